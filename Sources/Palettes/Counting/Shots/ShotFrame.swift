/// A frame of which is decided whether it begins a shot.
public struct ShotFrame: Sendable {
  public var frame: Frame
  /// From 0, since the detector's beginning.
  public var number: Int
  /// How a shot begins with this frame; `nil` if it goes on.
  public var begins: ShotTransition?
  /// Whether it is a mixture of two shots, or of a shot and black or white.
  public var isBlend: Bool
  /// Whether it is one of a few much brighter frames from which the shot returns.
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
