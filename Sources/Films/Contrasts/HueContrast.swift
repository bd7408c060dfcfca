extension IttenContrast {
  /// Pure colors of clearly different hues side by side: yellow, red and blue above all.
  public static let hue = IttenContrast(
    name: "hue", title: "Hue",
    meaning: "Undiluted colors side by side, at least three of clearly different hues; "
      + "strongest in yellow, red and blue.",
    definition: "The three colors of the palette with the greatest product of: the "
      + "smallest of the three hue distances over 120°; the smallest chroma over 0.2, at most 1; "
      + "the smallest share over 2%, at most 1. 0 if fewer than three colors have chroma 0.03.",
    measure: measureHue)

  private static func measureHue(_ colors: [ContrastColor]) -> Measure {
    let colorful = colors.indices.filter { colors[$0].isColorful }
    var best = Measure(strength: 0, words: "Fewer than three colors with different hues.")
    for (place, first) in colorful.enumerated() {
      for (next, second) in colorful.enumerated().dropFirst(place + 1) {
        for third in colorful.dropFirst(next + 1) {
          let strength = hueStrength(colors[first], colors[second], colors[third])
          guard strength > best.strength else { continue }
          let names = [first, second, third].map { colors[$0].name }
          best = Measure(
            strength: strength, swatches: [first, second, third],
            words: "\(names[0]), \(names[1]) and \(names[2]).")
        }
      }
    }
    return best
  }

  private static func hueStrength(
    _ first: ContrastColor, _ second: ContrastColor, _ third: ContrastColor
  ) -> Double {
    let nearest = min(
      first.hueDistance(to: second), second.hueDistance(to: third), third.hueDistance(to: first))
    let vividness = min(first.vividness, second.vividness, third.vividness)
    let presence = min(first.presence, second.presence, third.presence)
    return nearest / 120 * vividness * presence
  }
}
