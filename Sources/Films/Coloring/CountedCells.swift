import ColorScience
import Palettes

/// The pixels of a shot, a scene or a film, gathered into the cells of a fixed color grid. They
/// take a thousandth of the memory of the histogram, and the palettes of films are made from them.
///
/// A pixel's cell depends only on the pixel's own color (see `CellCounter`). So two counts of
/// nearly the same frames are nearly equal, cell by cell, and a color cannot jump to another cell
/// because its neighbors changed.
struct CountedCells: Sendable {
  /// The pixels of one cell.
  struct Cell: Sendable {
    /// The number of the cell in the grid.
    var key: UInt32
    /// The number of pixels, more than 0.
    var count: UInt64
    /// The pixels' mean gamma-coded sRGB color, 0…65535.
    var mean: SIMD3<UInt16>

    /// The mean color, 0…1.
    var rgb: SIMD3<Double> {
      SIMD3(Double(mean.x), Double(mean.y), Double(mean.z)) / 65535
    }
  }

  /// In rising order of their keys.
  var cells: [Cell] = []
  /// The number of pixels in all cells.
  var pixels = 0
  /// The grid of the keys.
  var grid = CellGrid.fine
  /// The counts for the facts of the same pixels.
  var facts = FactCounts()

  /// The same pixels in cells with twice the edge. Colors are picked from these cells and scenes
  /// are made from them. A shot has about 300 of them.
  ///
  /// - Complexity: O(cells).
  func coarse(_ totals: inout CellTotals) -> CountedCells {
    for cell in cells { totals.add(cell, to: CellGrid.coarseKey(cell.key)) }
    var counted = totals.take()
    counted.pixels = pixels
    counted.grid = .coarse
    counted.facts = facts
    return counted
  }

  /// The cells as entries of a histogram, which have no place.
  var entries: [HistogramEntry] {
    cells.map { cell in
      func sum(_ mean: UInt16) -> UInt64 { (UInt64(mean) * cell.count + 128) / 257 }
      return HistogramEntry(
        count: cell.count, red: sum(cell.mean.x), green: sum(cell.mean.y),
        blue: sum(cell.mean.z), place: .nowhere)
    }
  }
}
