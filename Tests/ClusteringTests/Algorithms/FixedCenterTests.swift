import Clustering
import Testing

@Suite("centers that are fixed")
struct FixedCenterTests {
  private static let fixed: [SIMD3<Double>] = [
    SIMD3(0.2, 0.2, 0.2), SIMD3(5, 5, 5), SIMD3(0, 0, 0),
  ]

  private static let cases = ClusteringAlgorithm.all.flatMap { algorithm in
    (algorithm.name == "agglomerative" ? Linkage.allCases : [.ward]).map { (algorithm.name, $0) }
  }

  private func clusters(
    _ algorithm: (String, Linkage), _ points: [WeightedPoint], count: Int
  ) throws -> [Cluster] {
    let named = try #require(ClusteringAlgorithm.all.first { $0.name == algorithm.0 })
    return named.clusters(
      points, .init(count: count, linkage: algorithm.1, fixed: Self.fixed))
  }

  @Test("they come first, stay, and every point is in one cluster", arguments: cases)
  func partitions(algorithm: (String, Linkage)) throws {
    for sample in SamplePoints.all {
      let others = Set(sample.points.map(\.position)).subtracting(Self.fixed).count
      for count in [3, 4, 8, 64] {
        let clusters = try clusters(algorithm, sample.points, count: count)
        #expect(clusters.count == 3 + min(count - 3, others), "\(sample.name)")
        #expect(clusters.prefix(3).map(\.center) == Self.fixed)
        #expect(clusters.flatMap(\.members).sorted() == Array(sample.points.indices))
        #expect(clusters.dropFirst(3).allSatisfy { !$0.members.isEmpty })
        for (index, point) in sample.points.enumerated() {
          guard let own = Self.fixed.firstIndex(of: point.position) else { continue }
          #expect(clusters[own].members.contains(index))
        }
      }
    }
  }

  @Test("k-means leaves every point with the nearest center of all")
  func nearest() throws {
    let points = SamplePoints.blobs(count: 1200, centers: 20, seed: 4)
    let clusters = try clusters(("kmeans", .ward), points, count: 12)
    for cluster in clusters {
      for member in cluster.members {
        func square(_ center: SIMD3<Double>) -> Double {
          ((center - points[member].position) * (center - points[member].position)).sum()
        }
        #expect(square(cluster.center) <= clusters.map { square($0.center) }.min()! + 1e-12)
      }
    }
  }

  @Test("joining is the greedy one, tried pair by pair", arguments: Linkage.allCases)
  func greedy(linkage: Linkage) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let points = SamplePoints.blobs(count: 40, centers: 5, seed: seed)
      let clusters = try clusters(("agglomerative", linkage), points, count: 7)
      var groups: [(anchor: SIMD3<Double>?, members: [Int])] =
        Self.fixed.map { ($0, []) } + points.indices.map { (nil, [$0]) }
      while groups.count > 7 {
        var best = (least: Double.infinity, one: 0, two: 0)
        for two in groups.indices {
          for one in 0..<two {
            let height = Self.height(groups[one], groups[two], points, linkage)
            if height < best.least { best = (height, one, two) }
          }
        }
        groups[best.one].members += groups[best.two].members
        groups.remove(at: best.two)
      }
      #expect(
        Set(clusters.map { Set($0.members) }) == Set(groups.map { Set($0.members) }), "\(seed)")
    }
  }

  /// By the definitions, with a weight for an anchor that is as good as infinite.
  private static func height(
    _ one: (anchor: SIMD3<Double>?, members: [Int]),
    _ two: (anchor: SIMD3<Double>?, members: [Int]), _ points: [WeightedPoint], _ linkage: Linkage
  ) -> Double {
    if one.anchor != nil, two.anchor != nil { return .infinity }
    func all(_ group: (anchor: SIMD3<Double>?, members: [Int])) -> [WeightedPoint] {
      group.members.map { points[$0] }
        + (group.anchor.map { [WeightedPoint($0, weight: 1e13)] } ?? [])
    }
    let (left, right) = (all(one), all(two))
    let pairs = left.flatMap { a in
      right.map { b in
        let way = a.position - b.position
        return (distance: (way * way).sum().squareRoot(), weight: a.weight * b.weight)
      }
    }
    switch linkage {
    case .single: return pairs.map(\.distance).min() ?? 0
    case .complete: return pairs.map(\.distance).max() ?? 0
    case .average:
      return pairs.reduce(0) { $0 + $1.distance * $1.weight }
        / pairs.reduce(0) { $0 + $1.weight }
    case .ward:
      func mean(_ group: [WeightedPoint]) -> SIMD4<Double> {
        group.reduce(.zero) { $0 + SIMD4($1.position * $1.weight, $1.weight) }
      }
      let (a, b) = (mean(left), mean(right))
      let way = SIMD3(a.x, a.y, a.z) / a.w - SIMD3(b.x, b.y, b.z) / b.w
      return (2 * a.w * b.w / (a.w + b.w) * (way * way).sum()).squareRoot()
    }
  }
}
