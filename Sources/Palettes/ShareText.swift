import ColorScience

/// Shares as people read them: one way for every text, page, file and drawing.
package enum ShareText {
  /// In percent with one decimal: `11.2%`, `0.0%` for none, `100.0%` for all.
  ///
  /// What is not none but less than a tenth of a percent is `<0.1%`, and what is not all but within
  /// a tenth of it `>99.9%`. The page's `shareText` in `share.js` is the same function, and both are
  /// tested on `Tests/ReferenceData/shares.tsv`.
  ///
  /// - Parameter share: 0…1, as `Palette.roundedShares` gives it or not rounded at all. It is first
  ///   rounded to ten-thousandths, as JSON and tables have it, then half up, so that a text never
  ///   says other than the number beside it. What is outside counts as the nearer end, NaN as none.
  package static func text(_ share: Double) -> String {
    guard share > 0 else { return "0.0%" }
    guard share < 1 else { return "100.0%" }
    let parts = Int((share * 10_000).rounded())
    if parts < 10 { return "<0.1%" }
    if parts > 9990 { return ">99.9%" }
    let tenths = (parts + 5) / 10
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension Palette {
  /// The swatches' shares rounded to ten-thousandths, which add to 1: the one rounding that files,
  /// texts, pages and reasons share.
  ///
  /// The order of the swatches makes no difference, and none that stands for a pixel has 0.
  package var roundedShares: [Double] {
    Apportionment.roundedShares(swatches.map { ($0.proportion, $0.color.bytes) })
  }

  /// The same in percent with one decimal, `11.2%`: see `ShareText`. Each is right to its last
  /// digit, so together they may be a few tenths off 100.
  package var percentages: [String] { roundedShares.map(ShareText.text) }
}

extension Apportionment {
  /// Shares rounded to ten-thousandths, which add to 1.
  ///
  /// A share above 0 gets at least one ten-thousandth, if there are no more than 10,000 of them. Of
  /// equal ones, that of the darker color (by its bytes: red, green, blue) gets what is left.
  ///
  /// - Input: shares of any sum, as `parts` takes them, each with its color.
  /// - Complexity: O(n log n).
  static func roundedShares(_ shares: [(share: Double, color: SIMD3<UInt8>)]) -> [Double] {
    // Sums of floating-point numbers depend on their order: always the same.
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
