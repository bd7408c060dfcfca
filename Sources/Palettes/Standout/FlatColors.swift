import Clustering

/// Shows a flat color as it is, and not as the mean of it and the smooth edges around it.
///
/// Logos, flags and drawings have areas in which all pixels have the same color, and photographs
/// have black and white that are clipped. A color is flat if most of the pixels that are similar to
/// it are nearly equal to it. Film grain and textures have no such color.
package struct FlatColors: Sendable {
  /// Up to this distance pixels are nearly equal, in `ColorSpace.din2000`; JPEG spreads a flat color
  /// this far.
  package var width = 1.5
  /// Up to this distance pixels are similar. A flat color that is farther from the color to show is
  /// another color, such as the clipped white in a light sky.
  package var reach = 8.0
  /// At least this share of the similar pixels is nearly equal to a flat color, 0…1.
  package var leastShare = 0.5
  /// At least this share of a group has its flat color, 0…1.
  package var leastPart = 0.25

  /// Uses the values of `Standout`.
  package init() {}

  /// The flat color of each group, or the center of the group if it has none.
  ///
  /// - Parameters:
  ///   - clusters: the groups, whose centers are colors to show.
  ///   - points: the members of the groups, in `ColorSpace.din2000`, weighted by their abundance.
  ///   - fixed: the number of groups, from the first, that have no other color than their center.
  /// - Complexity: O(points).
  func colors(
    of clusters: [Cluster], _ points: [WeightedPoint], fixed: Int
  ) -> [SIMD3<Double>] {
    clusters.enumerated().map { index, cluster in
      let flat = index < fixed ? nil : flat(in: cluster.members, of: points, near: cluster.center)
      return flat ?? cluster.center
    }
  }

  /// The flat color of a group, or `nil` if it has none.
  private func flat(
    in group: [Int], of points: [WeightedPoint], near color: SIMD3<Double>
  ) -> SIMD3<Double>? {
    var (all, mode) = (0.0, WeightedPoint(color, weight: 0))
    for point in group.lazy.map({ points[$0] }) {
      all += point.weight
      if point.weight > mode.weight, distance(point.position, color) <= reach { mode = point }
    }
    var (equal, similar) = (0.0, 0.0)
    for point in group.lazy.map({ points[$0] }) {
      let away = distance(point.position, mode.position)
      if away <= width { equal += point.weight }
      if away <= reach { similar += point.weight }
    }
    let isFlat = mode.weight > 0 && equal >= leastShare * similar && equal >= leastPart * all
    return isFlat ? mode.position : nil
  }

  private func distance(_ first: SIMD3<Double>, _ second: SIMD3<Double>) -> Double {
    let offset = first - second
    return (offset * offset).sum().squareRoot()
  }
}
