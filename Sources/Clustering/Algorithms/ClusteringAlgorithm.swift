/// A way to group weighted points, and the list of every such way.
public struct ClusteringAlgorithm: Sendable {
  /// What users type: lower-case, never changed once released.
  public let name: String
  /// One line for help texts and tables.
  public let summary: String
  /// Points → clusters.
  ///
  /// At most `count` clusters, fewer only if there are fewer distinct positions (then one cluster
  /// for each). Every point is in exactly one cluster. Same points and parameters, same answer.
  /// Ordered by falling weight; ties by the lowest member.
  ///
  /// With `fixed` centers, theirs are the first clusters, in the order given and perhaps empty; each
  /// keeps its center, holds the points that stand there, and counts as one of `count`.
  public let clusters: @Sendable ([WeightedPoint], Parameters) -> [Cluster]

  /// Everything an algorithm may ask of its caller; each uses what it knows.
  public struct Parameters: Sendable {
    /// How many clusters, 1 or more.
    public var count: Int
    /// Where random choices start.
    public var seed: UInt64
    /// How far apart two groups are, for agglomerative clustering.
    public var linkage: Linkage
    /// Centers that are there from the start and stay; no more than `count`, no two at one place.
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
    name: String, summary: String,
    clusters: @escaping @Sendable ([WeightedPoint], Parameters) -> [Cluster]
  ) {
    self.name = name
    self.summary = summary
    self.clusters = clusters
  }
}

extension ClusteringAlgorithm {
  /// Every algorithm, in the order in which tables and help texts show them.
  public static let all: [ClusteringAlgorithm] = [.kmeans, .agglomerative]
}
