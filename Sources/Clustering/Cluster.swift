/// Points that an algorithm put together.
public struct Cluster: Sendable, Equatable {
  /// The weighted mean of the members; a center that was given stays what it was.
  public var center: SIMD3<Double>
  /// The sum of the members' weights, more than 0; 0 if a center that was given has no members.
  public var weight: Double
  /// Indices into the points that were given, ascending.
  public var members: [Int]

  public init(center: SIMD3<Double>, weight: Double, members: [Int]) {
    self.center = center
    self.weight = weight
    self.members = members
  }
}

extension Cluster {
  /// The clusters that labels describe, by falling weight, ties by the lowest member.
  ///
  /// - Parameters:
  ///   - points: what was grouped.
  ///   - labels: for each point its cluster, 0 up to, not including, `count`; every one is used.
  ///   - count: how many clusters.
  ///   - fixed: centers that were given: those of the first clusters, which stay first and in this
  ///     order, and of which some may be empty.
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

  /// The weighted sum of some points, and the box they fill.
  private struct Box {
    var sum = SIMD4<Double>.zero
    var lower = SIMD3<Double>(repeating: .infinity)
    var upper = SIMD3<Double>(repeating: -.infinity)

    mutating func add(_ point: WeightedPoint) {
      sum += SIMD4(point.position * point.weight, point.weight)
      lower = lower.lesser(point.position)
      upper = upper.greater(point.position)
    }

    /// Kept inside the box, which rounding may leave: equal points have exactly themselves as mean.
    var mean: SIMD3<Double> {
      (SIMD3(sum.x, sum.y, sum.z) / sum.w).greater(lower).lesser(upper)
    }
  }
}
