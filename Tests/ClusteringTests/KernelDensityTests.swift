import Testing

@testable import Clustering

@Suite struct KernelDensityTests {
  @Test("densities are the sums that the formula says")
  func formula() {
    let points = SamplePoints.blobs(count: 61, centers: 4, seed: 2)
    let radius = 0.3
    for (point, density) in zip(points, KernelDensity.estimate(points, radius: radius)) {
      var expected = 0.0
      for other in points {
        let offset = other.position - point.position
        let rest = max(0, 1 - (offset * offset).sum() / (radius * radius))
        expected += other.weight * rest * rest * rest
      }
      #expect(abs(density - expected) <= 1e-12 * expected)
    }
  }

  @Test("a lone point has its own weight around it, and no points have no density")
  func lonely() {
    let points = [WeightedPoint(.zero, weight: 3), WeightedPoint(SIMD3(5, 0, 0), weight: 2)]
    #expect(KernelDensity.estimate(points, radius: 5) == [3, 2])
    #expect(KernelDensity.estimate([], radius: 1).isEmpty)
  }
}
