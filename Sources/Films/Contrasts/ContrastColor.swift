import CMath
import ColorScience
import PaletteFiles
import Palettes

/// A swatch with the properties that the contrasts use.
struct ContrastColor: Sendable {
  /// The Oklch chroma from which a color counts as fully vivid. It is close to the chroma of yellow
  /// (0.21), the least vivid pure color of sRGB.
  static let fullChroma = 0.2
  /// The Oklch chroma below which a color has no noticeable hue.
  static let leastChroma = 0.03
  /// The share from which a color counts as fully visible.
  static let seenShare = 0.02

  /// 0…1; the shares of a palette add up to 1.
  var share: Double
  /// Oklch: 0…1, 0…0.4, 0…360°.
  var lightness, chroma, hue: Double
  /// `Color.warmth`: −1 cold … 1 warm.
  var warmth: Double
  /// A familiar color name.
  var name: String

  /// How vivid the color is: 0 for a gray, 1 from `fullChroma` on.
  var vividness: Double { min(1, chroma / Self.fullChroma) }
  /// How visible the color is: 1 from 2% of the picture on, less for smaller shares.
  var presence: Double { min(1, share / Self.seenShare) }
  /// Whether the color has a hue.
  var isColorful: Bool { chroma >= Self.leastChroma }

  /// The shorter way around the circle between two hues, 0…180°.
  func hueDistance(to other: ContrastColor) -> Double { Self.hueDistance(hue, other.hue) }

  /// The same for two hues in degrees, with any number of turns.
  static func hueDistance(_ one: Double, _ other: Double) -> Double {
    let way = abs(one - other).truncatingRemainder(dividingBy: 360)
    return min(way, 360 - way)
  }

  /// The swatches of a palette, in their order, with shares that add up to 1.
  static func colors(of palette: Palette) -> [ContrastColor] {
    let total = palette.swatches.reduce(0) { $0 + max(0, $1.proportion) }
    return palette.swatches.map { swatch in
      let place = swatch.color.coordinates(in: .oklch)
      let share =
        total > 0 ? max(0, swatch.proportion) / total : 1 / Double(palette.swatches.count)
      return ContrastColor(
        share: share, lightness: place.x, chroma: place.y, hue: place.z,
        warmth: swatch.color.warmth, name: swatch.name.onOneLine)
    }
  }
}

extension [ContrastColor] {
  /// The mean of a property over the half of the picture with the greatest values, minus the mean
  /// over the other half; and the swatches with the greatest and the least value.
  ///
  /// A swatch at the border between the halves is split.
  ///
  /// - Complexity: O(count log count).
  func halves(by value: (ContrastColor) -> Double) -> (difference: Double, most: Int, least: Int) {
    let order = indices.sorted { (value(self[$0]), $0) < (value(self[$1]), $1) }
    var (below, lower, upper) = (0.0, 0.0, 0.0)
    for index in order {
      let share = self[index].share
      let inLower = Swift.min(share, Swift.max(0, 0.5 - below))
      lower += inLower * value(self[index])
      upper += (share - inLower) * value(self[index])
      below += share
    }
    return (2 * (upper - lower), order.last ?? 0, order.first ?? 0)
  }

  /// All pairs of different indices, the smaller one first.
  var pairs: [(Int, Int)] {
    indices.flatMap { first in (first + 1..<Swift.max(first + 1, count)).map { (first, $0) } }
  }
}
