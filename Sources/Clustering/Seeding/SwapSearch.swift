/// Leaves a local optimum of k-means: removes one center and adds one elsewhere.
///
/// The new center is a point drawn as in k-means++. One pass over the points computes the loss of
/// every removal.
///
/// - Complexity: O(points × count) to measure, then O(points) for each swap.
/// - Source: Lattanzi & Sohler 2019, "A better k-means++ algorithm via local search", ICML,
///   algorithm 2; here each swap is judged after some of Lloyd's iterations.
struct SwapSearch {
  typealias Lanes = PointBlocks.Lanes

  private let points: PointBlocks
  /// How many of the centers, from the first, are never removed.
  private let fixed: Int
  /// For each block, as lanes: the nearest center, and the squared distances to it and to the
  /// second nearest.
  private var labels: [Lanes]
  private var nearest: [Lanes]
  private var second: [Lanes]
  /// For each block, the sum of weight × squared distance to the nearest center.
  private var totals: [Double]
  /// For each center, the increase of the cost if it were removed.
  private var losses: [Double]

  init(_ points: PointBlocks, count: Int, fixed: Int) {
    self.points = points
    self.fixed = fixed
    losses = [Double](repeating: 0, count: count)
    let blank = [Lanes](repeating: .zero, count: points.blocks.count)
    labels = blank
    nearest = blank
    second = blank
    totals = [Double](repeating: 0, count: points.blocks.count)
  }

  /// Stores the distances to the centers that `swapped` is to change.
  mutating func measure(_ centers: [SIMD3<Double>]) {
    for index in points.blocks.indices {
      let block = points.blocks[index]
      var label = Lanes.zero
      var best = block.squaredDistances(to: centers[0])
      var next = Lanes(repeating: .infinity)
      for cluster in 1..<centers.count {
        let distances = block.squaredDistances(to: centers[cluster])
        let closer = distances .< best
        next = next.lesser(distances.replacing(with: best, where: closer))
        best = best.replacing(with: distances, where: closer)
        label = label.replacing(with: Lanes(repeating: Double(cluster)), where: closer)
      }
      labels[index] = label
      nearest[index] = best
      second[index] = next
      totals[index] = (block.weight * best).total
    }
  }

  /// The measured centers, where a random point replaces the center with the least loss.
  mutating func swapped(
    _ centers: [SIMD3<Double>], generator: inout SeededGenerator
  ) -> [SIMD3<Double>] {
    let candidate = points.draw(shares: nearest, totals: totals, generator: &generator)
    for cluster in losses.indices { losses[cluster] = 0 }
    for index in points.blocks.indices {
      let block = points.blocks[index]
      let other = block.squaredDistances(to: candidate)
      let missed =
        block.weight * (other.lesser(second[index]) - other.lesser(nearest[index]))
      for lane in 0..<8 { losses[Int(labels[index][lane])] += missed[lane] }
    }
    var leaving = fixed
    for cluster in fixed..<losses.count where losses[cluster] < losses[leaving] {
      leaving = cluster
    }
    var swapped = centers
    swapped[leaving] = candidate
    return swapped
  }
}
