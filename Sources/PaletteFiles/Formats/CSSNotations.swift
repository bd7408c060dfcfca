import ColorScience
import Palettes

extension PaletteFormat {
  /// The custom properties of `css` with colors as `hsl()`. The numbers give back exactly the same
  /// 8-bit colors.
  ///
  /// - Source: CSS Color 4 §7.
  public static let cssHSL = PaletteFormat(
    name: "css-hsl", summary: "CSS custom properties as hsl()", fileExtensions: ["hsl.css"],
    writer: { StyleSheet.css(of: $0, as: \.hslText) })

  /// The custom properties of `css` with colors as `oklch()`. The numbers give back exactly the
  /// same 8-bit colors.
  ///
  /// - Source: CSS Color 4 §9.4.
  public static let cssOklch = PaletteFormat(
    name: "css-oklch", summary: "CSS custom properties as oklch()", fileExtensions: ["oklch.css"],
    writer: { StyleSheet.css(of: $0, as: \.oklchText) })

  /// A format in CSS, which the reader of `css` reads.
  init(
    name: String, summary: String, fileExtensions: [String], holds: Holdings = [.title, .names],
    writer: @escaping @Sendable (Palette) -> String
  ) {
    self.init(
      name: name, summary: summary, fileExtensions: fileExtensions,
      mediaType: "text/css; charset=utf-8", writer: .bytes { Array(writer($0).utf8) },
      holds: holds, read: StyleSheet.palette(_:))
  }
}

extension Swatch {
  /// `hsl(197.1 19.4% 14.1%)`: one decimal gives back every 8-bit color.
  fileprivate var hslText: String {
    let hsl = eightBit.coordinates(in: .hsl)
    let hue = hsl.x.text(places: 1)
    let (saturation, lightness) = ((100 * hsl.y).text(places: 1), (100 * hsl.z).text(places: 1))
    return "hsl(\(hue == "360" ? "0" : hue) \(saturation)% \(lightness)%)"
  }

  /// `oklch(62.796% 0.257683 29.2339)`: with fewer decimals, colors at the edge of sRGB would be
  /// read as outside of it.
  fileprivate var oklchText: String {
    let oklch = eightBit.coordinates(in: .oklch)
    let chroma = oklch.y.text(places: 6)
    let hue = chroma == "0" ? "0" : oklch.z.text(places: 4)
    return "oklch(\((100 * oklch.x).text(places: 3))% \(chroma) \(hue == "360" ? "0" : hue))"
  }
}
