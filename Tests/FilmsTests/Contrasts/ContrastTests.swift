import ColorScience
import Testing

@testable import Films
@testable import Palettes

@Suite("Itten's seven contrasts")
struct ContrastTests {
  /// A palette of these colors, called by their hexadecimal values.
  static func palette(_ colors: [(hex: String, share: Double)]) throws -> Palette {
    let swatches = try colors.map { hex, share in
      Swatch(
        color: try Color(hex: hex), population: Int(share * 1000), proportion: share, name: hex,
        role: .supporting, reason: "")
    }
    return Palette(name: "test", swatches: swatches)
  }

  static func oklch(_ lightness: Double, _ chroma: Double, _ hue: Double) -> String {
    Color(SIMD3(lightness, chroma, hue), in: .oklch).hex
  }

  @Test(
    "each is 0…1, names swatches that exist, and does not depend on their order",
    arguments: IttenContrast.all.indices)
  func laws(index: Int) throws {
    let contrast = IttenContrast.all[index]
    let colors = [
      ("#203040", 0.4), ("#e06020", 0.2), ("#c8b890", 0.2), ("#2a8a6a", 0.15), ("#808080", 0.05),
    ]
    let palette = try Self.palette(colors)
    let measure = contrast.measure(palette)
    #expect((0...1).contains(measure.strength) && measure.strength > 0)
    #expect(measure.swatches.allSatisfy(palette.swatches.indices.contains))
    #expect(!measure.words.isEmpty && !contrast.meaning.isEmpty && !contrast.definition.isEmpty)
    let reversed = contrast.measure(try Self.palette(colors.reversed()))
    #expect(abs(reversed.strength - measure.strength) < 1e-12)
    #expect(Set(reversed.swatches.map { 4 - $0 }) == Set(measure.swatches))
  }

  @Test("one color, and grays alone, have no contrast of color", arguments: ["#c03020", "#777777"])
  func single(hex: String) throws {
    for contrast in IttenContrast.all {
      #expect(contrast.measure(try Self.palette([(hex, 1)])).strength < 1e-9)
    }
    let grays = try Self.palette([("#000000", 0.5), ("#ffffff", 0.5)])
    for contrast in IttenContrast.all where contrast.name != "light-dark" {
      #expect(contrast.measure(grays).strength < 1e-6)
    }
  }

  @Test("shares of nothing are taken as all the same")
  func noShares() throws {
    let palette = try Self.palette([("#000000", 0), ("#ffffff", 0)])
    #expect(abs(IttenContrast.lightDark.measure(palette).strength - 1) < 1e-6)
  }

  @Test("names are those of users, each once")
  func names() {
    #expect(
      IttenContrast.all.map(\.name) == [
        "hue", "light-dark", "cold-warm", "complementary", "simultaneous", "saturation",
        "extension",
      ])
  }
}
