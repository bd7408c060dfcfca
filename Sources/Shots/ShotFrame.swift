public import Frames

/// A frame of a film, and the decisions on it.
public struct ShotFrame: Sendable {
  /// The frame as the caller gave it.
  public var frame: Frame
  /// The index of the frame, counted from 0 since the detector's start.
  public var index: Int
  /// How a new shot begins with this frame; `nil` if none does. The first frame has `.start`.
  public var begins: ShotTransition?
  /// Whether the frame mixes two shots, or a shot and black or white: it lies inside a dissolve, a
  /// fade or a wipe, and its colors belong to neither.
  public var isBlend: Bool
  /// Whether the frame is part of a flash: a few frames, much brighter than the shot, which
  /// continues after them. `ShotSettings.flashSeconds` is their longest duration.
  public var isFlash: Bool

  public init(
    frame: Frame, index: Int, begins: ShotTransition? = nil, isBlend: Bool = false,
    isFlash: Bool = false
  ) {
    self.frame = frame
    self.index = index
    self.begins = begins
    self.isBlend = isBlend
    self.isFlash = isFlash
  }
}

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
  /// With an edge that crosses the picture, and with the next shot where it has been; or with one of
  /// the shots moving in or out.
  case wipe
}
