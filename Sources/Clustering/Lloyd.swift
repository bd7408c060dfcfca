/// Lloyd's iteration: each point is assigned to its nearest center, and each center moves to the
/// mean of its points.
///
/// The result is exact, but most distances are never computed. If the ball around a block of eight
/// near points is nearer to one center than to any other, the whole block is assigned to it.
/// Otherwise, only centers that could be nearest to some point of the block are compared. A block
/// is skipped until the centers have moved far enough, all moves added up, to change its labels.
///
/// - Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489; the last bound is Hamerly's
///   (2010, doi:10.1137/1.9781611972801.12), used for blocks instead of points.
struct Lloyd {
  typealias Lanes = PointBlocks.Lanes

  /// The mean of each cluster's points, after an iteration; the first `fixed` centers never move.
  private(set) var centers: [SIMD3<Double>]
  /// For each block, the clusters of its points, as lanes.
  private(set) var labels: [Lanes]
  /// The sum of weight × squared distance to the point's center, at the last update.
  private(set) var cost = Double.infinity
  /// The sums of weight × position and of weight, for each cluster.
  private(set) var sums: [SIMD4<Double>]
  private let fixed: Int
  private var table: CenterTable
  /// Whether all points of a block have the same label.
  private var uniform: [Bool]
  /// For each block, how large `drift` may grow before its labels may change.
  private var safeUntil: [Double]
  /// The sum of the largest move in each update.
  private var drift = 0.0

  /// - Parameters:
  ///   - points: the points to group.
  ///   - centers: the start positions of the centers.
  ///   - fixed: how many of the centers, from the first, never move; these may have no points.
  init(_ points: PointBlocks, centers: [SIMD3<Double>], fixed: Int = 0) {
    self.centers = centers
    self.fixed = fixed
    table = CenterTable(centers)
    let count = points.blocks.count
    labels = [Lanes](repeating: Lanes(repeating: -1), count: count)
    sums = [SIMD4<Double>](repeating: .zero, count: centers.count)
    uniform = [Bool](repeating: false, count: count)
    safeUntil = [Double](repeating: -1, count: count)
  }

  /// Starts again at other centers; their number stays the same.
  mutating func restart(at centers: [SIMD3<Double>]) {
    self.centers = centers
    for index in safeUntil.indices {
      safeUntil[index] = -1
      labels[index] = Lanes(repeating: -1)
    }
    drift = 0
    cost = .infinity
  }

  /// Iterates until no label changes, or `limit` rounds are done, or, if `tolerance` is above 0,
  /// the cost decreases by no more than this fraction of itself. Afterward every cluster whose
  /// center can move has a point, if enough points are not at a fixed center.
  mutating func run(_ points: PointBlocks, limit: Int, tolerance: Double) {
    for _ in 0..<limit {
      let changed = assign(points)
      let before = cost
      update(points)
      if !changed || (tolerance > 0 && before - cost <= tolerance * cost) { break }
    }
  }

  /// Assigns every point to its nearest center; returns whether any label changed.
  private mutating func assign(_ points: PointBlocks) -> Bool {
    table.fill(centers)
    var changed = false
    for index in points.blocks.indices where safeUntil[index] <= drift {
      let answer = table.nearest(to: points.blocks[index])
      safeUntil[index] = drift + answer.slack
      if (answer.labels - labels[index]).squaredLength > 0 {
        labels[index] = answer.labels
        uniform[index] = (answer.labels - answer.labels[0]).squaredLength == 0
        changed = true
      }
    }
    return changed
  }

  /// Moves every center, except the fixed ones, to the mean of its points.
  private mutating func update(_ points: PointBlocks) {
    accumulate(points)
    while let empty = sums[fixed...].firstIndex(where: { $0.w == 0 }) {
      guard fill(empty, points) else { break }
      accumulate(points)
    }
    var farthest = 0.0
    var explained = 0.0
    for (center, sum) in zip(centers.prefix(fixed), sums) {
      explained += (center * (2 * SIMD3(sum.x, sum.y, sum.z) - sum.w * center)).sum()
    }
    for cluster in fixed..<sums.count where sums[cluster].w > 0 {
      let sum = sums[cluster]
      let center = SIMD3(sum.x, sum.y, sum.z) / sum.w
      let move = center - centers[cluster]
      farthest = max(farthest, (move * move).sum())
      explained += sum.w * (center * center).sum()
      centers[cluster] = center
    }
    drift += farthest.squareRoot()
    cost = points.spread - explained
  }

  private mutating func accumulate(_ points: PointBlocks) {
    for cluster in sums.indices { sums[cluster] = .zero }
    for index in labels.indices {
      if uniform[index] {
        sums[Int(labels[index][0])] += points.blocks[index].sum
      } else {
        for lane in 0..<8 { sums[Int(labels[index][lane])] += points.terms[8 * index + lane] }
      }
    }
  }

  /// Moves the point with the highest cost into an empty cluster; returns false if no point can be
  /// moved: each is at its center, or alone in a cluster whose center moves.
  private mutating func fill(_ cluster: Int, _ points: PointBlocks) -> Bool {
    var sizes = [Int](repeating: 0, count: centers.count)
    for point in 0..<points.count { sizes[Int(labels[point / 8][point % 8])] += 1 }
    var most = 0.0
    var chosen = -1
    for point in 0..<points.count {
      let term = points.terms[point]
      let label = Int(labels[point / 8][point % 8])
      let way = SIMD3(term.x, term.y, term.z) / term.w - centers[label]
      let cost = term.w * (way * way).sum()
      if sizes[label] > 1 || label < fixed, cost > most { (most, chosen) = (cost, point) }
    }
    guard chosen >= 0 else { return false }
    labels[chosen / 8][chosen % 8] = Double(cluster)
    uniform[chosen / 8] = false
    safeUntil[chosen / 8] = -1
    return true
  }
}
