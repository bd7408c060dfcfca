public import Frames

/// A frame of a film, and what was decided of it.
public struct ShotFrame: Sendable {
  /// The frame as it was given.
  public var frame: Frame
  /// Which frame it is since the detector's beginning, from 0.
  public var number: Int
  /// How a new shot begins with this frame, `nil` if none does; the first frame has `.start`.
  public var begins: ShotTransition?
  /// Whether two shots, or a shot and black or white, are mixed in it: it lies inside a dissolve
  /// or a fade, and its colors belong to neither.
  public var isBlend: Bool
  /// Whether it is one of 1 to 4 frames, much brighter than the shot, which then returns.
  public var isFlash: Bool

  public init(
    frame: Frame, number: Int, begins: ShotTransition? = nil, isBlend: Bool = false,
    isFlash: Bool = false
  ) {
    self.frame = frame
    self.number = number
    self.begins = begins
    self.isBlend = isBlend
    self.isFlash = isFlash
  }
}
