/// Points that an algorithm put into one group.
public struct Cluster: Sendable, Equatable {
  /// The weighted mean of the members; a fixed center keeps its position.
  public var center: SIMD3<Double>
  /// The sum of the members' weights, more than 0; 0 if a fixed center has no members.
  public var weight: Double
  /// Indices into the given points, ascending.
  public var members: [Int]

  public init(center: SIMD3<Double>, weight: Double, members: [Int]) {
    self.center = center
    self.weight = weight
    self.members = members
  }
}

extension Cluster {
  /// The clusters that the labels describe, by falling weight, ties by the lowest member.
  ///
  /// - Parameters:
  ///   - points: the grouped points.
  ///   - labels: the cluster of each point, in 0..<count; every number occurs, except those of
  ///     empty fixed clusters.
  ///   - count: how many clusters.
  ///   - fixed: the fixed centers. They belong to the first clusters, which stay first and in this
  ///     order; some of these may be empty.
  /// - Complexity: O(points + count × log(count)).
  static func grouped(
    _ points: [WeightedPoint], labels: [Int32], count: Int, fixed: [SIMD3<Double>] = []
  ) -> [Cluster] {
    var sizes = [Int](repeating: 0, count: count)
    for label in labels { sizes[Int(label)] += 1 }
    var boxes = [Box](repeating: Box(), count: count)
    var members = [[Int]](repeating: [], count: count)
    for (cluster, size) in sizes.enumerated() { members[cluster].reserveCapacity(size) }
    for (index, label) in labels.enumerated() {
      boxes[Int(label)].add(points[index])
      members[Int(label)].append(index)
    }
    let clusters = zip(boxes, members).map { box, members in
      Cluster(center: box.mean, weight: box.sum.w, members: members)
    }
    let held = zip(clusters, fixed).map { cluster, center in
      Cluster(center: center, weight: cluster.weight, members: cluster.members)
    }
    return held
      + clusters[fixed.count...].sorted {
        $0.weight == $1.weight ? $0.members[0] < $1.members[0] : $0.weight > $1.weight
      }
  }

  /// The weighted sum of some points, and their bounding box.
  private struct Box {
    var sum = SIMD4<Double>.zero
    var lower = SIMD3<Double>(repeating: .infinity)
    var upper = SIMD3<Double>(repeating: -.infinity)

    mutating func add(_ point: WeightedPoint) {
      sum += SIMD4(point.position * point.weight, point.weight)
      lower = lower.lesser(point.position)
      upper = upper.greater(point.position)
    }

    /// Clamped to the box, because rounding may leave it. So the mean of equal points is exactly
    /// the point.
    var mean: SIMD3<Double> {
      (SIMD3(sum.x, sum.y, sum.z) / sum.w).greater(lower).lesser(upper)
    }
  }
}

/// A position in three dimensions with a weight: weight 2 is the same as the point twice.
public struct WeightedPoint: Sendable, Equatable {
  /// Finite coordinates, in whatever unit the caller measures distance.
  public var position: SIMD3<Double>
  /// More than 0, finite.
  public var weight: Double

  public init(_ position: SIMD3<Double>, weight: Double = 1) {
    self.position = position
    self.weight = weight
  }
}
