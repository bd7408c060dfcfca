/// The cast of a black, a white or a gray, in the words of people who grade films.
///
/// The hue sectors are those of CIELAB, whose hue angles in sRGB are 40° for red, 72° for orange,
/// 103° for yellow, 136° for green, 196° for cyan, 306° for blue and 328° for magenta. Tinted blacks
/// and whites are seldom that pure: "warm" is the sector around orange.
public enum Tint: String, Sendable, CaseIterable {
  case neutral, red, warm, yellow, green
  case blueGreen = "blue-green"
  case blue, violet, magenta

  /// A color with less CIELAB chroma than this has no cast: a difference of about 2 between two
  /// grays is just visible.
  static let leastChroma = 2.0

  /// The cast of a color; `neutral` if it has a NaN.
  ///
  /// - Complexity: O(1).
  public init(of color: Color) {
    let place = color.coordinates(in: .lch)
    guard place.y >= Self.leastChroma else {
      self = .neutral
      return
    }
    self =
      switch place.z {
      case ..<30: .red
      case ..<97: .warm
      case ..<115: .yellow
      case ..<165: .green
      case ..<235: .blueGreen
      case ..<298: .blue
      case ..<320: .violet
      case ..<345: .magenta
      default: .red
      }
  }
}
