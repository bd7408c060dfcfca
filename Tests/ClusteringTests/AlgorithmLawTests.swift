import Clustering
import Testing

/// An algorithm with a linkage, so that laws hold for all of both.
private struct Case: CustomTestStringConvertible, Sendable {
  let algorithm: ClusteringAlgorithm
  let linkage: Linkage
  var testDescription: String { "\(algorithm.name), \(linkage.rawValue)" }

  static let all = ClusteringAlgorithm.all.flatMap { algorithm in
    (algorithm.name == "agglomerative" ? Linkage.allCases : [.ward]).map {
      Case(algorithm: algorithm, linkage: $0)
    }
  }

  func callAsFunction(_ points: [WeightedPoint], count: Int, seed: UInt64 = 0) -> [Cluster] {
    algorithm.clusters(points, .init(count: count, seed: seed, linkage: linkage))
  }
}

@Suite("laws of every algorithm")
struct AlgorithmLawTests {
  private static let counts = [1, 3, 8, 64]

  @Test("the same points and seed give the same answer", arguments: Case.all)
  private func repeats(algorithm: Case) {
    let points = SamplePoints.blobs(count: 400, centers: 9, seed: 1)
    #expect(algorithm(points, count: 8, seed: 5) == algorithm(points, count: 8, seed: 5))
  }

  @Test("there are as many clusters as asked, or as there are positions", arguments: Case.all)
  private func counts(algorithm: Case) {
    for sample in SamplePoints.all {
      for count in Self.counts {
        let clusters = algorithm(sample.points, count: count)
        #expect(clusters.count == min(count, distinctCount(sample.points)), "\(sample.name)")
      }
    }
  }

  @Test("every point is in exactly one cluster, and weights add up", arguments: Case.all)
  private func partitions(algorithm: Case) {
    for sample in SamplePoints.all {
      for count in Self.counts {
        let clusters = algorithm(sample.points, count: count)
        #expect(clusters.flatMap(\.members).sorted() == Array(sample.points.indices))
        for cluster in clusters {
          #expect(cluster.members == cluster.members.sorted())
          let weight = cluster.members.reduce(0) { $0 + sample.points[$1].weight }
          #expect(abs(cluster.weight - weight) <= 1e-12 * weight)
        }
      }
    }
  }

  @Test("centers are the means of their members, inside their box", arguments: Case.all)
  private func centers(algorithm: Case) {
    for sample in SamplePoints.all {
      for cluster in algorithm(sample.points, count: 8) {
        let members = cluster.members.map { sample.points[$0] }
        var mean = SIMD3<Double>.zero
        for member in members { mean += member.position * (member.weight / cluster.weight) }
        for axis in 0..<3 {
          let values = members.map { $0.position[axis] }
          #expect(values.min()! <= cluster.center[axis] && cluster.center[axis] <= values.max()!)
          let scale = max(1e-3, values.map(abs).max()!)
          #expect(abs(mean[axis] - cluster.center[axis]) <= 1e-12 * scale, "\(sample.name)")
        }
      }
    }
  }

  @Test("heavier clusters come first, ties by the lowest member", arguments: Case.all)
  private func order(algorithm: Case) {
    for sample in SamplePoints.all {
      let clusters = algorithm(sample.points, count: 12)
      for (first, second) in zip(clusters, clusters.dropFirst()) {
        #expect(first.weight >= second.weight)
        #expect(first.weight > second.weight || first.members[0] < second.members[0])
      }
    }
  }

  @Test("weight 2 is the point twice", arguments: Case.all)
  private func repetition(algorithm: Case) {
    let points = SamplePoints.blobs(count: 150, centers: 6, seed: 11)
    let repeated = points.indices.flatMap { index in
      [Int](repeating: index, count: Int(points[index].weight))
    }
    for owners in [repeated, points.indices + repeated.shuffledOnce(keeping: points.count)] {
      let clusters = algorithm(points, count: 9)
      let others = algorithm(owners.map { WeightedPoint(points[$0].position) }, count: 9)
      #expect(clusters.map(\.weight) == others.map(\.weight))
      for (one, other) in zip(clusters, others) {
        #expect(Set(one.members) == Set(other.members.map { owners[$0] }))
      }
    }
  }

  @Test("with count for every position, the points themselves come back", arguments: Case.all)
  private func identity(algorithm: Case) {
    for sample in SamplePoints.all {
      let clusters = algorithm(sample.points, count: 1000)
      for cluster in clusters {
        for member in cluster.members {
          #expect(sample.points[member].position == cluster.center)
        }
      }
    }
  }

  @Test("no points give no clusters", arguments: Case.all)
  private func nothing(algorithm: Case) {
    #expect(algorithm([], count: 8).isEmpty)
  }
}

extension [Int] {
  /// One occurrence of each of 0 up to `count` taken out, the rest backwards.
  fileprivate func shuffledOnce(keeping count: Int) -> [Int] {
    var seen = Set<Int>()
    return Array(filter { !seen.insert($0).inserted }.reversed())
  }
}
