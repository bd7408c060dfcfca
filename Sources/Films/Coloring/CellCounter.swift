import Palettes

/// Sorts counted pixels into the cells of `CellGrid`, and into the kinds of `FactCounts`. Its table
/// is reused, so that a shot costs only the time for its bins.
struct CellCounter {
  /// For each bin, 1 + the key of its cell in the lower 16 bits, and what its color counts as in the
  /// upper ones; 0 if this was not computed yet.
  ///
  /// Both depend only on the middle of the bin, so that the counts of two shots add up.
  private var entries = [UInt32](repeating: 0, count: BinLayout.count)

  /// Adds the pixels of bins to their cells, and to the counts for facts.
  ///
  /// - Complexity: O(bins).
  mutating func add(_ bins: CountedBins, to totals: inout CellTotals) {
    // A multiplication by 257 converts 8 bits to 16.
    let scale = SIMD4<UInt64>(1, 257, 257, 257)
    for bin in bins.entries {
      let sums = SIMD4(bin.count, bin.red, bin.green, bin.blue)
      let entry = entry(of: bin.bin)
      totals.add(sums &* scale, to: entry & 0xFFFF &- 1)
      totals.add(sums, as: FactCounts.Kind(bits: UInt16(truncatingIfNeeded: entry >> 16)))
    }
  }

  @inline(__always)
  private mutating func entry(of bin: UInt32) -> UInt32 {
    let known = entries[Int(bin)]
    return known > 0 ? known : newEntry(of: bin)
  }

  private mutating func newEntry(of bin: UInt32) -> UInt32 {
    let center = BinLayout.center(of: bin)
    let kind = FactCounts.Kind(of: SIMD3<UInt8>(center * 255, rounding: .toNearestOrAwayFromZero))
    let entry = UInt32(kind.bits) << 16 | CellGrid.key(center) + 1
    entries[Int(bin)] = entry
    return entry
  }
}
