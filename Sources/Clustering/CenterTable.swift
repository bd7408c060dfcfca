/// Centers in a layout that compares one block of points with eight centers at once.
struct CenterTable {
  typealias Lanes = PointBlocks.Lanes

  /// Eight centers, as lanes; missing ones are infinitely far away.
  private struct Group {
    var x = Lanes(repeating: .infinity)
    var y = Lanes(repeating: .infinity)
    var z = Lanes(repeating: .infinity)
    /// Squared distances to the center of the current block's ball.
    var distances = Lanes.zero
  }

  private var centers: [SIMD3<Double>]
  private var groups: [Group]
  private var candidates: [Int]

  init(_ centers: [SIMD3<Double>]) {
    self.centers = centers
    groups = [Group](repeating: Group(), count: (centers.count + 7) / 8)
    candidates = [Int](repeating: 0, count: centers.count + 1)
    fill(centers)
  }

  /// Replaces the centers; their number stays the same.
  mutating func fill(_ centers: [SIMD3<Double>]) {
    for (index, center) in centers.enumerated() {
      self.centers[index] = center
      groups[index / 8].x[index % 8] = center.x
      groups[index / 8].y[index % 8] = center.y
      groups[index / 8].z[index % 8] = center.z
    }
  }

  /// The nearest center of each point in a block, the first one if several are equally near; and
  /// how far all centers may move before this result can change.
  mutating func nearest(to block: PointBlocks.Block) -> (labels: Lanes, slack: Double) {
    let radius = block.ball.w
    let near = measure(to: block.ball).squareRoot()
    // Slightly more than necessary, so that rounding never excludes the nearest center.
    let reach = (near + 2 * radius) * (1 + 0x1p-40)
    let (count, beyond) = gather(within: reach * reach)
    let outside = beyond.squareRoot() - radius
    var labels = Lanes(repeating: Double(candidates[0]))
    if count == 1 { return (labels, (outside - radius - near) / 2) }
    var best = block.squaredDistances(to: centers[candidates[0]])
    var second = Lanes(repeating: .infinity)
    for index in 1..<count {
      let distances = block.squaredDistances(to: centers[candidates[index]])
      let closer = distances .< best
      second = second.lesser(distances.replacing(with: best, where: closer))
      best = best.replacing(with: distances, where: closer)
      labels = labels.replacing(with: Lanes(repeating: Double(candidates[index])), where: closer)
    }
    let far = best.greatest.squareRoot()
    let sum = second.greatest.squareRoot() + far
    let gap = sum > 0 ? (second - best).least / sum : 0
    return (labels, min(gap, outside - far) / 2)
  }

  /// Computes the distances to the center of a ball and returns the least one; all are squared.
  private mutating func measure(to ball: SIMD4<Double>) -> Double {
    var least = Lanes(repeating: .infinity)
    for index in groups.indices {
      let dx = groups[index].x - ball.x
      let dy = groups[index].y - ball.y
      let dz = groups[index].z - ball.z
      let distances = dx * dx + dy * dy + dz * dz
      groups[index].distances = distances
      least = least.lesser(distances)
    }
    return least.least
  }

  /// Lists the centers within a squared distance. Returns their number, and the least squared
  /// distance of the other centers.
  private mutating func gather(within limit: Double) -> (count: Int, beyond: Double) {
    var count = 0
    var beyond = Lanes(repeating: .infinity)
    for index in groups.indices {
      let distances = groups[index].distances
      let isNear = distances .<= limit
      beyond = beyond.lesser(distances.replacing(with: .infinity, where: isNear))
      if distances.least > limit { continue }
      for lane in 0..<8 {
        candidates[count] = 8 * index + lane
        count += distances[lane] <= limit ? 1 : 0
      }
    }
    return (count, beyond.least)
  }
}
