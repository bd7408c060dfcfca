import ColorScience

extension IttenContrast {
  /// A gray next to a vivid color seems to have the complement of that color.
  public static let simultaneous = IttenContrast(
    name: "simultaneous", title: "Simultaneous",
    meaning: "The eye asks for the complement of a vivid color and sees it in a gray beside it, "
      + "most of all where both are equally light.",
    definition: "The colorful color (chroma 0.03 or more) and the gray (less) with "
      + "the greatest product of: chroma over 0.2, at most 1; 1 minus the difference of lightness; "
      + "2 √(share × share), at most 1.",
    measure: { colors in
      var best = Measure(strength: 0, words: "No gray beside a color.")
      for (first, second) in colors.pairs
      where colors[first].isColorful != colors[second].isColorful {
        let (vivid, gray) = colors[first].isColorful ? (first, second) : (second, first)
        let (color, ground) = (colors[vivid], colors[gray])
        let strength =
          color.vividness * (1 - min(1, abs(color.lightness - ground.lightness)))
          * min(1, 2 * (color.share * ground.share).squareRoot())
        guard strength > best.strength else { continue }
        best = Measure(
          strength: strength, swatches: [vivid, gray],
          words: "\(color.name) tints \(ground.name) "
            + "towards \(complement(of: color)).")
      }
      return best
    })

  /// The basic color term for the opposite hue, at a lightness where every hue is vivid.
  private static func complement(of color: ContrastColor) -> String {
    ColorTerm.nearest(to: Color(SIMD3(0.65, 0.12, color.hue + 180), in: .oklch)).rawValue
  }
}
