import CMath

/// The curve between linear light and the gamma-coded numbers that sRGB pictures store.
///
/// It is odd-symmetric around 0, as in CSS Color 4, so that colors outside the sRGB gamut survive a
/// round trip. The two pieces of the standard's curve meet to within 3e-9 (at light 0.0031308).
/// Only there a round trip has an error of this size; elsewhere it has only rounding errors.
///
/// Source: IEC 61966-2-1; CSS Color 4, `srgb`, https://www.w3.org/TR/css-color-4/.
enum SRGBTransfer {
  /// Linear light, relative to white → the coded value; 0…1 maps to 0…1. NaN stays NaN.
  static func encode(_ light: Double) -> Double {
    let size = abs(light)
    guard size > 0.0031308 else { return 12.92 * light }
    let coded = 1.055 * pow(size, 1 / 2.4) - 0.055
    return light < 0 ? -coded : coded
  }

  /// A coded value → linear light; 0…1 maps to 0…1. NaN stays NaN.
  static func decode(_ coded: Double) -> Double {
    let size = abs(coded)
    guard size > 0.04045 else { return coded / 12.92 }
    let light = pow((size + 0.055) / 1.055, 2.4)
    return coded < 0 ? -light : light
  }

  static func encode(_ light: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(encode(light.x), encode(light.y), encode(light.z))
  }

  static func decode(_ coded: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(decode(coded.x), decode(coded.y), decode(coded.z))
  }

  /// The linear light of each 8-bit code: three look-ups instead of three powers for each pixel.
  static let lightOfByte: [Double] = (0...255).map { decode(Double($0) / 255) }
}
