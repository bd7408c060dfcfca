/// Divides points among centers so that the squared distances to the centers are as small as
/// possible.
///
/// The search for good centers uses some hundreds of groups that represent the points. It starts
/// several times with greedy k-means++. Then it moves one center at a time elsewhere, runs some of
/// Lloyd's iterations, and keeps the change if it helps. Finally, Lloyd's iteration moves the best
/// centers with all points until no point changes its cluster.
///
/// The result is a local optimum. Its cost was 1.001 times as high on average as the best of 30
/// starts of scikit-learn, on histograms of stills (`Documentation/Measurements/kmeans.md`).
///
/// - Complexity: O(points × count × iterations) at worst; most distances are never measured.
/// - Source: Lloyd 1982, doi:10.1109/TIT.1982.1056489; seeding and swaps as in `GreedySeeding` and
///   `SwapSearch`.
public struct KMeans: Sendable {
  /// How many seedings are tried, 1 or more; the search continues with the best.
  public var starts = 2
  /// How many times the search moves a center elsewhere to see whether that helps, 0 or more.
  public var swaps = 18
  /// The smallest number of groups that represent the points during the search; 32 for each center
  /// if that is more. A value of at least the number of points turns grouping off.
  public var groups = 512
  /// The largest number of iterations over all points, 1 or more.
  public var maxIterations = 300
  /// Iterations end when the cost decreases by no more than this fraction of itself; with 0, they
  /// end when no point changes its cluster.
  public var tolerance = 0.0
  /// The start of random choices.
  public var seed: UInt64 = 0

  public init() {}

  /// `count` clusters by falling weight, ties by the lowest member. There are fewer only if there
  /// are fewer distinct positions; then each position has one cluster. Without points, the result
  /// has only the clusters of `fixed`.
  ///
  /// - Parameters:
  ///   - points: the points to group.
  ///   - count: how many clusters, including those of `fixed`.
  ///   - fixed: centers that are in every seeding and never move. Their clusters come first, in
  ///     this order; some may be empty. A point at the position of a fixed center belongs to its
  ///     cluster, and every other point to the nearest of all centers.
  /// - Precondition: `count` is 1 or more and not less than the number of fixed centers;
  ///   coordinates are finite; weights are finite and above 0.
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

  /// The cluster of each point. The points are distinct, and there are more than `count` of them.
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

  /// The weighted mean. With this point as the origin, rounding errors stay small.
  private func mean(of points: [WeightedPoint]) -> SIMD3<Double> {
    var sum = SIMD4<Double>.zero
    for point in points { sum += SIMD4(point.position * point.weight, point.weight) }
    return SIMD3(sum.x, sum.y, sum.z) / sum.w
  }

  /// Good centers for these points; the fixed ones come first.
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
