extension ColorSpace {
  /// Amounts of light: linear-light red, green and blue with the sRGB primaries.
  ///
  /// Light adds up in this space, so it is right for averaging or blurring. It is poor for
  /// distance, because the eye sees ratios of light, not sums. Colors are stored in it, so nothing
  /// is converted.
  ///
  /// - Ranges: 0…1 each over the sRGB gamut; 1 is the display's white.
  /// - Source: CSS Color 4, `srgb-linear`, https://www.w3.org/TR/css-color-4/.
  public static let linear = ColorSpace(
    name: "linear", summary: "linear-light sRGB: proportional to the amount of light",
    axes: [Axis("red", 0...1), Axis("green", 0...1), Axis("blue", 0...1)],
    coordinates: { $0 }, linear: { $0 })
}
