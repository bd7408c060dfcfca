extension IttenContrast {
  /// Vivid against dull.
  public static let saturation = IttenContrast(
    name: "saturation", title: "Saturation",
    meaning: "Pure, vivid colors against diluted, dull ones.",
    definition: "Mean vividness (Oklch chroma over 0.2, at most 1) of the more vivid half of the "
      + "picture minus that of the duller half.",
    measure: { colors in
      let halves = colors.halves(by: \.vividness)
      guard colors.count > 1 else { return Measure(strength: 0, words: "A single color.") }
      return Measure(
        strength: halves.difference, swatches: [halves.most, halves.least],
        words: "\(colors[halves.most].name) against \(colors[halves.least].name).")
    })
}
