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
}
