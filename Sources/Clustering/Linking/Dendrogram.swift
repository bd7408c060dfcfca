/// The tree of all joins of some points, lowest first; it can be cut at any count to give clusters.
public struct Dendrogram: Sendable {
  /// Two groups that become one.
  ///
  /// Groups are numbered as in scipy: leaves first, 0 up to their count, then each merge in order.
  public struct Merge: Sendable, Equatable {
    /// The lower of the two groups' numbers.
    public let left: Int
    /// The higher of the two groups' numbers.
    public let right: Int
    /// The distance of the two groups by the linkage; never less than that of an earlier merge.
    public let height: Double
    /// The sum of the weights of all points in the merged group.
    public let weight: Double
  }

  /// The distinct positions, in the order of first appearance, each with its summed weight.
  public let leaves: [WeightedPoint]
  /// The merges by rising height; one fewer than there are leaves.
  public let merges: [Merge]
  /// The leaf of each given point.
  private let leafOfPoint: [Int32]
  private let points: [WeightedPoint]

  /// - Parameter joins: ordered so that the joins inside a group come before the group itself is
  ///   joined.
  init(leaves distinct: DistinctPoints, points: [WeightedPoint], joins: [Join]) {
    leaves = distinct.points
    leafOfPoint = distinct.indices
    self.points = points
    merges = Self.numbered(joins, leaves: distinct.points)
  }

  /// `count` clusters by falling weight, ties by the lowest member. There are fewer only if there
  /// are fewer leaves; then each leaf is one cluster. Without points, there are no clusters.
  ///
  /// - Precondition: `count` is 1 or more.
  /// - Complexity: O(points + count × log(count)).
  public func clusters(count: Int) -> [Cluster] {
    precondition(count >= 1, "a clustering needs a count of 1 or more")
    let clusterCount = min(count, leaves.count)
    let kept = merges.prefix(leaves.count - clusterCount)
    var groups = DisjointGroups(count: leaves.count + kept.count)
    for (index, merge) in kept.enumerated() {
      groups.put(merge.left, under: leaves.count + index)
      groups.put(merge.right, under: leaves.count + index)
    }
    var labelOfGroup = [Int32](repeating: -1, count: leaves.count + kept.count)
    var next: Int32 = 0
    let labels = leaves.indices.map { leaf in
      let group = groups.top(of: leaf)
      if labelOfGroup[group] < 0 {
        labelOfGroup[group] = next
        next += 1
      }
      return labelOfGroup[group]
    }
    return Cluster.grouped(
      points, labels: leafOfPoint.map { labels[Int($0)] }, count: clusterCount)
  }

  /// The joins by rising height, with groups numbered.
  private static func numbered(_ joins: [Join], leaves: [WeightedPoint]) -> [Merge] {
    let order = joins.indices.sorted {
      (joins[$0].height, $0) < (joins[$1].height, $1)
    }
    var groups = DisjointGroups(count: leaves.count + joins.count)
    var weights = leaves.map(\.weight)
    weights.reserveCapacity(leaves.count + joins.count)
    return order.enumerated().map { index, place in
      let join = joins[place]
      let first = groups.top(of: join.first)
      let second = groups.top(of: join.second)
      groups.put(first, under: leaves.count + index)
      groups.put(second, under: leaves.count + index)
      weights.append(weights[first] + weights[second])
      return Merge(
        left: min(first, second), right: max(first, second), height: join.height,
        weight: weights[leaves.count + index])
    }
  }
}

/// A join of two groups: one point of each, and the distance of the groups.
struct Join {
  var first: Int
  var second: Int
  var height: Double
}
