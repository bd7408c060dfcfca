import Testing

@testable import ColorScience

@Suite("the tint of blacks and whites")
struct TintTests {
  @Test(
    "casts have the words that people who grade use",
    arguments: [
      ("#000000", Tint.neutral), ("#ffffff", .neutral), ("#1a1a1a", .neutral),
      ("#121213", .neutral), ("#140a05", .warm), ("#170601", .warm), ("#f2dbb1", .warm),
      ("#0a0d14", .blue), ("#03121a", .blue), ("#06120f", .blueGreen), ("#dff2ef", .blueGreen),
      ("#0a140a", .green), ("#140614", .magenta), ("#1a0408", .red), ("#161403", .yellow),
    ])
  func words(hex: String, tint: Tint) throws {
    #expect(Tint(of: try Color(hex: hex)) == tint)
  }

  @Test("a gray has no tint, however light it is")
  func grays() {
    for level in UInt8.min...UInt8.max {
      #expect(Tint(of: Color(red: level, green: level, blue: level)) == .neutral)
    }
  }

  @Test("a color with a NaN has none")
  func nan() {
    #expect(Tint(of: Color(linear: SIMD3(.nan, 0, 0))) == .neutral)
  }
}
