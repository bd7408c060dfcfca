import ColorScience
import Testing

@testable import Films
@testable import Palettes

@Suite("film tone")
struct ToneTests {
  private func tone(_ bands: [PaintedShots.Band]) throws -> FilmTone {
    FilmTone(try PaintedShots.cells(bands))
  }

  @Test("a gray is neither warm nor cold and has no hue")
  func gray() throws {
    let tone = try tone([("#808080", 100)])
    #expect(abs(tone.warmth) < 0.01)
    #expect(tone.hue == 0)
    #expect(tone.chroma < 0.002)
    #expect(abs(tone.lightness - 0.6) < 0.005)
  }

  @Test("orange is warm, its opposite cold, and both together in balance")
  func warmth() throws {
    #expect(try tone([("#e07030", 100)]).warmth > 0.95)
    #expect(try tone([("#0090c0", 100)]).warmth < -0.9)
    #expect(try abs(tone([("#e07030", 35), ("#0090c0", 65)]).warmth) < 0.3)
  }

  @Test("a faint tint is only a little warm")
  func tint() throws {
    let tone = try tone([("#86807c", 100)])
    #expect(tone.warmth > 0.05)
    #expect(tone.warmth < 0.4)
  }

  @Test("the mean color is averaged as light")
  func mean() throws {
    let tone = try tone([("#000000", 50), ("#ffffff", 50)])
    // Half the light of white is 188 in sRGB; the mean of the bytes would be 128.
    #expect(abs(Int(tone.mean.x) - 188) <= 1)
    #expect(abs(tone.lightness - 0.5) < 0.03)
  }

  @Test("chroma and hue are those of Oklch")
  func oklch() throws {
    let tone = try tone([("#c04040", 100)])
    let expected = try Color(hex: "#c04040").coordinates(in: .oklch)
    #expect(abs(tone.chroma - expected.y) < 0.003)
    #expect(abs(tone.hue - expected.z) < 1)
  }

  @Test("no pixels have a tone of zeros")
  func empty() {
    #expect(FilmTone(CountedCells()) == FilmTone())
  }
}
