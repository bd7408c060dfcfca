import ColorScience
import Palettes

/// The pixels of a shot, a scene or a film, gathered into the cells of a fixed grid of colors: a
/// thousandth of its histogram's memory, and all that palettes in time are made from.
///
/// Which cell a pixel belongs to depends on its own color alone (see `CellCounter`). So two
/// countings of nearly the same frames differ by nearly nothing, cell by cell, and no color can
/// jump to another cell because its neighbors changed.
struct CountedCells: Sendable {
  /// What lies in one cell.
  struct Cell: Sendable {
    /// The number of the cell in the grid.
    var key: UInt32
    /// How many pixels, more than 0.
    var count: UInt64
    /// Their mean gamma-coded sRGB color, 0…65535.
    var mean: SIMD3<UInt16>

    /// The mean color, 0…1.
    var rgb: SIMD3<Double> {
      SIMD3(Double(mean.x), Double(mean.y), Double(mean.z)) / 65535
    }
  }

  /// By rising key.
  var cells: [Cell] = []
  /// How many pixels lie in them.
  var pixels = 0
  /// The grid that the keys are of.
  var grid = CellGrid.fine

  /// The same in cells of twice the edge, which colors are picked from and scenes are made of: a
  /// shot has some 300 of them.
  ///
  /// - Complexity: O(cells).
  func coarse(_ totals: inout CellTotals) -> CountedCells {
    for cell in cells { totals.add(cell, to: CellGrid.coarseKey(cell.key)) }
    var counted = totals.take()
    counted.pixels = pixels
    counted.grid = .coarse
    return counted
  }

  /// The cells as a histogram would list them, but nowhere: what was seen in many frames has no
  /// place in one.
  var entries: [HistogramEntry] {
    cells.map { cell in
      func sum(_ mean: UInt16) -> UInt64 { (UInt64(mean) * cell.count + 128) / 257 }
      return HistogramEntry(
        count: cell.count, red: sum(cell.mean.x), green: sum(cell.mean.y),
        blue: sum(cell.mean.z), place: FramePlace(rawValue: 0), bin: cell.key)
    }
  }
}
