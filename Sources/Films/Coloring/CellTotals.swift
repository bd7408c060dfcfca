import Palettes

/// Adds up pixels for each cell.
struct CellTotals {
  /// 1 + the index in `sums` for each cell; 0 if the cell is empty.
  private var slots = [UInt32](repeating: 0, count: CellGrid.count)
  /// For each cell in use, the count and the sums of red, green and blue, 0…65535 for each pixel.
  private var sums: [SIMD4<UInt64>] = []
  private var used: [UInt32] = []
  private var facts = FactCounts()

  /// Adds all cells; all calls must use one grid.
  ///
  /// - Complexity: O(cells).
  mutating func add(_ counted: CountedCells) {
    for cell in counted.cells { add(cell, to: cell.key) }
    facts.merge(counted.facts)
  }

  /// Adds one cell.
  mutating func add(_ cell: CountedCells.Cell, to key: UInt32) {
    let mean = SIMD4(1, UInt64(cell.mean.x), UInt64(cell.mean.y), UInt64(cell.mean.z))
    add(mean &* cell.count, to: key)
  }

  /// Adds pixels to the counts for facts: their number, and the sums of their red, green and blue,
  /// 0…255 for each pixel.
  @inline(__always)
  mutating func add(_ sums: SIMD4<UInt64>, as kind: FactCounts.Kind) { facts.add(sums, as: kind) }

  /// Adds a count, and its sums of red, green and blue, 0…65535 for each pixel.
  @inline(__always)
  mutating func add(_ sum: SIMD4<UInt64>, to key: UInt32) {
    let slot = Int(slots[Int(key)])
    if slot > 0 {
      sums[slot - 1] &+= sum
    } else {
      sums.append(sum)
      used.append(key)
      slots[Int(key)] = UInt32(sums.count)
    }
  }

  /// Returns everything that was added since the last call; the memory is kept.
  ///
  /// - Complexity: O(cells × log cells).
  mutating func take() -> CountedCells {
    used.sort()
    var pixels = 0
    let cells = used.map { key in
      let slot = Int(slots[Int(key)]) - 1
      let sum = sums[slot]
      slots[Int(key)] = 0
      pixels += Int(sum.x)
      func mean(_ total: UInt64) -> UInt16 { UInt16((total + sum.x / 2) / sum.x) }
      return CountedCells.Cell(
        key: key, count: sum.x,
        mean: SIMD3(mean(sum.y), mean(sum.z), mean(sum.w)))
    }
    sums.removeAll(keepingCapacity: true)
    used.removeAll(keepingCapacity: true)
    defer { facts = FactCounts() }
    return CountedCells(cells: cells, pixels: pixels, facts: facts)
  }
}
