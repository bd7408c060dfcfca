/// Compresses light brighter than white into sRGB; light at or below white does not change.
///
/// If the strongest component is above white, the color is scaled down until that component is 1,
/// which keeps the hue. Then it is moved toward white, more for brighter colors, as film and eyes
/// do.
public enum HighlightShoulder {
  /// The level of white paper in HDR, in cd/m². Source: ITU-R BT.2408-7, 2.1.
  public static let referenceWhite = 203.0

  /// Linear sRGB relative to reference white → the same with components of at most 1; components
  /// below 0 are left to clipping.
  public static func mapped(_ light: SIMD3<Double>) -> SIMD3<Double> {
    let most = light.max()
    guard most > 1 else { return light }
    // 0 at white, one half at twice white, close to 1 for the sun.
    let excess = (most - 1) / most
    let scaled = light / most
    return scaled + (SIMD3(repeating: 1) - scaled) * (excess * excess)
  }
}
