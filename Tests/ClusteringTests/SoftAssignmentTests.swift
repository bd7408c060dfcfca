import Testing

@testable import Clustering

@Suite struct SoftAssignmentTests {
  private static func parts(
    _ x: Double, width: Double, _ centers: [Double] = [0, 10, 100]
  ) -> [Double] {
    var parts = [Double](repeating: .nan, count: centers.count)
    SoftAssignment(width: width).assign(
      SIMD3(x, 0, 0), to: centers.map { SIMD3($0, 0, 0) }, parts: &parts)
    return parts
  }

  @Test("without a width a point is its nearest center's, the first of several")
  func hard() {
    #expect(Self.parts(4.9, width: 0) == [1, 0, 0])
    #expect(Self.parts(5, width: 0) == [1, 0, 0])
    #expect(Self.parts(5.1, width: 0) == [0, 1, 0])
  }

  @Test("half way is half, and what is much nearer to one center is wholly its")
  func shares() {
    #expect(Self.parts(5, width: 8) == [0.5, 0.5, 0])
    // Squared distances of 16 and 36 differ by 20: a biweight of 1 − 20/64.
    let rest = (1 - 20.0 / 64) * (1 - 20.0 / 64)
    #expect(Self.parts(4, width: 8) == [1 / (1 + rest), rest / (1 + rest), 0])
    // 1.8 and 8.2: 67.24 − 3.24 = 64 is just the square of the width.
    #expect(abs(Self.parts(1.8, width: 8)[1]) < 1e-12)
    #expect(Self.parts(1, width: 8) == [1, 0, 0])
  }

  @Test("parts add to 1 and do not jump", arguments: [2.0, 5, 14])
  func continuous(width: Double) {
    var before = Self.parts(-20, width: width)
    for step in 1...28_000 {
      let parts = Self.parts(-20 + Double(step) / 200, width: width)
      #expect(abs(parts.reduce(0, +) - 1) < 1e-12)
      // How much farther one center is than another 90 away changes by at most 0.9 a step.
      let most = 2 * 0.9 / (width * width)
      #expect(zip(parts, before).allSatisfy { abs($0 - $1) <= most })
      before = parts
    }
  }
}
