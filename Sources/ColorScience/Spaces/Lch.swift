extension ColorSpace {
  /// CIELAB in polar form: lightness, chroma (distance from gray) and hue.
  ///
  /// Placed at the point of CIELAB, so it has the distances of CIELAB, and hue is a circle.
  ///
  /// - Ranges: L* 0…100; chroma 0…133.9 over the sRGB gamut; hue 0 ≤ h < 360 degrees, 0 for grays.
  ///   Under D65, unlike CSS `lch()`.
  /// - Source: CIE 15:2018.
  public static let lch = ColorSpace(
    name: "lch", summary: "CIELAB's lightness, chroma and hue, hue as a circle",
    axes: [Axis("lightness", 0...100), Axis("chroma", 0...133.9), Axis("hue", 0...360)],
    hueAxis: 2,
    coordinates: { Polar.lch(CIELab.coordinates($0)) }, linear: { CIELab.linear(Polar.lab($0)) },
    place: { Polar.lab($0) }, unplace: { Polar.lch($0) })
}
