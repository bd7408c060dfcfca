/// How a shot begins.
public enum ShotTransition: String, Sendable, CaseIterable {
  /// At the start of the film.
  case start
  /// From one frame to the next.
  case cut
  /// Out of black or white; or into it, if that span is long enough to stand alone.
  case fade
  /// Over the end of the previous shot, which grows faint meanwhile.
  case dissolve
}
