/// Lloyd's iteration that ignores far points: each center moves to the mean of its points within
/// reach, so that points far from all centers do not attract any.
///
/// It starts at the given seeds and keeps their number and order. It does not search for better
/// seeds.
///
/// With `softness` and `reachFade`, the centers depend on points and seeds without jumps, as long
/// as each has points within reach: a point between two centers attracts both, and a point at the
/// edge of the reach attracts a little.
///
/// - Complexity: O(points × seeds × iterations).
/// - Source: trimming after Cuesta-Albertos, Gordaliza & Matrán 1997, doi:10.1214/aos/1031833664,
///   here by distance instead of by share; softness: see `SoftAssignment`.
public struct TrimmedKMeans: Sendable {
  /// A center ignores points farther away than this (plus `reachFade`), more than 0.
  public var reach: Double
  /// The largest number of iterations, 0 or more.
  public var maxIterations = 10
  /// Iterations end when every coordinate of every center moves by less than this.
  public var tolerance = 0.01
  /// The width of the `SoftAssignment` of points to centers, 0 or more.
  public var softness = 0.0
  /// The distance before and after the reach in which a point counts gradually less, 0 or more.
  public var reachFade = 0.0

  public init(reach: Double) {
    precondition(reach > 0, "a trimmed k-means needs a reach above 0")
    self.reach = reach
  }

  /// The final positions of the centers; a center without points within reach keeps its position.
  ///
  /// - Parameters:
  ///   - points: the points; a weight of 0 is allowed here and has no effect.
  ///   - seeds: the start positions of the centers, in the order of the result.
  ///   - fixed: how many of the seeds, from the first, never move. They keep the points nearest to
  ///     them.
  public func centers(
    of points: [WeightedPoint], from seeds: [SIMD3<Double>], fixed: Int = 0
  ) -> [SIMD3<Double>] {
    var centers = seeds
    guard !points.isEmpty, !seeds.isEmpty else { return centers }
    let isSoft = softness > 0 || reachFade > 0
    let blocks = isSoft ? nil : PointBlocks(points)
    for _ in 0..<maxIterations {
      let means = blocks.map { moved(centers, $0) } ?? softlyMoved(centers, points)
      let next = seeds.prefix(fixed) + means.dropFirst(fixed)
      let farthest = zip(next, centers).map { new, old in
        let step = new - old
        return max(abs(step.x), abs(step.y), abs(step.z))
      }.max()
      centers = Array(next)
      if let farthest, farthest < tolerance { break }
    }
    return centers
  }

  private func moved(_ centers: [SIMD3<Double>], _ points: PointBlocks) -> [SIMD3<Double>] {
    var sums = [SIMD4<Double>](repeating: .zero, count: centers.count)
    for (index, block) in points.blocks.enumerated() {
      var label = PointBlocks.Lanes.zero
      var least = block.squaredDistances(to: centers[0])
      for center in 1..<max(1, centers.count) {
        let distances = block.squaredDistances(to: centers[center])
        let closer = distances .< least
        label = label.replacing(with: Double(center), where: closer)
        least = least.replacing(with: distances, where: closer)
      }
      for lane in 0..<8 where least[lane] < reach * reach {
        sums[Int(label[lane])] += points.terms[8 * index + lane]
      }
    }
    return Self.means(sums, or: centers)
  }

  private func softlyMoved(
    _ centers: [SIMD3<Double>], _ points: [WeightedPoint]
  ) -> [SIMD3<Double>] {
    let assignment = SoftAssignment(width: softness)
    let edge = FadingEdge(at: reach, fade: reachFade)
    var sums = [SIMD4<Double>](repeating: .zero, count: centers.count)
    var parts = [Double](repeating: 0, count: centers.count)
    for point in points {
      assignment.assign(point.position, to: centers, parts: &parts)
      for index in centers.indices where parts[index] > 0 {
        let offset = centers[index] - point.position
        let inside = edge.weight(at: (offset * offset).sum().squareRoot())
        sums[index] += SIMD4(point.position, 1) * (point.weight * parts[index] * inside)
      }
    }
    return Self.means(sums, or: centers)
  }

  /// The means of weighted sums, which have the weight as w; where the weight is 0, the old center.
  private static func means(
    _ sums: [SIMD4<Double>], or centers: [SIMD3<Double>]
  ) -> [SIMD3<Double>] {
    zip(sums, centers).map { sum, center in
      sum.w > 0 ? SIMD3(sum.x, sum.y, sum.z) / sum.w : center
    }
  }
}
