import ColorScience

/// Shares as text, in one form for all texts, pages, files and drawings.
package enum ShareText {
  /// In percent with one decimal: `11.2%`, `0.0%` for 0, `100.0%` for 1.
  ///
  /// A share above 0 but below a tenth of a percent is `<0.1%`, and a share below 1 but within a
  /// tenth of a percent of it is `>99.9%`. The function `shareText` in the page's `share.js` does
  /// the same; both are tested with `Tests/ReferenceData/shares.tsv`.
  ///
  /// - Parameter share: 0…1, from `Palette.roundedShares` or not rounded at all. It is first
  ///   rounded to ten-thousandths, as in JSON and tables, and then half up to a tenth of a percent,
  ///   so that the text always agrees with the number next to it. Values outside count as the
  ///   nearer end, NaN as 0.
  package static func text(_ share: Double) -> String {
    guard share > 0 else { return "0.0%" }
    guard share < 1 else { return "100.0%" }
    let parts = Int((share * 10_000).rounded())
    if isBelowLeast(share) { return "<0.1%" }
    if parts > 9990 { return ">99.9%" }
    let tenths = (parts + 5) / 10
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// Whether a share is above 0 but too small for a number: `<0.1%`.
  static func isBelowLeast(_ share: Double) -> Bool {
    share > 0 && (share * 10_000).rounded() < 10
  }
}

extension Palette {
  /// The shares of the swatches, rounded to ten-thousandths that add up to 1. Files, texts, pages
  /// and reasons all use this rounding.
  ///
  /// The result does not depend on the order of the swatches. A swatch that represents a pixel
  /// never gets 0.
  package var roundedShares: [Double] {
    Apportionment.roundedShares(swatches.map { ($0.proportion, $0.color.bytes) })
  }

  /// These shares in percent with one decimal, `11.2%`: see `ShareText`. Each is correct to its
  /// last digit, so their sum may be a few tenths off 100.
  package var percentages: [String] { roundedShares.map(ShareText.text) }
}

extension Apportionment {
  /// Shares rounded to ten-thousandths that add up to 1.
  ///
  /// A share above 0 gets at least one ten-thousandth, if there are at most 10,000 such shares.
  /// Among equal shares, the darker color (by its bytes: red, green, blue) gets the remainder
  /// first.
  ///
  /// - Input: shares of any sum, as `parts` takes them, each with its color.
  /// - Complexity: O(n log n).
  static func roundedShares(_ shares: [(share: Double, color: SIMD3<UInt8>)]) -> [Double] {
    // Sums of floating-point numbers depend on their order, so always use the same one.
    let order = shares.indices.sorted { one, other in
      let (first, second) = (shares[one], shares[other])
      let (a, b) = (first.color, second.color)
      return first.share == second.share
        ? (a.x, a.y, a.z, one) < (b.x, b.y, b.z, other) : first.share > second.share
    }
    let some = order.filter { shares[$0].share > 0 }
    let counted = some.isEmpty ? order : some
    let parts = parts(of: 10_000, for: counted.map { shares[$0].share }, minimum: 1)
    var rounded = [Double](repeating: 0, count: shares.count)
    for (index, part) in zip(counted, parts) { rounded[index] = Double(part) / 10_000 }
    return rounded
  }
}
