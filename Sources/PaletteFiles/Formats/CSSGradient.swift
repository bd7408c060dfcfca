import ColorScience
import Palettes

extension PaletteFormat {
  /// A custom property `--palette-gradient` with a gradient through the colors, evenly spaced, in
  /// the palette's order. Names and shares are left out.
  ///
  /// Mixes in Oklab, where the middle of two hues does not turn gray. Browsers have understood
  /// this since 2024.
  ///
  /// - Source: CSS Images 4 §3.1.
  public static let cssGradient = PaletteFormat(
    name: "css-gradient", summary: "a CSS gradient through the colors",
    fileExtensions: ["gradient.css"], holds: .title,
    writer: { palette in
      let colors = palette.swatches.map(\.color.hex)
      // A gradient needs two stops, and one color may have two.
      let stops = colors.count == 1 ? colors[0] + " 0% 100%" : colors.joined(separator: ", ")
      return """
        /* \(StyleSheet.title(of: palette)) */
        :root {
          --palette-gradient: linear-gradient(to right in oklab, \(stops));
        }

        """
    })
}
