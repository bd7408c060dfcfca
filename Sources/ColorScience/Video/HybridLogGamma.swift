import CMath

/// The relative curve of HDR broadcasts: a square root for dark signals, a logarithm for bright
/// ones.
///
/// - Source: ITU-R BT.2100-2, table 5.
public enum HybridLogGamma {
  private static let a = 0.17883277
  private static let b = 1 - 4 * a
  private static let c = 0.5 - a * log(4 * a)
  /// The exponent of a display of 1,000 cd/m².
  public static let systemGamma = 1.2
  /// The peak of that display.
  public static let peak = 1000.0

  /// A signal, 0…1 → light of the scene, 0…1. A signal outside 0…1 is clipped.
  public static func scene(_ signal: Double) -> Double {
    let signal = min(max(signal, 0), 1)
    return signal <= 0.5 ? signal * signal / 3 : (exp((signal - c) / a) + b) / 12
  }

  /// Light of the scene, 0…1 → the signal, 0…1.
  public static func signal(_ scene: Double) -> Double {
    let scene = max(scene, 0)
    return scene <= 1 / 12.0 ? (3 * scene).squareRoot() : a * log(12 * scene - b) + c
  }

  /// Light of the scene → light of a display of 1,000 cd/m², in cd/m²: the OOTF.
  ///
  /// - Parameter scene: red, green and blue with BT.2020's primaries.
  public static func display(_ scene: SIMD3<Double>) -> SIMD3<Double> {
    let luma = (scene * [0.2627, 0.6780, 0.0593]).sum()
    guard luma > 0 else { return .zero }
    return peak * pow(luma, systemGamma - 1) * scene
  }
}
