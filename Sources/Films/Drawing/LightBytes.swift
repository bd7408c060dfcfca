import ColorScience

/// Converts linear light to 8-bit sRGB and back with tables, for pictures of many colors.
enum LightBytes {
  /// The linear light of each 8-bit code.
  static let light: [Float] = (0...255).map { code in
    Float(Color(red: UInt8(code), green: 0, blue: 0).linear.x)
  }

  /// Appends the three bytes of a color; light outside 0…1 is clipped, and NaN becomes black.
  static func append(_ color: SIMD3<Float>, to bytes: inout [UInt8]) {
    let codes = SRGBBytes.bytes(color)
    bytes.append(codes.x)
    bytes.append(codes.y)
    bytes.append(codes.z)
  }
}
