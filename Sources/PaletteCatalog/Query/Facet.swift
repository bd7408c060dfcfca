import ColorScience
import Palettes

/// A property of pictures that is a number, by which a search filters and sorts.
public struct Facet: Sendable {
  /// The name in a query and of the database's column.
  public let name: String
  public let summary: String
  /// Words for ranges of the number: `dark` for a lightness of up to 30.
  public let words: [(word: String, range: ClosedRange<Double>)]
  /// After so much, the numbers begin again at 0, and a range may go beyond: hues of 345…405 are
  /// those above 345 and up to 45.
  let period: Double?
  /// The number of an item, or `nil` if it has none, as grays have no hue.
  let value: @Sendable (FacetSource) -> Double?

  init(
    _ name: String, _ summary: String, period: Double? = nil,
    words: [(word: String, range: ClosedRange<Double>)] = [],
    value: @escaping @Sendable (FacetSource) -> Double?
  ) {
    (self.name, self.summary, self.words, self.value) = (name, summary, words, value)
    self.period = period
  }

  /// Every facet, in the order of the documentation.
  public static let all: [Facet] = [
    .lightness, .contrast, .chroma, .hue, .warmth, .neutral, .colors, .width, .height, .aspect,
    .duration,
  ]

  static let lightness = Facet(
    "lightness", "mean L* of the colors by their shares, 0…100",
    words: [("dark", 0...30), ("middle", 30...65), ("light", 65...100)],
    value: { $0.mean { $0.x } })
  static let contrast = Facet(
    "contrast", "L* of the white point less that of the black point, 0…100",
    words: [("low", 0...40), ("high", 80...100)],
    value: { source in
      source.facts.map {
        $0.whitePoint.coordinates(in: .lab).x - $0.blackPoint.coordinates(in: .lab).x
      }
    })
  static let chroma = Facet(
    "chroma", "mean CIELAB chroma of the colors by their shares, 0…134",
    words: [("gray", 0...5), ("muted", 5...20), ("vivid", 40...134)],
    value: { $0.mean { ($0.y * $0.y + $0.z * $0.z).squareRoot() } })
  static let hue = Facet(
    "hue", "CIELAB hue of all colors together, 0…360°; none of a gray picture", period: 360,
    words: [
      ("red", 345...405), ("orange", 45...75), ("yellow", 75...110), ("green", 110...180),
      ("teal", 180...230), ("blue", 230...300), ("purple", 300...345),
    ],
    value: \.hue)
  static let warmth = Facet(
    "warmth", "mean warmth of the colors by their shares, −1 (cold) to 1 (warm)",
    words: [("cold", -1 ... -0.1), ("neutral", -0.1...0.1), ("warm", 0.1...1)],
    value: { source in
      source.colors.reduce(0) { $0 + $1.share * $1.color.warmth } / source.whole
    })
  static let neutral = Facet(
    "neutral", "share of the pixels with a CIELAB chroma below 8, 0…1",
    words: [("none", 0...0.05), ("most", 0.5...1)], value: { $0.facts?.nearNeutral })
  static let colors = Facet(
    "colors", "how many colors the palette has", value: { Double($0.colors.count) })
  static let width = Facet("width", "pixels", value: { Double($0.width) })
  static let height = Facet("height", "pixels", value: { Double($0.height) })
  static let aspect = Facet(
    "aspect", "width over height",
    words: [("portrait", 0...0.95), ("square", 0.95...1.05), ("landscape", 1.05...1000)],
    value: { $0.height > 0 ? Double($0.width) / Double($0.height) : nil })
  static let duration = Facet(
    "duration", "seconds; of shots only", value: { $0.duration })
}

/// What facets are computed from.
struct FacetSource {
  let colors: [(color: Color, share: Double)]
  let facts: PictureFacts?
  let width, height: Int
  /// Seconds, of a shot.
  var duration: Double?

  /// The sum of the shares.
  var whole: Double { colors.reduce(0) { $0 + $1.share } }

  /// The mean of a function of CIELAB coordinates over the colors, by their shares.
  func mean(_ value: (SIMD3<Double>) -> Double) -> Double {
    colors.reduce(0) { $0 + $1.share * value($1.color.coordinates(in: .lab)) } / whole
  }

  /// The direction of the mean a* and b*; `nil` below a chroma of 2, where it is chance.
  var hue: Double? {
    let (a, b) = (mean { $0.y }, mean { $0.z })
    guard a * a + b * b >= 4 else { return nil }
    let mean = Color(SIMD3(50, a, b), in: .lab).coordinates(in: .lch)
    return mean.z
  }
}
