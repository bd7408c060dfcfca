import CMath

/// A point of a plane as a distance from the gray axis and an angle around it.
///
/// What CIELAB's a and b are to Lch's chroma and hue; used by every space with a hue.
struct Polar {
  /// Distance from the origin, 0 or more, in the plane's own unit.
  let chroma: Double
  /// Degrees, 0 ≤ hue < 360, counted from the first axis toward the second; 0 for a gray.
  let hue: Double

  /// Below this chroma a hue is nothing but rounding errors: such a color is gray, its hue 0.
  static let grayChroma = 1e-10

  /// The polar form of a point; NaN in either number gives NaN in both.
  init(x: Double, y: Double) {
    chroma = (x * x + y * y).squareRoot()
    guard !(chroma < Polar.grayChroma) else {
      hue = 0
      return
    }
    hue = Polar.wrapped(atan2(y, x) * (180 / .pi))
  }

  /// The point at this chroma and this hue in degrees (any number of turns).
  static func point(chroma: Double, hue: Double) -> (x: Double, y: Double) {
    let angle = hue * (.pi / 180)
    return (chroma * cos(angle), chroma * sin(angle))
  }

  /// (lightness, a, b) → (lightness, chroma, hue).
  static func lch(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    let polar = Polar(x: lab.y, y: lab.z)
    return SIMD3(lab.x, polar.chroma, polar.hue)
  }

  /// (lightness, chroma, hue) → (lightness, a, b).
  static func lab(_ lch: SIMD3<Double>) -> SIMD3<Double> {
    let (a, b) = point(chroma: lch.y, hue: lch.z)
    return SIMD3(lch.x, a, b)
  }

  /// An angle between −360° and 360° brought to 0 ≤ angle < 360.
  static func wrapped(_ degrees: Double) -> Double {
    guard degrees < 0 else { return degrees < 360 ? degrees : degrees - 360 }
    // A tiny negative angle plus 360 rounds to 360 itself, which is 0 again.
    let turned = degrees + 360
    return turned < 360 ? turned : 0
  }
}
