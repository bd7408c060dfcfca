extension Color {
  /// Whether an sRGB display can show this color: each gamma-coded component lies in 0…1, give or
  /// take 0.000075, which is rounding and a fiftieth of an 8-bit step.
  ///
  /// A color with a NaN is not in it.
  public var isInSRGB: Bool {
    let coded = SRGBTransfer.encode(linear)
    return (0..<3).allSatisfy { coded[$0] >= -0.000075 && coded[$0] <= 1.000075 }
  }

  /// The color that CSS shows in place of one outside the sRGB gamut: of the same lightness and hue in
  /// Oklch and less chroma.
  ///
  /// The greatest chroma is taken at which clipping makes no visible difference (ΔE_OK 0.02). What is
  /// as light as white or lighter becomes white, what is as dark as black becomes black.
  ///
  /// - Result: each component 0…1; a color in the gamut unchanged, see `isInSRGB`. A color with a
  ///   component that is not finite is clipped, with 0 for NaN.
  /// - Complexity: O(log chroma), a dozen conversions to Oklab for the colors of wide gamuts.
  /// - Source: CSS Color 4 §13.2, "binary search gamut mapping with local MINDE",
  ///   https://www.w3.org/TR/css-color-4/#binsearch; tested against coloraide's `minde-chroma`
  ///   (`Tests/ReferenceData/css-spaces.tsv`).
  public func mappedIntoSRGB() -> Color {
    guard !isInSRGB else { return self }
    let lab = Oklab.coordinates(linear)
    guard (0..<3).allSatisfy({ lab[$0].isFinite }) else { return clipped }
    // White's own lightness is 1 but for rounding, and black's is 0.
    if lab.x >= 1 - 1e-6 { return Color(linear: .one) }
    if lab.x <= 1e-6 { return Color(linear: .zero) }
    let isVisible = ColorDifference.ok.between(self, clipped) > Self.justVisible
    return isVisible ? reducingChroma(of: lab) : clipped
  }

  /// ΔE_OK that is just visible, by CSS Color 4.
  private static let justVisible = 0.02

  /// Halves the range of chroma between 0 and this color's own until it is 0.0001 or the difference
  /// of clipping is 0.0001 less than visible. The last color that was clipped is the result.
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

  /// Each component brought into 0…1 by itself, NaN to 0.
  private var clipped: Color {
    let part = { (light: Double) in light > 0 ? Swift.min(light, 1) : 0 }
    return Color(linear: SIMD3(part(linear.x), part(linear.y), part(linear.z)))
  }
}
