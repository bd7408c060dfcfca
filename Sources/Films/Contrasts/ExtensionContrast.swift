import Palettes

extension IttenContrast {
  /// Large against small areas: how far areas are from those at which hues balance each other.
  public static let `extension` = IttenContrast(
    name: "extension", title: "Extension",
    meaning: "Much against little: the brighter a hue, the smaller the area at which it balances "
      + "the others.",
    definition: "By Goethe’s light values (yellow 9, orange 8, red 6, violet 3, blue 4, green 6), "
      + "hues balance when areas are as the light values of their complements: yellow 3, orange 4, "
      + "red 6, violet 9, blue 8, green 6. Colors of chroma 0.03 or more are assigned to the "
      + "nearest of the six hues in Oklch. Over the hues that fill at least a hundredth of the "
      + "colorful area: half the sum of the distances between their areas and the balanced ones, "
      + "both adding to 1. 0 is balance, also if there is only one hue.",
    measure: { colors in
      let areas = HueFamily.allCases.map { family in
        colors.reduce(0) { sum, color in
          let belongs = color.isColorful && HueFamily.nearest(to: color.hue) == family
          return sum + (belongs ? color.share : 0)
        }
      }
      let total = areas.reduce(0, +)
      let present = zip(HueFamily.allCases, areas).filter { total > 0 && $1 >= total / 100 }
      guard present.count > 1 else {
        let hue = present.first.map { "Only one hue: \($0.0.rawValue)." }
        return Measure(strength: 0, words: hue ?? "No hue.")
      }
      let seen = present.reduce(0) { $0 + $1.1 }
      let balance = present.reduce(0) { $0 + $1.0.area }
      let distance = present.reduce(0) { $0 + abs($1.1 / seen - $1.0.area / balance) } / 2
      let words = present.map { family, area in
        let filled = ShareText.text(area / seen)
        let balanced = ShareText.text(family.area / balance)
        return "\(family.rawValue) \(filled) (balanced: \(balanced))"
      }
      return Measure(strength: distance, words: words.joined(separator: ", ") + ".")
    })
}
