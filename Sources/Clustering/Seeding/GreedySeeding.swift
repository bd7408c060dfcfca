/// Random starting centers for k-means, with a preference for points far from the centers drawn
/// before.
///
/// Greedy k-means++: each next center is the best of several candidates, each drawn with
/// probability proportional to weight × squared distance to the nearest center so far.
///
/// - Complexity: O(points × count × log(count)).
/// - Source: Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful seeding", section 7
///   for several candidates; their number, 2 + ln(count), follows scikit-learn.
struct GreedySeeding {
  typealias Lanes = PointBlocks.Lanes

  private let points: PointBlocks
  /// For each block, the squared distances to the nearest center so far.
  private var distances: [Lanes]
  /// For each block, the sum of weight × distance.
  private var totals: [Double]

  init(_ points: PointBlocks) {
    self.points = points
    distances = [Lanes](repeating: Lanes(repeating: 1), count: points.blocks.count)
    totals = [Double](repeating: 0, count: points.blocks.count)
  }

  /// `count` centers: first those of `fixed`, then points drawn at random. A position is used twice
  /// only if there are too few positions.
  mutating func centers(
    count: Int, fixed: [SIMD3<Double>], generator: inout SeededGenerator
  ) -> [SIMD3<Double>] {
    var candidates = 2
    while 1 << candidates <= 2 * count { candidates += 1 }
    var centers: [SIMD3<Double>] = []
    for index in points.blocks.indices {
      distances[index] = Lanes(repeating: 1)
      totals[index] = points.blocks[index].sum.w
    }
    for center in fixed {
      add(center, isFirst: centers.isEmpty)
      centers.append(center)
    }
    while centers.count < count {
      var chosen = SIMD3<Double>.zero
      var least = Double.infinity
      for _ in 0..<(centers.isEmpty ? 1 : candidates) {
        let candidate = points.draw(
          shares: distances, totals: totals, generator: &generator)
        let cost = centers.isEmpty ? 0 : costAfterAdding(candidate)
        if cost < least { (least, chosen) = (cost, candidate) }
      }
      add(chosen, isFirst: centers.isEmpty)
      centers.append(chosen)
    }
    return centers
  }

  /// The cost of all points if this center were added.
  private func costAfterAdding(_ center: SIMD3<Double>) -> Double {
    var costs = Lanes.zero
    for index in points.blocks.indices {
      let block = points.blocks[index]
      costs += block.weight * block.squaredDistances(to: center).lesser(distances[index])
    }
    return costs.total
  }

  private mutating func add(_ center: SIMD3<Double>, isFirst: Bool) {
    for index in points.blocks.indices {
      let block = points.blocks[index]
      let other = block.squaredDistances(to: center)
      distances[index] = isFirst ? other : other.lesser(distances[index])
      totals[index] = (block.weight * distances[index]).total
    }
  }
}
