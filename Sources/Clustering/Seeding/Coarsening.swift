/// Represents many points by fewer: each is the mean of neighbors with a negligible spread.
enum Coarsening {
  /// Joins adjacent points until at most `count` groups are left. Stops earlier, with more groups,
  /// if the next round would leave fewer than `least`.
  ///
  /// Adjacent groups are joined as long as the sum of weight × squared distance to their mean stays
  /// below a limit, which doubles in each round. So heavy or scattered points keep their own group.
  ///
  /// - Parameter points: at least one; points close in space should be adjacent.
  /// - Complexity: O(points) for each round; about ten rounds over fewer and fewer groups.
  static func groups(of points: [WeightedPoint], count: Int, least: Int) -> [WeightedPoint] {
    var groups = points.map { Group(mean: $0, spread: 0) }
    var limit = spread(of: points) * 1e-7
    while groups.count > count, limit > 0 {
      let joined = join(groups, limit: limit)
      if joined.count < least { break }
      groups = joined
      limit *= 2
    }
    return groups.map(\.mean)
  }

  private struct Group {
    var mean: WeightedPoint
    /// The sum of weight × squared distance to the mean.
    var spread: Double

    /// The two groups joined into one.
    func joined(to other: Group) -> Group {
      let weight = mean.weight + other.mean.weight
      let share = other.mean.weight / weight
      let way = other.mean.position - mean.position
      return Group(
        mean: WeightedPoint(mean.position + way * share, weight: weight),
        spread: spread + other.spread + mean.weight * share * (way * way).sum())
    }
  }

  /// Joins each group to the previous ones while the limit allows.
  private static func join(_ groups: [Group], limit: Double) -> [Group] {
    var joined: [Group] = []
    joined.reserveCapacity(groups.count)
    var open = groups[0]
    for group in groups.dropFirst() {
      let both = open.joined(to: group)
      if both.spread <= limit {
        open = both
      } else {
        joined.append(open)
        open = group
      }
    }
    joined.append(open)
    return joined
  }

  private static func spread(of points: [WeightedPoint]) -> Double {
    points.dropFirst().reduce(Group(mean: points[0], spread: 0)) {
      $0.joined(to: Group(mean: $1, spread: 0))
    }.spread
  }
}
