extension ColorSpace {
  /// Amounts of light: linear-light red, green and blue with the sRGB primaries.
  ///
  /// The space in which light adds up, so the right one for averaging or blurring; a poor one for
  /// distance, since the eye sees ratios of light and not sums. It is the hub: nothing is converted.
  ///
  /// - Ranges: 0…1 each over the sRGB gamut; 1 is the display's white.
  /// - Source: CSS Color 4, `srgb-linear`, https://www.w3.org/TR/css-color-4/.
  public static let linear = ColorSpace(
    name: "linear", summary: "linear-light sRGB: amounts of light, which add up",
    axes: [Axis("red", 0...1), Axis("green", 0...1), Axis("blue", 0...1)],
    coordinates: { $0 }, linear: { $0 })
}
