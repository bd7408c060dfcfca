/// How a shot comes after the one before it.
public enum ShotTransition: String, Sendable, CaseIterable {
  /// It is the film's first.
  case start
  /// From one frame to the next.
  case cut
  /// Through black or white, or out of it.
  case fade
  /// Both are seen at once for a while.
  case dissolve
}
