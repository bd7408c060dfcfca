extension ColorSpace {
  /// CIELAB in polar form: lightness, chroma (distance from gray) and hue.
  ///
  /// Placed at CIELAB's own point, so its distances are CIELAB's and hue is a circle.
  ///
  /// - Ranges: L* 0…100; chroma 0…133.9 over the sRGB gamut; hue 0 ≤ h < 360 degrees, 0 for grays.
  ///   Under D65, unlike CSS `lch()`.
  /// - Source: CIE 15:2018.
  public static let lch = ColorSpace(
    name: "lch", summary: "CIELAB's lightness, chroma and hue, hue as a circle",
    axes: [Axis("lightness", 0...100), Axis("chroma", 0...133.9), Axis("hue", 0...360)],
    hueAxis: 2,
    coordinates: { polar(CIELab.coordinates($0)) }, linear: { CIELab.linear(cartesian($0)) },
    place: { cartesian($0) }, unplace: { polar($0) })

  /// (lightness, a, b) → (lightness, chroma, hue).
  static func polar(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    let polar = Polar(x: lab.y, y: lab.z)
    return SIMD3(lab.x, polar.chroma, polar.hue)
  }

  /// (lightness, chroma, hue) → (lightness, a, b).
  static func cartesian(_ lch: SIMD3<Double>) -> SIMD3<Double> {
    let (a, b) = Polar.point(chroma: lch.y, hue: lch.z)
    return SIMD3(lch.x, a, b)
  }
}
