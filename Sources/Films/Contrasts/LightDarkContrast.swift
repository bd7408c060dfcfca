extension IttenContrast {
  /// Light against dark: black and white are its poles.
  public static let lightDark = IttenContrast(
    name: "light-dark", title: "Light–dark",
    meaning: "Light against dark; black and white are its poles.",
    definition: "Mean Oklab lightness of the lighter half of the picture minus that of the darker "
      + "half. 1 is half black, half white.",
    measure: { colors in
      let halves = colors.halves(by: \.lightness)
      guard colors.count > 1 else { return Measure(strength: 0, words: "A single color.") }
      return Measure(
        strength: halves.difference, swatches: [halves.most, halves.least],
        words: "From \(colors[halves.most].name) to \(colors[halves.least].name).")
    })
}
