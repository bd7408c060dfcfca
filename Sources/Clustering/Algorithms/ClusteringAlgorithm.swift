/// A way to group weighted points, with the list of all such ways.
public struct ClusteringAlgorithm: Sendable {
  /// The name that users type: lower-case, never changed after a release.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// Whether it measures the distance of groups, so that `Parameters.linkage` applies to it.
  public let usesLinkage: Bool
  /// Points → clusters.
  ///
  /// At most `count` clusters; fewer only if there are fewer distinct positions (then each position
  /// has one cluster). Every point is in exactly one cluster. The same points and parameters give
  /// the same result. Clusters are ordered by falling weight, ties by the lowest member.
  ///
  /// The clusters of `fixed` centers come first, in the given order, and may be empty. Each keeps
  /// its center, contains the points at that position, and counts toward `count`.
  public let clusters: @Sendable ([WeightedPoint], Parameters) -> [Cluster]

  /// The parameters of all algorithms; each algorithm uses those that apply to it.
  public struct Parameters: Sendable {
    /// How many clusters, 1 or more.
    public var count: Int
    /// The start of random choices.
    public var seed: UInt64
    /// How the distance of two groups is measured, for agglomerative clustering.
    public var linkage: Linkage
    /// Centers that exist from the start and never move; no more than `count`, no two at one
    /// position.
    public var fixed: [SIMD3<Double>]

    public init(
      count: Int, seed: UInt64 = 0, linkage: Linkage = .ward, fixed: [SIMD3<Double>] = []
    ) {
      precondition(count >= max(1, fixed.count), "a clustering needs a count of 1 or more")
      self.count = count
      self.seed = seed
      self.linkage = linkage
      self.fixed = fixed
    }
  }

  public init(
    name: String, summary: String, usesLinkage: Bool = false,
    clusters: @escaping @Sendable ([WeightedPoint], Parameters) -> [Cluster]
  ) {
    self.name = name
    self.summary = summary
    self.usesLinkage = usesLinkage
    self.clusters = clusters
  }
}

extension ClusteringAlgorithm {
  /// Every algorithm, in the order in which tables and help texts show them.
  public static let all: [ClusteringAlgorithm] = [.kmeans, .agglomerative]
}
