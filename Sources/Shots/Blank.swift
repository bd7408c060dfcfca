import Frames

/// A frame that shows nothing: black as `PlainFrame` defines it, or white in the same sense.
enum Blank: Sendable {
  case black
  case white

  /// The kind of blank frame, or `nil` if the frame shows anything, even thin letters.
  ///
  /// - Parameter pyramid: the pyramid of the same frame; it is enough to reject almost all frames
  ///   quickly.
  init?(_ frame: Frame, _ pyramid: FramePyramid, settings: ShotSettings) {
    guard pyramid.variance.squareRoot() <= settings.blankContrast else { return nil }
    let levels: ClosedRange<UInt8>
    if Double(pyramid.greatest) <= settings.blackLevel {
      self = .black
      levels = 0...UInt8(min(255, settings.blackLevel))
    } else if Double(pyramid.least) >= 255 - settings.whiteDistance {
      self = .white
      levels = UInt8(max(0, 255 - settings.whiteDistance))...255
    } else {
      return nil
    }
    guard PlainFrame.lies(frame, frame.area, within: levels) else { return nil }
  }
}
