/// A frame that shows nothing.
enum Blank: Sendable {
  case black
  case white

  /// What kind of blank frame this is, `nil` if it shows something.
  init?(_ sketch: FrameSketch, settings: ShotSettings) {
    guard sketch.variance.squareRoot() <= settings.blankContrast else { return nil }
    if sketch.lightest <= settings.blackLevel {
      self = .black
    } else if sketch.darkest >= 255 - settings.whiteDistance {
      self = .white
    } else {
      return nil
    }
  }
}
