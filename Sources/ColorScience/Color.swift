/// One color, stored as linear-light sRGB, through which all spaces are converted.
///
/// Values are relative to the display's white: 0 is no light, 1 is full light. They may be outside
/// 0…1 (a color that an sRGB display cannot show). Only the conversion to 8-bit bytes clips them.
public struct Color: Hashable, Sendable {
  /// Linear-light red, green and blue with the sRGB primaries and D65 white.
  public var linear: SIMD3<Double>

  /// The color with these linear-light sRGB components, stored as given.
  public init(linear: SIMD3<Double>) {
    self.linear = linear
  }

  /// The color with these coordinates in `space`.
  public init(_ coordinates: SIMD3<Double>, in space: ColorSpace) {
    linear = space.linear(coordinates)
  }

  /// The color of an 8-bit sRGB pixel.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    let light = SRGBTransfer.lightOfByte
    linear = SIMD3(light[Int(red)], light[Int(green)], light[Int(blue)])
  }

  /// This color's coordinates in `space`. They have no meaning without that space.
  public func coordinates(in space: ColorSpace) -> SIMD3<Double> {
    space.coordinates(linear)
  }

  /// The nearest 8-bit sRGB pixel: each component clipped to 0…1, then rounded half up.
  ///
  /// A value that misses a half by less than a billionth is rounded up, because conversions have
  /// such errors and half of 255 is common in style sheets. A component that is NaN gives 0.
  public var bytes: SIMD3<UInt8> {
    let coded = SRGBTransfer.encode(linear)
    return SIMD3(Color.byte(coded.x), Color.byte(coded.y), Color.byte(coded.z))
  }

  private static func byte(_ coded: Double) -> UInt8 {
    guard coded > 0 else { return 0 }
    return coded < 1 ? UInt8(coded * 255 + 0.500000001) : 255
  }
}

/// As a list of the three linear-light components, which keeps all of their digits.
extension Color: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(linear: try decoder.singleValueContainer().decode(SIMD3<Double>.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(linear)
  }
}
