/// Frames that no palette counts, because they are not a picture or because the filters remove all
/// of their shot.
public struct LeftOut: Sendable, Equatable {
  /// Why they are left out.
  public enum Reason: String, Sendable, CaseIterable {
    /// Nothing but black.
    case black
    /// One color from edge to edge.
    case uniform
    /// A countdown, color bars or a test card before the film.
    case leader
    /// Rolling or standing text over black or a plain ground.
    case credits
    /// A mixture of two shots, or of a shot and black or white.
    case blend
    /// A flash.
    case flash
    /// A shot from which the filters of brightness and chroma remove everything.
    case filtered
  }

  /// The numbers of the frames in the film.
  public var frames: ClosedRange<Int>
  /// Seconds from the film's start.
  public var start, end: Double
  public var reason: Reason

  public init(frames: ClosedRange<Int>, start: Double, end: Double, reason: Reason) {
    self.frames = frames
    self.start = start
    self.end = end
    self.reason = reason
  }
}
