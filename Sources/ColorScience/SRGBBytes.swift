/// Linear light → the nearest 8-bit sRGB code by a table, for pictures and films, whose every pixel
/// `Color.bytes` would cost three powers.
package enum SRGBBytes {
  /// For each 65,535th of light; code 1 begins at the tenth, so that no code is missed. Right to a
  /// tenth of a code in the deepest shadow, where the curve is steepest, and much nearer elsewhere.
  @usableFromInline
  package static let codes: [UInt8] = (0...65535).map {
    Color(linear: SIMD3(repeating: Double($0) / 65535)).bytes.x
  }

  /// The code of this light, relative to white; what is outside 0…1 is clipped, NaN gives 0.
  ///
  /// - Complexity: O(1).
  @inlinable @inline(__always)
  package static func byte(_ light: Double) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }

  /// The same in single precision, whose rounding may give the neighbor of a step.
  @inlinable @inline(__always)
  package static func byte(_ light: Float) -> UInt8 {
    guard light > 0 else { return 0 }
    return light < 1 ? codes[Int(light * 65535 + 0.5)] : 255
  }
}
