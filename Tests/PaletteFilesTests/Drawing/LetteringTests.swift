import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles

@Suite("letters on pictures")
struct LetteringTests {
  private let type = Typography(.bitmap, extent: 1280)

  @Test("a character is drawn dot by dot")
  func dots() throws {
    let mask = try #require(BitmapFont.mask("1.", dot: 1))
    let picture = (0..<mask.height).map { y in
      (0..<mask.width).map { mask.coverage[y * mask.width + $0] == 255 ? "#" : "." }.joined()
    }
    #expect(
      picture == [
        "..#........", ".##........", "..#........", "..#........", "..#........", "..#....##..",
        ".###...##..", "...........", "...........",
      ])
    #expect(mask.top == -7)
  }

  @Test("every character of the font has a face of five dots a row, and none look alike")
  func face() {
    #expect(Set(BitmapFont.face.values).count == BitmapFont.face.count)
    for (character, rows) in BitmapFont.face {
      #expect((7...9).contains(rows.count) && rows.allSatisfy { $0 < 32 }, "\(character)")
      #expect(rows.contains { $0 > 0 }, "\(character)")
    }
    let letters = "abcdefghijklmnopqrstuvwxyz"
    for character in letters + letters.uppercased() + "0123456789#%<>.:×·…()" {
      #expect(BitmapFont.face[character] != nil, "\(character)")
    }
  }

  @Test("a sheet wrote #1F3868 where all others write #1f3868: letters are drawn as they are")
  func cases() {
    #expect(BitmapFont.mask("#abcdef", dot: 1) != BitmapFont.mask("#ABCDEF", dot: 1))
  }

  @Test("a text that is too long ends with an ellipsis, and the longest that fits is kept")
  func fitted() {
    #expect(type.fitted("gray teal", type.small, within: 1000) == "gray teal")
    let room = type.width("gray t…", type.small)
    #expect(type.fitted("gray teal", type.small, within: room) == "gray t…")
    #expect(type.fitted("gray teal", type.small, within: room - 1) == "gray…")
    #expect(type.fitted("gray teal", type.small, within: 3) == "")
    #expect(type.fitted("", type.small, within: 3) == "")
  }

  @Test("a long name takes two lines, broken at blanks")
  func lines() {
    let room = type.width("charcoal", type.small)
    func lines(_ text: String) -> [String] { type.lines(text, type.small, within: room, most: 2) }
    #expect(lines("charcoal black") == ["charcoal", "black"])
    #expect(lines("red") == ["red"])
    #expect(lines("light gray teal blue") == ["light", "gray te…"])
    #expect(lines("") == [])
  }

  @Test("sizes grow with the picture and never fall below what can be read")
  func sizes() {
    let small = Typography(.bitmap, extent: 100)
    #expect([small.title, small.label, small.small].map(\.size) == [17, 13, 11])
    #expect([type.title, type.label, type.small].map(\.size) == [28, 20, 16])
    let large = Typography(.bitmap, extent: 2560)
    #expect([large.title, large.label, large.small].map(\.size) == [56, 40, 32])
  }

  @Test("a mask mixes its color with what is below, by its coverage")
  func mixing() {
    var canvas = Canvas(width: 4, height: 1, color: SIMD3(repeating: 100))
    let mask = TextMask(width: 3, height: 1, left: 0, top: 0, coverage: [0, 128, 255])
    canvas.draw(mask, x: 2, y: 0, SIMD3(repeating: 200))
    #expect((0..<4).map { canvas.frame.pixel($0, 0).x } == [100, 100, 100, 150])
  }
}
