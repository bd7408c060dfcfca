import Clustering
import Testing

@Suite("cluster quality")
struct ClusterQualityTests {
  @Test("distortion is the weighted mean squared distance to the nearest center")
  func distortion() {
    let points = [
      WeightedPoint(SIMD3(1, 0, 0), weight: 3), WeightedPoint(SIMD3(10, 0, 2), weight: 1),
    ]
    let centers = [SIMD3<Double>(0, 0, 0), SIMD3(10, 0, 0)]
    // 3 × 1² and 1 × 2², over a weight of 4.
    #expect(ClusterQuality.distortion(of: points, centers: centers) == 1.75)
  }

  @Test("the nearest pair is the first of several")
  func nearestPair() throws {
    let positions = [SIMD3<Double>(0, 0, 0), SIMD3(0, 3, 4), SIMD3(9, 0, 0), SIMD3(9, 0, 5)]
    let pair = try #require(ClusterQuality.nearestPair(of: positions))
    #expect(pair == (0, 1, 5))
    #expect(ClusterQuality.nearestPair(of: [.zero]) == nil)
  }
}
