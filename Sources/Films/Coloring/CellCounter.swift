import Palettes

/// Sorts counted pixels into the cells of `CellGrid`. Its table is reused, so that a shot costs
/// only the time for its bins.
struct CellCounter {
  /// 1 + the key of each bin's cell; 0 if it was not computed yet.
  private var keys = [UInt32](repeating: 0, count: BinLayout.count)

  /// Adds the pixels of bins to their cells.
  ///
  /// - Complexity: O(bins).
  mutating func add(_ bins: CountedBins, to totals: inout CellTotals) {
    // A multiplication by 257 converts 8 bits to 16.
    let scale = SIMD4<UInt64>(1, 257, 257, 257)
    for entry in bins.entries {
      let sums = SIMD4(entry.count, entry.red, entry.green, entry.blue)
      totals.add(sums &* scale, to: key(of: entry.bin))
    }
  }

  @inline(__always)
  private mutating func key(of bin: UInt32) -> UInt32 {
    let known = keys[Int(bin)]
    if known > 0 { return known - 1 }
    let key = CellGrid.key(BinLayout.center(of: bin))
    keys[Int(bin)] = key + 1
    return key
  }
}
