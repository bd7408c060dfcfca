import Testing

@testable import Clustering

@Suite struct TrimmedKMeansTests {
  private static let line = [0.0, 1, 2, 10, 11, 12, 40].map { WeightedPoint(SIMD3($0, 0, 0)) }

  @Test("centers go to the means of what is in reach, and far points pull at none")
  func trims() {
    let seeds = [SIMD3(0.0, 0, 0), SIMD3(10.0, 0, 0)]
    let centers = TrimmedKMeans(reach: 8).centers(of: Self.line, from: seeds)
    #expect(centers == [SIMD3(1, 0, 0), SIMD3(11, 0, 0)])
    let plain = TrimmedKMeans(reach: 1e6).centers(of: Self.line, from: seeds)
    #expect(plain[1].x > 15)
  }

  @Test("a seed without points in reach stays, and so does the order")
  func stays() {
    let seeds = [SIMD3(100.0, 0, 0), SIMD3(1.0, 0, 0)]
    let centers = TrimmedKMeans(reach: 5).centers(of: Self.line, from: seeds)
    #expect(centers == [SIMD3(100, 0, 0), SIMD3(1, 0, 0)])
    #expect(TrimmedKMeans(reach: 5).centers(of: [], from: seeds) == seeds)
    #expect(TrimmedKMeans(reach: 5).centers(of: Self.line, from: []).isEmpty)
  }

  @Test("a weight of 2 is the point twice, and one of 0 is no point")
  func weights() {
    let seeds = [SIMD3(1.0, 0, 0)]
    let twice = [0.0, 3, 3].map { WeightedPoint(SIMD3($0, 0, 0)) }
    let heavy = [WeightedPoint(.zero), WeightedPoint(SIMD3(3, 0, 0), weight: 2)]
    let ghost = heavy + [WeightedPoint(SIMD3(0, 4, 0), weight: 0)]
    let expected = TrimmedKMeans(reach: 9).centers(of: twice, from: seeds)
    #expect(TrimmedKMeans(reach: 9).centers(of: heavy, from: seeds) == expected)
    #expect(TrimmedKMeans(reach: 9).centers(of: ghost, from: seeds) == expected)
  }

  /// Where a heavy point in the middle of two groups pulls their centers.
  private static func pulled(from middle: Double, _ clustering: TrimmedKMeans) -> [Double] {
    let points = [0.0, 1, 2, 18, 19, 20].map { WeightedPoint(SIMD3($0, 0, 0)) }
    let heavy = WeightedPoint(SIMD3(middle, 0, 0), weight: 2)
    let seeds = [SIMD3(1.0, 0, 0), SIMD3(19.0, 0, 0)]
    return clustering.centers(of: points + [heavy], from: seeds).map(\.x)
  }

  @Test("softly, a point half way between two centers draws both, whatever a hair does")
  func soft() {
    var soft = TrimmedKMeans(reach: 15)
    let hard = zip(Self.pulled(from: 9.99, soft), Self.pulled(from: 10.01, soft)).map { $1 - $0 }
    #expect(hard.allSatisfy { abs($0) > 3 })
    soft.softness = 14
    let half = Self.pulled(from: 10, soft)
    #expect(abs(half[0] + half[1] - 20) < 1e-9)
    #expect(half[0] > 2)
    let less = zip(Self.pulled(from: 9.99, soft), Self.pulled(from: 10.01, soft)).map { $1 - $0 }
    #expect(less.allSatisfy { abs($0) < 0.2 })
  }

  @Test("fixed centers stay, softly too, and take their part of what is between")
  func fixed() {
    var clustering = TrimmedKMeans(reach: 15)
    clustering.softness = 14
    let points = [0.0, 10, 20].map { WeightedPoint(SIMD3($0, 0, 0)) }
    let seeds = [SIMD3(0.0, 0, 0), SIMD3(20.0, 0, 0)]
    let centers = clustering.centers(of: points, from: seeds, fixed: 1)
    #expect(centers[0] == seeds[0])
    // The point in the middle is drawn away from the fixed center, and ends wholly the other's.
    #expect(centers[1].x < 20 && centers[1].x >= 15)
  }

  @Test("with a fade, a point at the edge of the reach draws a little, and none jumps in")
  func fades() {
    var clustering = TrimmedKMeans(reach: 5)
    clustering.maxIterations = 1
    func center(_ far: Double) -> Double {
      let points = [WeightedPoint(.zero), WeightedPoint(SIMD3(far, 0, 0))]
      return clustering.centers(of: points, from: [.zero])[0].x
    }
    #expect(center(4.999) > 2 && center(5.001) == 0)
    clustering.reachFade = 2
    #expect(center(3) == 1.5)
    // Weights 1 and 0.5.
    #expect(abs(center(5) - 2.5 / 1.5) < 1e-12)
    #expect(center(7.001) == 0)
    #expect(abs(center(4.999) - center(5.001)) < 0.01)
  }
}
