/// How a shot begins.
public enum ShotTransition: String, Sendable, CaseIterable {
  /// With the film.
  case start
  /// From one frame to the next.
  case cut
  /// Out of black or white, or into it, if that lasts long enough to be a span of its own.
  case fade
  /// Over the end of the shot before, which grows faint meanwhile.
  case dissolve
}
