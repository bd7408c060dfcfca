extension Color {
  /// Whether an sRGB display can show this color: each gamma-coded component lies in 0…1, with a
  /// tolerance of 0.000075 for rounding, a fiftieth of an 8-bit step.
  ///
  /// A color with a NaN is outside the gamut.
  public var isInSRGB: Bool {
    let coded = SRGBTransfer.encode(linear)
    return (0..<3).allSatisfy { coded[$0] >= -0.000075 && coded[$0] <= 1.000075 }
  }

  /// The color that CSS shows in place of one outside the sRGB gamut: its lightness and hue in
  /// Oklch stay the same and its chroma is reduced.
  ///
  /// The result has the highest chroma at which clipping makes no visible difference (ΔE_OK 0.02).
  /// A color as light as white or lighter becomes white; a color as dark as black becomes black.
  ///
  /// - Result: each component is in 0…1; a color in the gamut is unchanged, see `isInSRGB`. A color
  ///   with a component that is not finite is clipped, and NaN becomes 0.
  /// - Complexity: O(log chroma), a dozen conversions to Oklab for the colors of wide gamuts.
  /// - Source: CSS Color 4 §13.2, "binary search gamut mapping with local MINDE",
  ///   https://www.w3.org/TR/css-color-4/#binsearch; tested against coloraide's `minde-chroma`
  ///   (`Tests/ReferenceData/css-spaces.tsv`).
  public func mappedIntoSRGB() -> Color {
    guard !isInSRGB else { return self }
    let lab = Oklab.coordinates(linear)
    guard (0..<3).allSatisfy({ lab[$0].isFinite }) else { return clipped }
    // Apart from rounding, the lightness of white is 1 and that of black is 0.
    if lab.x >= 1 - 1e-6 { return Color(linear: .one) }
    if lab.x <= 1e-6 { return Color(linear: .zero) }
    let isVisible = ColorDifference.ok.between(self, clipped) > Self.justVisible
    return isVisible ? reducingChroma(of: lab) : clipped
  }

  /// The ΔE_OK that is just visible, by CSS Color 4.
  private static let justVisible = 0.02

  /// Halves the range between chroma 0 and this color's own chroma until the range is 0.0001, or
  /// until the difference by clipping is at most 0.0001 below the visible one. The result is the
  /// last clipped color.
  private func reducingChroma(of lab: SIMD3<Double>) -> Color {
    let step = 0.0001
    let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
    var (least, most, leastIsInside, result) = (0.0, chroma, true, clipped)
    while most - least > step {
      let middle = (least + most) / 2
      let share = middle / chroma
      let color = Color(linear: Oklab.linear(SIMD3(lab.x, lab.y * share, lab.z * share)))
      if leastIsInside && color.linear.min() >= 0 && color.linear.max() <= 1 {
        least = middle
        continue
      }
      result = color.clipped
      let room = Self.justVisible - ColorDifference.ok.between(color, result)
      guard room > 0 else {
        most = middle
        continue
      }
      if room < step { break }
      (least, leastIsInside) = (middle, false)
    }
    return result
  }

  /// The color with each component clipped to 0…1 separately, and NaN replaced by 0.
  private var clipped: Color {
    let part = { (light: Double) in light > 0 ? Swift.min(light, 1) : 0 }
    return Color(linear: SIMD3(part(linear.x), part(linear.y), part(linear.z)))
  }
}
