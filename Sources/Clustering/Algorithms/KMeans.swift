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
  /// distinct positions (then one for each). No points, no clusters.
  ///
  /// - Precondition: `count` is 1 or more; coordinates are finite; weights are finite and over 0.
  public func clusters(of points: [WeightedPoint], count: Int) -> [Cluster] {
    precondition(count >= 1, "a clustering needs a count of 1 or more")
    precondition(
      starts >= 1 && maxIterations >= 1 && swaps >= 0, "k-means needs a start and an iteration")
    let distinct = DistinctPoints(points)
    guard distinct.points.count > count else {
      return Cluster.grouped(points, labels: distinct.indices, count: distinct.points.count)
    }
    let labels = labels(of: distinct.points, count: count)
    return Cluster.grouped(
      points, labels: distinct.indices.map { labels[Int($0)] }, count: count)
  }

  /// For each of more than `count` distinct points its cluster.
  private func labels(of points: [WeightedPoint], count: Int) -> [Int32] {
    let order = MortonOrder.indices(of: points)
    let sorted = centered(points, order: order)
    let blocks = PointBlocks(sorted)
    let coarse = Coarsening.groups(
      of: sorted, count: max(groups, 32 * count), least: 4 * count)
    var lloyd = Lloyd(blocks, centers: search(PointBlocks(coarse), count: count))
    lloyd.run(blocks, limit: maxIterations, tolerance: tolerance)
    var labels = [Int32](repeating: 0, count: points.count)
    for (place, index) in order.enumerated() {
      labels[Int(index)] = Int32(lloyd.labels[place / 8][place % 8])
    }
    return labels
  }

  /// The points in this order, moved so that their mean is the origin, which keeps rounding small.
  private func centered(_ points: [WeightedPoint], order: [Int32]) -> [WeightedPoint] {
    var sum = SIMD4<Double>.zero
    for point in points { sum += SIMD4(point.position * point.weight, point.weight) }
    let mean = SIMD3(sum.x, sum.y, sum.z) / sum.w
    return order.map { index in
      let point = points[Int(index)]
      return WeightedPoint(point.position - mean, weight: point.weight)
    }
  }

  /// Good centers for these points.
  private func search(_ points: PointBlocks, count: Int) -> [SIMD3<Double>] {
    let roughly = max(tolerance, 1e-3)
    var generator = SeededGenerator(seed: seed)
    var seeding = GreedySeeding(points)
    var lloyd = Lloyd(points, centers: seeding.centers(count: count, generator: &generator))
    lloyd.run(points, limit: maxIterations, tolerance: roughly)
    var (best, cost) = (lloyd.centers, lloyd.cost)
    for _ in 1..<starts {
      lloyd.restart(at: seeding.centers(count: count, generator: &generator))
      lloyd.run(points, limit: maxIterations, tolerance: roughly)
      if lloyd.cost < cost { (best, cost) = (lloyd.centers, lloyd.cost) }
    }
    var search = SwapSearch(points, count: count)
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
      return kmeans.clusters(of: points, count: parameters.count)
    })
}
