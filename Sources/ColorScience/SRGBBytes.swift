/// Linear light → the nearest 8-bit sRGB codes by a table, for pictures and films, whose every pixel
/// `Color.bytes` would cost three powers.
package enum SRGBBytes {
  /// For each 65,535th of light; code 1 begins at the tenth, so that no code is missed. Right to a
  /// tenth of a code in the deepest shadow, where the curve is steepest, and much nearer elsewhere.
  private static let codes: [UInt8] = (0...65535).map {
    Color(linear: SIMD3(repeating: Double($0) / 65535)).bytes.x
  }

  /// The codes of a color's linear light, relative to white; what is outside 0…1 is clipped, NaN
  /// gives 0.
  ///
  /// - Complexity: O(1). All three at once, since a call from another room costs as much as a code.
  package static func bytes(_ light: SIMD3<Double>) -> SIMD3<UInt8> {
    let codes = codes
    return SIMD3(byte(light.x, codes), byte(light.y, codes), byte(light.z, codes))
  }

  /// The same in single precision, whose rounding may give the neighbor of a step.
  package static func bytes(_ light: SIMD3<Float>) -> SIMD3<UInt8> {
    let codes = codes
    return SIMD3(byte(light.x, codes), byte(light.y, codes), byte(light.z, codes))
  }

  @inline(__always)
  private static func byte(_ light: Double, _ codes: [UInt8]) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }

  /// Not one generic function for both: its conversion to `Int` costs three times all the rest.
  @inline(__always)
  private static func byte(_ light: Float, _ codes: [UInt8]) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }
}
