package import Clustering
import ColorScience

/// The colors of a picture, gathered into the cells of a grid: few enough to compare each cell with
/// every other one.
///
/// A still has about 30 to 2,000 cells.
package struct ColorCells: Sendable {
  /// The mean color of one cell of the grid.
  package struct Cell: Sendable {
    /// The cell's share of all weight, more than 0, up to 1.
    package var share: Double
    /// In `ColorSpace.din2000`.
    package var point: SIMD3<Double>
    /// CIELAB, D65.
    package var lab: SIMD3<Double>
    /// Gamma-coded sRGB, 0…1.
    package var rgb: SIMD3<Double>
    /// CIELAB's chroma, 0…134 in sRGB.
    package var chroma: Double
    /// The share of its pixels that lie on edges between other colors, 0…1 (see `EdgeColors`).
    package var edges = 0.0
  }

  /// The cells, in the order in which points first fell into them.
  package let cells: [Cell]
  /// Parallel to `cells`: how well each `ColorTerm` fits the cell.
  let terms: [SIMD16<Double>]

  /// The cells that contain the given points of `ColorSpace.din2000`.
  ///
  /// Grays lie in the middle of a cell, not on its edge, so that noise does not split them.
  ///
  /// - Parameters:
  ///   - sample: colors, weighted by their abundance.
  ///   - edge: the width of a cell, in units of the space; it is halved until there are `least`
  ///     cells, or as many as points.
  ///   - least: the smallest number of cells, 1 or more.
  /// - Complexity: O(points), for each halving.
  package init(_ sample: PictureSample, edge: Double = 4, least: Int = 1) {
    var edge = edge
    var sums = Self.sums(sample, edge: edge)
    while sums.count < min(least, sample.points.count), edge > 1e-6 {
      edge /= 2
      sums = Self.sums(sample, edge: edge)
    }
    let total = sums.reduce(0) { $0 + $1.points.w }
    cells = sums.map { sum, edges in
      let point = SIMD3(sum.x, sum.y, sum.z) / sum.w
      var cell = Cell(color: Color(point, in: .din2000), point: point, share: sum.w / total)
      cell.edges = edges / sum.w
      return cell
    }
    terms = cells.map { ColorTerm.fit(at: $0.point) }
  }

  /// The same for points of which nothing more is known.
  package init(_ points: [WeightedPoint], edge: Double = 4, least: Int = 1) {
    self.init(PictureSample(points: points), edge: edge, least: least)
  }

  /// Cells that were already counted in another grid.
  ///
  /// - Complexity: O(entries).
  package init(_ entries: [HistogramEntry]) {
    let total = entries.reduce(0) { $0 + Double($1.count) }
    cells = entries.map { Cell(color: Color($0.mean, in: .rgb), share: Double($0.count) / total) }
    terms = cells.map { ColorTerm.fit(at: $0.point) }
  }

  /// For each cell of the grid, the sum of weight × position, the sum of weights as w, and the
  /// weight that lies on edges.
  private static func sums(
    _ sample: PictureSample, edge: Double
  ) -> [(points: SIMD4<Double>, edges: Double)] {
    var sums: [(points: SIMD4<Double>, edges: Double)] = []
    var table = CellTable(capacity: sample.points.count)
    for (point, edges) in zip(sample.points, sample.edges) {
      let place = (point.position / edge + SIMD3(0, 0.5, 0.5)).rounded(.down)
      // Convert one by one: converting the vector calls a generic function for each number.
      let cell = table.index(of: SIMD3(Int(place.x), Int(place.y), Int(place.z)))
      let term = SIMD4(point.position * point.weight, point.weight)
      if cell < sums.count {
        sums[cell].points += term
        sums[cell].edges += edges * point.weight
      } else {
        sums.append((term, edges * point.weight))
      }
    }
    return sums
  }
}

extension ColorCells.Cell {
  fileprivate init(color: Color, point: SIMD3<Double>? = nil, share: Double) {
    self.share = share
    self.point = point ?? color.coordinates(in: .din2000)
    lab = color.coordinates(in: .lab)
    rgb = color.coordinates(in: .rgb)
    chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
  }
}

/// Numbers the cells of a grid in the order in which they occur, by open hashing.
private struct CellTable {
  private var keys: [SIMD3<Int>] = []
  private var slots: [Int32]

  init(capacity: Int) {
    var count = 16
    while count < 2 * capacity { count *= 2 }
    slots = [Int32](repeating: -1, count: count)
  }

  /// The number of a cell; a new number if the cell did not occur before.
  mutating func index(of key: SIMD3<Int>) -> Int {
    let mixed = (key.x &* 0x9e37_79b1 &+ key.y) &* 0x85eb_ca77 &+ key.z
    let mask = slots.count - 1
    var slot = (mixed &* 0x27d4_eb2f) >> 16 & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    if slots[slot] < 0 {
      slots[slot] = Int32(truncatingIfNeeded: keys.count)
      keys.append(key)
    }
    return Int(slots[slot])
  }
}
