/// How readable one color is on another, by the web's accessibility guidelines.
public enum Contrast {
  /// The luminance of a color relative to white, 0…1.
  ///
  /// Components outside the sRGB gamut are clipped first, because the guideline defines none.
  ///
  /// - Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
  public static func relativeLuminance(of color: Color) -> Double {
    // This clipping keeps NaN, because every comparison with NaN is false.
    func clipped(_ light: Double) -> Double {
      light < 0 ? 0 : light > 1 ? 1 : light
    }
    return 0.2126 * clipped(color.linear.x) + 0.7152 * clipped(color.linear.y)
      + 0.0722 * clipped(color.linear.z)
  }

  /// The contrast ratio of two colors, 1 (none) … 21 (black and white); symmetric.
  ///
  /// 4.5 is enough for text, 3 for large text and for graphics (level AA); 7 is better (AAA).
  /// NaN if either color has one.
  ///
  /// - Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
  public static func ratio(_ first: Color, _ second: Color) -> Double {
    let one = relativeLuminance(of: first) + 0.05
    let two = relativeLuminance(of: second) + 0.05
    return one > two ? one / two : two / one
  }
}
