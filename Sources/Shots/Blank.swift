import Frames

/// A frame that shows nothing: black as `PlainFrame` means it, or white in the same way.
enum Blank: Sendable {
  case black
  case white

  /// What kind of blank frame this is, `nil` if it shows something, be it thin letters.
  ///
  /// - Parameter pyramid: of the same frame, by which almost all are told at once.
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
