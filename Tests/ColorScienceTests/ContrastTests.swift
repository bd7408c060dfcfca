import ColorScience
import Testing

@Suite("Contrast")
struct ContrastTests {
  @Test("black and white stand 21 apart, a color and itself 1")
  func ends() {
    let (black, white) = (Color(linear: .zero), Color(linear: .one))
    #expect(abs(Contrast.ratio(black, white) - 21) <= 1e-9)
    #expect(Contrast.ratio(black, white) == Contrast.ratio(white, black))
    #expect(Samples.coarse.allSatisfy { Contrast.ratio($0, $0) == 1 })
  }

  @Test(
    "well-known pairs on white have the ratios that contrast checkers show",
    arguments: [
      ("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 4.00), ("#0000ff", 8.59),
      ("#008000", 5.14),
    ])
  func known(hex: String, ratio: Double) throws {
    #expect(abs(Contrast.ratio(try Color(hex: hex), Color(linear: .one)) - ratio) <= 0.005)
  }

  @Test("colors outside the gamut never pass 21, and NaN stays NaN")
  func outside() {
    let ratio = Contrast.ratio(
      Color(linear: SIMD3(repeating: -0.5)), Color(linear: SIMD3(repeating: 9)))
    #expect(abs(ratio - 21) <= 1e-9)
    #expect(Contrast.ratio(Color(linear: SIMD3(0, .nan, 0)), Color(linear: .one)).isNaN)
    #expect(Contrast.ratio(Color(linear: .one), Color(linear: SIMD3(0, .nan, 0))).isNaN)
  }
}
