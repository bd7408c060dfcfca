import ColorScience
import Palettes

extension PaletteFormat {
  /// A strip whose widths are the shares, with hexadecimal labels and words for screen readers.
  public static let svg = PaletteFormat(
    name: "svg", summary: "a strip with labels, as SVG", fileExtensions: ["svg"],
    mediaType: "image/svg+xml", writer: .bytes { Array(StripDrawing.text(of: $0).utf8) })
}

private enum StripDrawing {
  static let width = 1280
  static let height = 240
  /// The least width of a swatch, with room for a vertical label.
  static let narrowest = 20
  /// The width from which a label is horizontal.
  static let roomy = 88

  static func text(of palette: Palette) -> String {
    let total = max(width, palette.swatches.count * narrowest)
    let widths = Apportionment.parts(
      of: total, for: palette.swatches.map(\.proportion), minimum: narrowest)
    let title = XMLText.escaped(palette.name.onOneLine)
    let list = zip(palette.swatches, palette.percentages).map { swatch, share in
      "\(swatch.name.onOneLine) \(swatch.color.hex), \(share)"
    }
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(total)" height="\(height)" \
      viewBox="0 0 \(total) \(height)" role="img" aria-label="\(title)">
      <title>\(title)</title>
      <desc>\(XMLText.escaped(list.joined(separator: "; ")))</desc>
      <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="15" \
      text-anchor="middle" dominant-baseline="central">

      """
    var left = 0
    for (index, swatch) in palette.swatches.enumerated() {
      text += group(of: swatch, saying: list[index], left: left, width: widths[index])
      left += widths[index]
    }
    return text + "</g>\n</svg>\n"
  }

  /// A rectangle with its label, and with its tooltip.
  private static func group(
    of swatch: Swatch, saying words: String, left: Int, width: Int
  ) -> String {
    let middle = left + width / 2
    let ink = swatch.color.takesDarkText ? "#000" : "#fff"
    let place =
      width >= roomy
      ? "x=\"\(middle)\" y=\"\(height - 24)\""
      : "transform=\"translate(\(middle) \(height - 48)) rotate(-90)\""
    return """
      <g><title>\(XMLText.escaped(words))</title>\
      <rect x="\(left)" width="\(width)" height="\(height)" fill="\(swatch.color.hex)"/>\
      <text \(place) fill="\(ink)">\(swatch.color.hex)</text></g>

      """
  }
}

extension Color {
  /// Whether black text is easier to read on this color than white text.
  ///
  /// - Source: WCAG 2.2, relative luminance; the contrast with black and with white is equal at
  ///   √(1.05 × 0.05) − 0.05 = 0.179.
  var takesDarkText: Bool {
    (linear * SIMD3(0.2126, 0.7152, 0.0722)).sum() > 0.179
  }
}
