/// How well clusters represent the points that they were made from.
public enum ClusterQuality {
  /// The weighted mean of the squared distances from the points to their nearest center.
  ///
  /// - Parameters:
  ///   - points: the grouped points, at least one.
  ///   - centers: at least one.
  /// - Returns: 0 or more, in squared units of the coordinates.
  /// - Complexity: O(points × centers).
  public static func distortion(of points: [WeightedPoint], centers: [SIMD3<Double>]) -> Double {
    precondition(!points.isEmpty && !centers.isEmpty, "distortion needs points and centers")
    var sum = 0.0
    var weight = 0.0
    for point in points {
      var least = Double.infinity
      for center in centers {
        let way = point.position - center
        least = min(least, (way * way).sum())
      }
      sum += point.weight * least
      weight += point.weight
    }
    return sum / weight
  }

  /// The two nearest of some positions: their indices, ascending, and their distance. If several
  /// pairs are equally near, the first one; `nil` if there are fewer than two positions.
  ///
  /// - Complexity: O(positions²).
  public static func nearestPair(
    of positions: [SIMD3<Double>]
  ) -> (first: Int, second: Int, distance: Double)? {
    var nearest: (first: Int, second: Int, square: Double)?
    for first in positions.indices {
      for second in positions.indices.dropFirst(first + 1) {
        let way = positions[first] - positions[second]
        let square = (way * way).sum()
        if square < nearest?.square ?? .infinity { nearest = (first, second, square) }
      }
    }
    return nearest.map { ($0.first, $0.second, $0.square.squareRoot()) }
  }
}
