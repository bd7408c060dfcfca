/// Light brighter than white brought into sRGB; nothing at or below white changes.
///
/// A color whose strongest component is above white is scaled down to it, so that its hue stays,
/// and drawn towards white the more, the brighter it was: as film and eyes do.
public enum HighlightShoulder {
  /// What HDR calls the white of paper, in cd/m². Source: ITU-R BT.2408-7, 2.1.
  public static let referenceWhite = 203.0

  /// Linear sRGB relative to reference white → the same inside 0…1 above; components below 0
  /// are left to clipping.
  public static func mapped(_ light: SIMD3<Double>) -> SIMD3<Double> {
    let most = light.max()
    guard most > 1 else { return light }
    // 0 at white, a half at twice white, towards 1 for the sun.
    let excess = (most - 1) / most
    let scaled = light / most
    return scaled + (SIMD3(repeating: 1) - scaled) * (excess * excess)
  }
}
