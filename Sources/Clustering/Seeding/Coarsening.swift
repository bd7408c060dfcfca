/// Fewer points that stand for many: each the mean of neighbors whose spread hardly matters.
enum Coarsening {
  /// Joins neighbors in the list until at most `count` groups are left, or a little more than that
  /// if fewer than `least` would be left otherwise.
  ///
  /// Runs are joined as long as the sum of weight × squared distance to their mean stays under a
  /// limit, which doubles from round to round: heavy or scattered points keep their own group.
  ///
  /// - Parameter points: at least one, near neighbors next to each other.
  /// - Complexity: O(points) a round, about ten rounds over ever fewer groups.
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

    /// Both as one group.
    func joined(to other: Group) -> Group {
      let weight = mean.weight + other.mean.weight
      let share = other.mean.weight / weight
      let way = other.mean.position - mean.position
      return Group(
        mean: WeightedPoint(mean.position + way * share, weight: weight),
        spread: spread + other.spread + mean.weight * share * (way * way).sum())
    }
  }

  /// Each group joined to those before it, while the limit allows.
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
