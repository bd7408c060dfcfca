import Palettes

extension IttenContrast {
  /// Two colors whose mixture is gray.
  public static let complementary = IttenContrast(
    name: "complementary", title: "Complementary",
    meaning: "Two colors whose mixture is gray: each drives the other to its greatest vividness.",
    definition: "The two colors of the palette with the greatest product of: how "
      + "opposite their hues are (1 at 180°, falling to 0 at 150°); the smaller chroma over 0.2, at "
      + "most 1; the root of both presences (share over 2%, at most 1).",
    measure: { colors in
      var best = Measure(strength: 0, words: "No two colors of opposite hues.")
      for (first, second) in colors.pairs {
        let (one, other) = (colors[first], colors[second])
        guard one.isColorful, other.isColorful else { continue }
        let distance = one.hueDistance(to: other)
        let strength =
          max(0, 1 - (180 - distance) / 30) * min(one.vividness, other.vividness)
          * (one.presence * other.presence).squareRoot()
        guard strength > best.strength else { continue }
        best = Measure(
          strength: strength, swatches: [first, second],
          words: "\(one.name) against \(other.name), "
            + "\(distance.text(places: 0))° apart.")
      }
      return best
    })
}
