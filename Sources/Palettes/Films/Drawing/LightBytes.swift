import ColorScience

/// Linear light to 8-bit sRGB and back by tables, for pictures of many colors.
enum LightBytes {
  /// The linear light of each 8-bit code.
  static let light: [Float] = (0...255).map { code in
    Float(Color(red: UInt8(code), green: 0, blue: 0).linear.x)
  }

  /// The code of 65,536 steps of light: right to a tenth of a code in the deepest shadow, where
  /// the curve is steepest, and much nearer everywhere else.
  private static let codes: [UInt8] = (0...65535).map { step in
    Color(linear: SIMD3(repeating: Double(step) / 65535)).bytes.x
  }

  /// Adds the three bytes of a color; light outside 0…1 is clipped, NaN is black.
  static func append(_ color: SIMD3<Float>, to bytes: inout [UInt8]) {
    bytes.append(code(color.x))
    bytes.append(code(color.y))
    bytes.append(code(color.z))
  }

  private static func code(_ light: Float) -> UInt8 {
    codes[light > 0 ? Int(min(light, 1) * 65535 + 0.5) : 0]
  }
}
