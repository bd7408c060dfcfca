import CMath

extension ColorSpace {
  /// CIELAB under D65 and the 2° observer: lightness and two opponent axes.
  ///
  /// The color space of the paint and print trade. For grays and mid lightness, a distance of about
  /// 2 is just visible; it overstates differences of strong blues and saturated colors.
  ///
  /// - Ranges: L* 0…100; over the sRGB gamut a* −86.2…98.3 (green to red), b* −107.9…94.5
  ///   (blue to yellow). It is not bounded outside the gamut.
  /// - White is D65 at x = 0.3127, y = 0.3290, not the D50 of CSS `lab()`.
  /// - Source: CIE 15:2018, with the exact constants 216/24389 and 24389/27 of
  ///   http://www.brucelindbloom.com/LContinuity.html.
  public static let lab = ColorSpace(
    name: "lab", summary: "CIELAB (D65, 2° observer)", axes: CIELab.axes,
    coordinates: { CIELab.coordinates($0) }, linear: { CIELab.linear($0) })
}

/// The formulas of CIELAB, for the spaces and differences that are based on it.
enum CIELab {
  static let axes = [
    ColorSpace.Axis("lightness", 0...100), ColorSpace.Axis("a", -86.2...98.3),
    ColorSpace.Axis("b", -107.9...94.5),
  ]

  /// Linear sRGB → CIE XYZ with Y = 1 for white; derived by `Tools/derive-matrices`.
  static let toXYZ = Matrix3(
    rows: SIMD3(0.4123907992659595, 0.35758433938387796, 0.1804807884018343),
    SIMD3(0.21263900587151036, 0.7151686787677559, 0.07219231536073371),
    SIMD3(0.01933081871559185, 0.11919477979462599, 0.9505321522496606))

  /// Linear sRGB → XYZ divided by the XYZ of white, so that a gray gives three equal numbers.
  static let toRelativeXYZ = toXYZ.scalingRows(by: .one / (toXYZ * .one))
  private static let fromRelativeXYZ = toRelativeXYZ.inverse

  /// The value below which a straight line replaces the cube root: (6/29)³.
  private static let threshold = 216.0 / 24389
  private static let slope = 24389.0 / 27

  /// Linear-light sRGB → L*, a*, b*. NaN in any component gives NaN in all.
  static func coordinates(_ linear: SIMD3<Double>) -> SIMD3<Double> {
    let relative = toRelativeXYZ * linear
    let x = compress(relative.x)
    let y = compress(relative.y)
    let z = compress(relative.z)
    return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// L*, a*, b* → linear-light sRGB; the inverse of `coordinates`.
  static func linear(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    fromRelativeXYZ * relativeXYZ(lab)
  }

  /// L*, a*, b* → CIE XYZ, each divided by that of white, for any white.
  static func relativeXYZ(_ lab: SIMD3<Double>) -> SIMD3<Double> {
    let y = (lab.x + 16) / 116
    return SIMD3(expand(y + lab.y / 500), expand(y), expand(y - lab.z / 200))
  }

  static func compress(_ relative: Double) -> Double {
    relative > threshold ? cbrt(relative) : (slope * relative + 16) / 116
  }

  private static func expand(_ root: Double) -> Double {
    let cube = root * root * root
    return cube > threshold ? cube : (116 * root - 16) / slope
  }
}
