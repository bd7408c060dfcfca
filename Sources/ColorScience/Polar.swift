import CMath

/// A point of a plane in polar form: its distance from the gray axis, and its angle around it.
///
/// It converts CIELAB's a and b to the chroma and hue of Lch, and is used by every space with a
/// hue.
struct Polar {
  /// Distance from the origin, 0 or more, in the plane's own unit.
  let chroma: Double
  /// Degrees, 0 ≤ hue < 360, from the first axis toward the second; 0 for a gray.
  let hue: Double

  /// A color with a chroma below this is gray, with hue 0, because its hue would be only rounding
  /// errors.
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

  /// The point with this chroma and this hue in degrees (any number of turns).
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

  /// An angle between −360° and 360°, converted to 0 ≤ angle < 360.
  static func wrapped(_ degrees: Double) -> Double {
    guard degrees < 0 else { return degrees < 360 ? degrees : degrees - 360 }
    // A tiny negative angle plus 360 rounds to 360, which is the same as 0.
    let turned = degrees + 360
    return turned < 360 ? turned : 0
  }
}
