/// Points around centers, so that the squared distances to the centers are as small as possible.
///
/// The search for good centers runs on some hundreds of groups that stand for the points: a few
/// starts by greedy k-means++, then swaps of one center at a time, each followed by some of
/// Lloyd's iterations and kept if it helps. The best centers then go through Lloyd's iteration
/// over all points until no point changes its cluster.
///
/// The result is a local optimum; against the best of 30 starts of scikit-learn on histograms of
/// stills its cost was 1.001 times as high on average (`Documentation/Measurements/kmeans.md`).
///
/// - Complexity: O(points × count × iterations) at worst; most distances are never measured.
/// - Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489; seeding and swaps as in `GreedySeeding` and
///   `SwapSearch`.
public struct KMeans: Sendable {
  /// How many seedings are tried, 1 or more; the best goes on.
  public var starts = 2
  /// How many times a center is moved elsewhere to see whether that helps, 0 or more.
  public var swaps = 18
  /// How many groups stand for the points during the search, at least; 32 for each center if that
  /// is more. As many as there are points turns grouping off.
  public var groups = 512
  /// The most iterations over all points, 1 or more.
  public var maxIterations = 300
  /// Iterations end when the cost falls by no more than this part of itself; 0: when no point
  /// changes its cluster.
  public var tolerance = 0.0
  /// Where random choices start.
  public var seed: UInt64 = 0

  public init() {}

  /// `count` clusters by falling weight, ties by the lowest member; fewer only if there are fewer
  /// distinct positions (then one for each). No points, no clusters but those of `fixed`.
  ///
  /// - Parameters:
  ///   - points: what is grouped.
  ///   - count: how many clusters, those of `fixed` included.
  ///   - fixed: centers that are there from the start, in every seeding, and never move. Their
  ///     clusters come first, in this order; some may be empty. A point at one of them belongs to
  ///     it, and every other point to the nearest center of all.
  /// - Precondition: `count` is 1 or more and no less than there are fixed centers; coordinates are
  ///   finite; weights are finite and over 0.
  public func clusters(
    of points: [WeightedPoint], count: Int, fixed: [SIMD3<Double>] = []
  ) -> [Cluster] {
    precondition(count >= max(1, fixed.count), "a clustering needs a count of 1 or more")
    precondition(
      starts >= 1 && maxIterations >= 1 && swaps >= 0, "k-means needs a start and an iteration")
    let distinct = DistinctPoints(points)
    let alone = distinct.labels(fixed: fixed)
    guard alone.count > count else {
      return Cluster.grouped(
        points, labels: distinct.indices.map { alone.labels[Int($0)] }, count: alone.count,
        fixed: fixed)
    }
    let labels = labels(of: distinct.points, count: count, fixed: fixed)
    return Cluster.grouped(
      points, labels: distinct.indices.map { labels[Int($0)] }, count: count, fixed: fixed)
  }

  /// For each of more than `count` distinct points its cluster.
  private func labels(
    of points: [WeightedPoint], count: Int, fixed: [SIMD3<Double>]
  ) -> [Int32] {
    let order = MortonOrder.indices(of: points)
    let mean = mean(of: points)
    let sorted = order.map { index in
      let point = points[Int(index)]
      return WeightedPoint(point.position - mean, weight: point.weight)
    }
    let blocks = PointBlocks(sorted)
    let coarse = Coarsening.groups(
      of: sorted, count: max(groups, 32 * count), least: 4 * count)
    let centers = search(PointBlocks(coarse), count: count, fixed: fixed.map { $0 - mean })
    var lloyd = Lloyd(blocks, centers: centers, fixed: fixed.count)
    lloyd.run(blocks, limit: maxIterations, tolerance: tolerance)
    var labels = [Int32](repeating: 0, count: points.count)
    for (place, index) in order.enumerated() {
      labels[Int(index)] = Int32(lloyd.labels[place / 8][place % 8])
    }
    return labels
  }

  /// The weighted mean; with it as the origin, rounding stays small.
  private func mean(of points: [WeightedPoint]) -> SIMD3<Double> {
    var sum = SIMD4<Double>.zero
    for point in points { sum += SIMD4(point.position * point.weight, point.weight) }
    return SIMD3(sum.x, sum.y, sum.z) / sum.w
  }

  /// Good centers for these points, after those that are fixed.
  private func search(
    _ points: PointBlocks, count: Int, fixed: [SIMD3<Double>]
  ) -> [SIMD3<Double>] {
    guard fixed.count < count else { return fixed }
    let roughly = max(tolerance, 1e-3)
    var generator = SeededGenerator(seed: seed)
    var seeding = GreedySeeding(points)
    var lloyd = Lloyd(
      points, centers: seeding.centers(count: count, fixed: fixed, generator: &generator),
      fixed: fixed.count)
    lloyd.run(points, limit: maxIterations, tolerance: roughly)
    var (best, cost) = (lloyd.centers, lloyd.cost)
    for _ in 1..<starts {
      lloyd.restart(at: seeding.centers(count: count, fixed: fixed, generator: &generator))
      lloyd.run(points, limit: maxIterations, tolerance: roughly)
      if lloyd.cost < cost { (best, cost) = (lloyd.centers, lloyd.cost) }
    }
    var search = SwapSearch(points, count: count, fixed: fixed.count)
    search.measure(best)
    for _ in 0..<swaps {
      lloyd.restart(at: search.swapped(best, generator: &generator))
      lloyd.run(points, limit: maxIterations, tolerance: roughly)
      guard lloyd.cost < cost else { continue }
      (best, cost) = (lloyd.centers, lloyd.cost)
      search.measure(best)
    }
    return best
  }
}

extension ClusteringAlgorithm {
  public static let kmeans = ClusteringAlgorithm(
    name: "kmeans", summary: "centers with the least squared distance to their points",
    clusters: { points, parameters in
      var kmeans = KMeans()
      kmeans.seed = parameters.seed
      return kmeans.clusters(of: points, count: parameters.count, fixed: parameters.fixed)
    })
}
