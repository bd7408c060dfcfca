import CMath

extension ColorSpace {
  /// Oklab: lightness and two opponent axes, fitted to how people see hue and lightness.
  ///
  /// Hue is uniform: blues stay blue when darkened. It was made for gradients and palettes. It gives
  /// dark colors much room, so noise in shadows counts more than in CIELAB.
  ///
  /// - Ranges: L 0…1; over the sRGB gamut a −0.234…0.277 (green to red), b −0.312…0.199
  ///   (blue to yellow). White is (1, 0, 0). It is not bounded outside the gamut.
  /// - Source: B. Ottosson 2020, https://bottosson.github.io/posts/oklab/, with the matrices of
  ///   CSS Color 4 (fitted to D65 at full precision).
  public static let oklab = ColorSpace(
    name: "oklab", summary: "Oklab: even steps of lightness and hue", axes: Oklab.axes,
    coordinates: { Oklab.coordinates($0) }, linear: { Oklab.linear($0) })
}

/// The formulas of Oklab, for the spaces and differences that are based on it.
enum Oklab {
  static let axes = [
    ColorSpace.Axis("lightness", 0...1), ColorSpace.Axis("a", -0.234...0.277),
    ColorSpace.Axis("b", -0.312...0.199),
  ]

  /// Linear sRGB → cone responses (l, m, s); derived by `Tools/derive-matrices`.
  static let toCones = Matrix3(
    rows: SIMD3(0.412221469470763, 0.5363325372617348, 0.05144599326750221),
    SIMD3(0.21190349581782522, 0.6806995506452342, 0.1073969535369405),
    SIMD3(0.08830245919005643, 0.2817188391361215, 0.6299787016738221))
  /// Cube roots of cone responses → Oklab; derived by `Tools/derive-matrices`.
  static let toOpponents = Matrix3(
    rows: SIMD3(0.21045426830931402, 0.7936177747023052, -0.004072043011619259),
    SIMD3(1.9779985324311686, -2.4285922420485795, 0.450593709617411),
    SIMD3(0.025904042465547773, 0.7827717124575297, -0.8086757549230775))
  private static let fromCones = toCones.inverse
  private static let fromOpponents = toOpponents.inverse

  /// Linear-light sRGB → L, a, b. NaN in any component gives NaN in all.
  static func coordinates(_ linear: SIMD3<Double>) -> SIMD3<Double> {
    let cones = toCones * linear
    return toOpponents * SIMD3(cbrt(cones.x), cbrt(cones.y), cbrt(cones.z))
  }

  /// L, a, b → linear-light sRGB; the inverse of `coordinates`.
  static func linear(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    let roots = fromOpponents * lab
    return fromCones * (roots * roots * roots)
  }
}
