/// Converts linear light to the nearest 8-bit sRGB codes with a table. It is for the pixels of
/// pictures and films, because `Color.bytes` needs three powers for each pixel.
package enum SRGBBytes {
  /// The code for each multiple of 1/65,535 of light. Code 1 begins at about the tenth entry, so no
  /// code is missing. The table is right to a tenth of a code in the deepest shadows, where the
  /// curve is steepest, and much closer elsewhere.
  private static let codes: [UInt8] = (0...65535).map {
    Color(linear: SIMD3(repeating: Double($0) / 65535)).bytes.x
  }

  /// The codes for linear light relative to white. Light outside 0…1 is clipped, and NaN gives 0.
  ///
  /// - Complexity: O(1). One call converts all three components, because a call from another module
  ///   costs as much as a component.
  package static func bytes(_ light: SIMD3<Double>) -> SIMD3<UInt8> {
    let codes = codes
    return SIMD3(byte(light.x, codes), byte(light.y, codes), byte(light.z, codes))
  }

  /// The same in single precision. Near the edge between two codes, rounding may give the other
  /// code.
  package static func bytes(_ light: SIMD3<Float>) -> SIMD3<UInt8> {
    let codes = codes
    return SIMD3(byte(light.x, codes), byte(light.y, codes), byte(light.z, codes))
  }

  @inline(__always)
  private static func byte(_ light: Double, _ codes: [UInt8]) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }

  /// Not one generic function for both types: its conversion to `Int` would cost three times all
  /// the rest.
  @inline(__always)
  private static func byte(_ light: Float, _ codes: [UInt8]) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }
}
