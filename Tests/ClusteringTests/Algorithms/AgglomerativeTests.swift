import Clustering
import Testing

@Suite("agglomerative clustering")
struct AgglomerativeTests {
  private static let samples = ["cloud", "blobs"]

  private func points(_ name: String) throws -> [WeightedPoint] {
    try ReferenceTable("linkage-\(name)-points.tsv").rows.map {
      WeightedPoint(SIMD3($0[0], $0[1], $0[2]), weight: $0[3])
    }
  }

  @Test("trees are scipy's: joins, heights, weights", arguments: samples, Linkage.allCases)
  func trees(name: String, linkage: Linkage) throws {
    let expected = try ReferenceTable("linkage-\(name)-\(linkage.rawValue).tsv").rows
    let merges = Agglomerative.dendrogram(of: try points(name), linkage: linkage).merges
    #expect(merges.count == expected.count)
    for (merge, row) in zip(merges, expected) {
      #expect([merge.left, merge.right] == [Int(row[0]), Int(row[1])])
      #expect(abs(merge.height - row[2]) <= 1e-12 * row[2])
      #expect(merge.weight == row[3])
    }
  }

  @Test("one tree gives the clusters of every count", arguments: samples, Linkage.allCases)
  func cuts(name: String, linkage: Linkage) throws {
    let points = try points(name)
    let rows = try ReferenceTable("linkage-\(name)-\(linkage.rawValue).tsv").rows
    let tree = Agglomerative.dendrogram(of: points, linkage: linkage)
    var groups: [Int: Set<Int>] = [:]
    for index in points.indices { groups[index] = [index] }
    for (step, row) in rows.enumerated() {
      let clusters = tree.clusters(count: points.count - step)
      #expect(Set(clusters.map { Set($0.members) }) == Set(groups.values))
      groups[points.count + step] = groups.removeValue(forKey: Int(row[0]))!
        .union(groups.removeValue(forKey: Int(row[1]))!)
    }
  }

  @Test("two points join at the documented height")
  func heights() {
    let points = [
      WeightedPoint(SIMD3(0, 0, 0), weight: 2), WeightedPoint(SIMD3(3, 4, 0), weight: 6),
    ]
    for linkage in Linkage.allCases {
      let tree = Agglomerative.dendrogram(of: points, linkage: linkage)
      let height = linkage == .ward ? 5 * 3.0.squareRoot() : 5
      #expect(tree.merges.count == 1 && abs(tree.merges[0].height - height) < 1e-14)
      #expect(tree.merges[0].weight == 8)
    }
  }

  @Test("heights never fall, even among ties", arguments: Linkage.allCases)
  func rising(linkage: Linkage) {
    for sample in SamplePoints.all {
      let merges = Agglomerative.dendrogram(of: sample.points, linkage: linkage).merges
      #expect(merges.count == distinctCount(sample.points) - 1)
      for (index, merge) in merges.enumerated() {
        #expect(merge.left < merge.right && merge.right < merges.count + 1 + index)
        #expect(index == 0 || merge.height >= merges[index - 1].height, "\(sample.name)")
      }
    }
  }

  @Test("Ward's joins are the cheapest of all, found by trying every pair")
  func exhaustiveWard() {
    let points = SamplePoints.blobs(count: 70, centers: 3, seed: 12)
    let tree = Agglomerative.dendrogram(of: points)
    var groups = points
    for merge in tree.merges {
      var least = (cost: Double.infinity, first: 0, second: 0)
      for first in groups.indices {
        for second in groups.indices.dropFirst(first + 1) {
          let way = groups[first].position - groups[second].position
          let weights = (groups[first].weight, groups[second].weight)
          let cost = 2 * (way * way).sum() * weights.0 * weights.1 / (weights.0 + weights.1)
          if cost < least.cost { least = (cost, first, second) }
        }
      }
      #expect(abs(merge.height - least.cost.squareRoot()) <= 1e-9 * merge.height)
      let second = groups.remove(at: least.second)
      let first = groups[least.first]
      let weight = first.weight + second.weight
      groups[least.first] = WeightedPoint(
        (first.position * first.weight + second.position * second.weight) / weight,
        weight: weight)
    }
  }

  @Test(
    "more points than the pair limit are grouped first", arguments: [Linkage.complete, .average])
  func grouping(linkage: Linkage) {
    var generator = SeededGenerator(seed: 1)
    let points = (0..<(Agglomerative.pairLimit + 200)).map { index in
      let offset = SIMD3(generator.fraction(), generator.fraction(), generator.fraction())
      return WeightedPoint(offset + SIMD3(Double(index % 5) * 10, 0, 0))
    }
    let clusters = Agglomerative.clusters(of: points, count: 5, linkage: linkage)
    #expect(clusters.map { Set($0.members.map { $0 % 5 }).count } == [1, 1, 1, 1, 1])
  }
}
