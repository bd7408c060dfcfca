import ColorScience

/// The colors of shots as weights at common nodes, and the distance between the colors of two
/// shots.
///
/// The distance of two pixels is the one in `ColorSpace.din2000`, about CIEDE2000.
struct ColorSpread {
  /// For each shot, its nodes and the share of its pixels at each.
  private var shares: [[(node: Int, share: Double)]] = []
  /// The position of each node: the mean color of a cell with twice the edge of the fine
  /// `CellGrid`.
  private var nodes: [SIMD3<Double>] = []

  /// - Parameter shots: the pixels of each shot in the coarse grid.
  init(_ shots: [CountedCells]) {
    var nodeOfCell = [Int](repeating: -1, count: 4096)
    var sums: [SIMD4<Double>] = []
    for shot in shots {
      var found: [(node: Int, share: Double)] = []
      var place: [Int: Int] = [:]
      for cell in shot.cells {
        let coarse = Int(cell.key)
        if nodeOfCell[coarse] < 0 {
          nodeOfCell[coarse] = sums.count
          sums.append(.zero)
        }
        let node = nodeOfCell[coarse]
        let share = Double(cell.count) / Double(shot.pixels)
        sums[node] += SIMD4(cell.rgb, 1) * share
        if let index = place[node] {
          found[index].share += share
        } else {
          place[node] = found.count
          found.append((node, share))
        }
      }
      shares.append(Self.main(found))
    }
    nodes = sums.map {
      Color(SIMD3($0.x, $0.y, $0.z) / $0.w, in: .rgb).coordinates(in: .din2000)
    }
  }

  /// The nodes without those below a thousandth, of which there are many; the shares are scaled to
  /// add up to 1.
  private static func main(
    _ all: [(node: Int, share: Double)]
  ) -> [(node: Int, share: Double)] {
    let main = all.filter { $0.share >= 1e-3 }
    let total = main.reduce(0) { $0 + $1.share }
    return main.map { ($0.node, $0.share / total) }
  }

  /// For each node, the mean distance to the pixels of a shot.
  ///
  /// - Complexity: O(nodes × nodes of the shot).
  func reach(of shot: Int) -> [Double] {
    nodes.map { node in
      var sum = 0.0
      for (other, share) in shares[shot] {
        let offset = nodes[other] - node
        sum += share * (offset * offset).sum().squareRoot()
      }
      return sum
    }
  }

  /// The mean distance between a pixel of a shot and a pixel of another shot with this `reach`.
  func distance(from shot: Int, to reach: [Double]) -> Double {
    shares[shot].reduce(0) { $0 + $1.share * reach[$1.node] }
  }
}
