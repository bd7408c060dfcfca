import Testing

@testable import ColorScience

@Suite("Warmth")
struct WarmthTests {
  /// The numbers of `TemperatureCache.rawTemperature` in the tests of Google's Material Color
  /// Utilities (Apache-2.0, dart/test/temperature_cache_test.dart), an independent writing of the
  /// same formula; the −0.5 that it has for grays is taken away.
  @Test(
    "before it is cut, it is what the published formula gives above a gray",
    arguments: [
      ("#0000ff", -1.393), ("#ff0000", 2.351), ("#00ff00", -0.267), ("#ffffff", -0.5),
      ("#000000", -0.5),
    ])
  func published(hex: String, temperature: Double) throws {
    #expect(abs(try Color(hex: hex).uncutWarmth - (temperature + 0.5)) <= 0.001)
  }

  @Test("every gray is neither warm nor cold")
  func grays() {
    for value in UInt8.min...UInt8.max {
      #expect(abs(Color(red: value, green: value, blue: value).warmth) < 1e-12)
    }
  }

  @Test("it is −1…1, and on the warm side where a and b lie along 50°")
  func range() throws {
    #expect(Samples.coarse.allSatisfy { (-1...1).contains($0.warmth) })
    #expect(try Color(hex: "#ff0000").warmth == 1)
    #expect(try Color(hex: "#00a0ff").warmth == -1)
    for color in Samples.coarse {
      let lab = color.coordinates(in: .lab)
      let along = lab.y * 0.6427876097 + lab.z * 0.7660444431
      #expect(abs(along) < 1e-6 || (along > 0) == (color.warmth > 0))
    }
  }

  @Test("no color of sRGB lies outside of what is said of it")
  func extremes() {
    let all = Samples.coarse.map(\.uncutWarmth)
    #expect(all.allSatisfy { (-1.16...2.852).contains($0) })
  }

  @Test("it grows with chroma: half of the chroma is 1/2^1.07 of the warmth")
  func chroma() {
    func warmth(_ chroma: Double) -> Double {
      Color(SIMD3(60, chroma * 0.5, chroma * 0.8660254037844386), in: .lab).warmth
    }
    #expect(abs(warmth(15) / warmth(30) - 0.4763) < 1e-4)
  }

  @Test("NaN stays NaN")
  func nan() {
    #expect(Color(linear: SIMD3(0, .nan, 0)).warmth.isNaN)
  }
}
