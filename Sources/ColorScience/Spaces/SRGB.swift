extension ColorSpace {
  /// sRGB as pictures and displays store it: gamma-coded red, green and blue.
  ///
  /// Distances are those of pixel values, not of the eye: dark colors are too close together, light
  /// greens too far apart.
  ///
  /// - Ranges: 0…1 each over the sRGB gamut; below 0 or above 1 outside it, never clipped.
  /// - Source: IEC 61966-2-1; CSS Color 4, `srgb`, https://www.w3.org/TR/css-color-4/.
  public static let rgb = ColorSpace(
    name: "rgb", summary: "sRGB as displays store it",
    axes: [Axis("red", 0...1), Axis("green", 0...1), Axis("blue", 0...1)],
    coordinates: { SRGBTransfer.encode($0) }, linear: { SRGBTransfer.decode($0) })
}
