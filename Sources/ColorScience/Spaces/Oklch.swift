extension ColorSpace {
  /// Oklab in polar form: lightness, chroma (distance from gray) and hue, as in CSS `oklch()`.
  ///
  /// Placed at the point of Oklab, so it has the distances of Oklab, and hue is a circle.
  ///
  /// - Ranges: L 0…1; chroma 0…0.323 over the sRGB gamut; hue 0 ≤ h < 360 degrees, 0 for grays.
  /// - Source: B. Ottosson 2020, https://bottosson.github.io/posts/oklab/; CSS Color 4, `oklch()`.
  public static let oklch = ColorSpace(
    name: "oklch", summary: "Oklab's lightness, chroma and hue, hue as a circle",
    axes: [Axis("lightness", 0...1), Axis("chroma", 0...0.323), Axis("hue", 0...360)],
    hueAxis: 2,
    coordinates: { Polar.lch(Oklab.coordinates($0)) }, linear: { Oklab.linear(Polar.lab($0)) },
    place: { Polar.lab($0) }, unplace: { Polar.lch($0) })
}
