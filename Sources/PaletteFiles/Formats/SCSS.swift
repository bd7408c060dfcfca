import ColorScience
import Palettes

extension PaletteFormat {
  /// Sass variables `$palette-1` …, and a map `$palette` of them by number.
  ///
  /// Reads variables, maps and everything that `css` reads, also in Less (`@red: #f00;`). Colors
  /// computed by functions such as `darken()` are left out and counted: only a compiler can compute
  /// them.
  public static let scss = PaletteFormat(
    name: "scss", summary: "Sass variables and a map", fileExtensions: ["scss"],
    mediaType: "text/x-scss; charset=utf-8",
    writer: .bytes { palette in
      var text = "// \(StyleSheet.title(of: palette))\n"
      let comments = StyleSheet.comments(on: palette)
      for (index, swatch) in palette.swatches.enumerated() {
        text += "$palette-\(index + 1): \(swatch.color.hex); // \(comments[index])\n"
      }
      text += "\n$palette: (\n"
      for number in 1...palette.swatches.count { text += "  \(number): $palette-\(number),\n" }
      return Array((text + ");\n").utf8)
    },
    holds: [.title, .names], read: StyleSheet.palette(_:),
    recognizes: { StyleSheet.hasColors($0, inSass: true) }, mark: "variable with a color")
}
