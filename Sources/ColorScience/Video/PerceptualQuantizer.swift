import CMath

/// The absolute curve of HDR video: each signal stands for a number of candelas per square meter.
///
/// - Source: SMPTE ST 2084:2014, 5.2; ITU-R BT.2100-2, table 4.
public enum PerceptualQuantizer {
  private static let m1 = 2610.0 / 16384
  private static let m2 = 2523.0 / 4096 * 128
  private static let c1 = 3424.0 / 4096
  private static let c2 = 2413.0 / 4096 * 32
  private static let c3 = 2392.0 / 4096 * 32

  /// A signal, 0…1 → luminance, 0…10,000 cd/m². A signal outside 0…1 is clipped.
  public static func luminance(_ signal: Double) -> Double {
    let power = pow(min(max(signal, 0), 1), 1 / m2)
    return 10000 * pow(max(power - c1, 0) / (c2 - c3 * power), 1 / m1)
  }

  /// Luminance in cd/m² → the signal, 0…1.
  public static func signal(_ luminance: Double) -> Double {
    let power = pow(max(luminance, 0) / 10000, m1)
    return pow((c1 + c2 * power) / (1 + c3 * power), m2)
  }
}
