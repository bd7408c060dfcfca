import Clustering
import Testing

@Suite("k-means")
struct KMeansTests {
  private func cost(_ clusters: [Cluster], _ points: [WeightedPoint]) -> Double {
    ClusterQuality.distortion(of: points, centers: clusters.map(\.center))
  }

  @Test("well separated groups are found exactly, whatever the seed")
  func separatedGroups() {
    var generator = SeededGenerator(seed: 2)
    let points = (0..<450).map { index in
      let place = SIMD3(Double(index % 9 / 3), Double(index % 3), Double(index % 9 % 4))
      let offset = SIMD3(generator.fraction(), generator.fraction(), generator.fraction())
      return WeightedPoint(place * 10 + offset, weight: 1 + Double(index % 5))
    }
    for seed in 0..<8 as Range<UInt64> {
      var kmeans = KMeans()
      kmeans.seed = seed
      for cluster in kmeans.clusters(of: points, count: 9) {
        #expect(Set(cluster.members.map { $0 % 9 }).count == 1)
        #expect(cluster.members.count == 50)
      }
    }
  }

  @Test("the best of all partitions of a line is found")
  func line() {
    // Runs of 3, 4 and 5 points; every cut into three runs is tried to know the best.
    let values = [0.0, 1, 2, 7, 8, 9, 10, 15, 16.5, 17, 18, 19]
    let points = values.map { WeightedPoint(SIMD3($0, 0, 0)) }
    var least = Double.infinity
    for first in 1..<11 {
      for second in (first + 1)..<12 {
        let runs = [points[..<first], points[first..<second], points[second...]]
        let centers = runs.map { run in
          run.reduce(SIMD3<Double>.zero) { $0 + $1.position } / Double(run.count)
        }
        least = min(least, ClusterQuality.distortion(of: points, centers: centers))
      }
    }
    #expect(abs(cost(KMeans().clusters(of: points, count: 3), points) - least) < 1e-12)
  }

  @Test("no point is nearer to another center than to its own")
  func converged() {
    let points = SamplePoints.blobs(count: 1200, centers: 20, seed: 4)
    for count in [2, 8, 33] {
      let clusters = KMeans().clusters(of: points, count: count)
      for (own, cluster) in clusters.enumerated() {
        for member in cluster.members {
          let squares = clusters.map { other in
            let way = other.center - points[member].position
            return (way * way).sum()
          }
          #expect(squares[own] <= squares.min()! + 1e-12)
        }
      }
    }
  }

  @Test("grouping points for the search costs little, and swaps help")
  func search() {
    let points = SamplePoints.blobs(count: 1200, centers: 40, seed: 8)
    func mean(_ change: (inout KMeans) -> Void) -> Double {
      (0..<4 as Range<UInt64>).reduce(0) { sum, seed in
        var kmeans = KMeans()
        kmeans.seed = seed
        change(&kmeans)
        return sum + cost(kmeans.clusters(of: points, count: 12), points) / 4
      }
    }
    let usual = mean { _ in }
    #expect(usual < 1.03 * mean { $0.groups = points.count })
    #expect(usual < mean { ($0.swaps, $0.starts) = (0, 1) })
  }

  @Test("one iteration gives a whole partition too")
  func oneIteration() {
    var kmeans = KMeans()
    kmeans.maxIterations = 1
    kmeans.swaps = 0
    let points = SamplePoints.blobs(count: 500, centers: 3, seed: 9)
    let clusters = kmeans.clusters(of: points, count: 64)
    #expect(clusters.count == 64 && clusters.allSatisfy { !$0.members.isEmpty })
  }

  @Test("a larger tolerance ends earlier, at a cost that is no lower")
  func tolerance() {
    let points = SamplePoints.blobs(count: 900, centers: 3, seed: 10)
    var rough = KMeans()
    rough.tolerance = 0.5
    let usual = cost(KMeans().clusters(of: points, count: 30), points)
    #expect(cost(rough.clusters(of: points, count: 30), points) > usual)
  }
}
