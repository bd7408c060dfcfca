import ColorScience
import Testing

@testable import Films
@testable import Palettes

@Suite("distance of palettes")
struct PaletteDistanceTests {
  @Test("the distance of palettes is 0 to itself and the same both ways")
  func distance() throws {
    var film = PaintedShots()
    try film.add([("#23451f", 60), ("#7fa650", 25), ("#b03030", 15)])
    try film.add([("#d8c8a8", 50), ("#7a5a3a", 30), ("#2a3a6a", 20)])
    let palettes = try film.colored(count: 3).shots.compactMap(\.palette)
    #expect(palettes[0].earthMoverDistance(to: palettes[0]) == 0)
    let there = palettes[0].earthMoverDistance(to: palettes[1])
    #expect(there > 10)
    #expect(abs(there - palettes[1].earthMoverDistance(to: palettes[0])) < 1e-6)
  }

  @Test("moving a fifth of the pixels costs a fifth of the way")
  func share() throws {
    func palette(_ share: Double) throws -> Palette {
      Palette(
        name: "two",
        swatches: try [("#000000", share), ("#ffffff", 1 - share)].map {
          Swatch(
            color: try Color(hex: $0.0), population: 0, proportion: $0.1, name: "",
            role: .supporting, reason: "")
        })
    }
    #expect(abs(try palette(0.5).earthMoverDistance(to: palette(0.3)) - 20) < 1e-4)
  }
}
