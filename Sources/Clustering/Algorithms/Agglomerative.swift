/// Joins the two nearest groups of points again and again until one group is left. The result is a
/// tree that can be cut at every count.
///
/// - Source: nearest-neighbor chain, Murtagh 1983, doi:10.1093/comjnl/26.4.354, for Ward, complete
///   and average linkage; minimum spanning tree, Gower & Ross 1969, doi:10.2307/2346439, for single
///   linkage; both as proven in Müllner 2011, arXiv:1109.2378. Tested on scipy's trees
///   (`Tests/ReferenceData/linkage-*.tsv`).
public enum Agglomerative {
  /// The largest number of points that `clusters` joins directly with complete and average linkage.
  /// If there are more, Ward linkage first makes this many groups.
  ///
  /// The table of all pairs takes 8.4 MB at this count.
  public static let pairLimit = 1024

  /// The tree of all joins.
  ///
  /// It is exact for any number of points. Points at one position are one leaf with the sum of
  /// their weights. Heights are defined as in scipy, with weights as numbers of repetitions: the
  /// distance of the two groups; for Ward √(2ab/(a+b)) × the distance of the centers, for groups
  /// with weights a and b.
  ///
  /// - Precondition: coordinates are finite; weights are finite and above 0.
  /// - Complexity: for n distinct points: Ward O(n²) time at worst, near O(n log n) as measured,
  ///   O(n) memory; single O(n²) time, O(n) memory; complete and average O(n²) time and 8n² bytes.
  public static func dendrogram(
    of points: [WeightedPoint], linkage: Linkage = .ward
  ) -> Dendrogram {
    let distinct = DistinctPoints(points)
    let order = MortonOrder.indices(of: distinct.points)
    let sorted = order.map { distinct.points[Int($0)] }
    let joins =
      switch linkage {
      case .ward: WardChain.joins(of: sorted)
      case .complete, .average: PairChain.joins(of: sorted, linkage: linkage)
      case .single: SpanningTree.joins(of: sorted)
      }
    let unsorted = joins.map { join in
      Join(
        first: Int(order[join.first]), second: Int(order[join.second]), height: join.height)
    }
    return Dendrogram(leaves: distinct, points: points, joins: unsorted)
  }

  /// `count` clusters by falling weight, ties by the lowest member. There are fewer only if there
  /// are fewer distinct positions; then each position has one cluster. Without points, the result
  /// has only the clusters of `fixed`.
  ///
  /// - Parameters:
  ///   - points: the points to group.
  ///   - count: how many clusters, including those of `fixed`.
  ///   - linkage: how the distance of two groups is measured.
  ///   - fixed: points of infinite weight that are groups from the start. Each joins other groups
  ///     but keeps its position, and no two of them are ever joined. Their clusters come first, in
  ///     this order; some may be empty. A point at the position of a fixed point belongs to its
  ///     cluster.
  /// - Precondition: `count` is 1 or more and not less than the number of fixed points; coordinates
  ///   are finite; weights are finite and above 0.
  /// - Complexity: as `dendrogram`; complete and average linkage, and every linkage with `fixed`,
  ///   join at most `pairLimit` groups, or `count` if that is more.
  public static func clusters(
    of points: [WeightedPoint], count: Int, linkage: Linkage = .ward, fixed: [SIMD3<Double>] = []
  ) -> [Cluster] {
    precondition(count >= fixed.count, "a clustering needs a count of all that is fixed")
    let limit = max(pairLimit, count)
    guard fixed.isEmpty else {
      return clusters(of: points, count: count, linkage: linkage, fixed: fixed, limit: limit)
    }
    guard linkage == .complete || linkage == .average, points.count > limit else {
      return dendrogram(of: points, linkage: linkage).clusters(count: count)
    }
    let groups = dendrogram(of: points).clusters(count: limit)
    let coarse = groups.map { WeightedPoint($0.center, weight: $0.weight) }
    var labels = [Int32](repeating: 0, count: points.count)
    let joined = dendrogram(of: coarse, linkage: linkage).clusters(count: count)
    for (label, cluster) in joined.enumerated() {
      for member in cluster.members.flatMap({ groups[$0].members }) {
        labels[member] = Int32(label)
      }
    }
    return Cluster.grouped(points, labels: labels, count: joined.count)
  }

  /// The same with fixed points. Ward linkage first makes at most `limit` groups of the other
  /// points.
  private static func clusters(
    of points: [WeightedPoint], count: Int, linkage: Linkage, fixed: [SIMD3<Double>], limit: Int
  ) -> [Cluster] {
    let distinct = DistinctPoints(points)
    var (labels, labelCount) = distinct.labels(fixed: fixed)
    if labelCount > count {
      let free = labels.indices.filter { Int(labels[$0]) >= fixed.count }
      let groups = dendrogram(of: free.map { distinct.points[$0] }).clusters(count: limit)
      var chain = AnchoredGroups(
        fixed, groups.map { WeightedPoint($0.center, weight: $0.weight) }, linkage: linkage)
      let joined = chain.labels(count: count)
      for (label, group) in zip(joined, groups) {
        for member in group.members { labels[free[member]] = label }
      }
      labelCount = count
    }
    return Cluster.grouped(
      points, labels: distinct.indices.map { labels[Int($0)] }, count: labelCount, fixed: fixed)
  }
}

extension ClusteringAlgorithm {
  public static let agglomerative = ClusteringAlgorithm(
    name: "agglomerative", summary: "joins the two nearest groups again and again",
    usesLinkage: true,
    clusters: { points, parameters in
      Agglomerative.clusters(
        of: points, count: parameters.count, linkage: parameters.linkage,
        fixed: parameters.fixed)
    })
}
