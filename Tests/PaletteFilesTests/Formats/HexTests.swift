import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("lists of hexadecimal colors")
struct HexTests {
  static func reading(_ text: String) throws -> Palette {
    try PaletteFormat.hex.reading(Array(text.utf8))
  }

  @Test(
    "every notation is read",
    arguments: [
      ("#f00", "#ff0000"), ("f00", "#ff0000"), ("FF0000", "#ff0000"), ("#f00f", "#ff0000"),
      ("#ff0000ff", "#ff0000"), ("0xFF0000", "#ff0000"), ("0xFF00FF00", "#00ff00"),
      ("#FFFF00008000", "#ff0080"), ("#f00 0f0\t#00f", "#ff0000 #00ff00 #0000ff"),
    ])
  func notations(text: String, hexes: String) throws {
    let palette = try Self.reading(text)
    #expect(palette.hexes.joined(separator: " ") == hexes)
    #expect(palette.losses.isEmpty)
    #expect(PaletteFormat.recognize(Array(text.utf8))?.name == "hex")
  }

  @Test("alpha is counted")
  func alpha() throws {
    #expect(
      try Self.reading("#ff000080\n5e315bBB\n#f008\n0x00ff0000").losses
        == ["alpha left out of 4 colors"])
  }

  @Test("paint.net's palettes have alpha first, and Lospec's say what they are called")
  func paintNet() throws {
    let text =
      "\u{FEFF};paint.net Palette File\r\n;Palette Name: Dusk\r\n;Colors: 2\r\n"
      + "FF123456\r\n80FFFFFF\r\n"
    #expect(PaletteFormat.recognize(Array(text.utf8))?.name == "hex")
    let palette = try Self.reading(text)
    #expect(palette.hexes == ["#123456", "#ffffff"])
    #expect(palette.name == "Dusk")
    #expect(palette.losses == ["alpha left out of 1 color"])
  }

  @Test("comments are no colors, and one behind a color is its name")
  func comments() throws {
    let palette = try Self.reading("// mine\n# red\n#ff0000 // blood\n#00ff00 ; grass\n#00f #fff\n")
    #expect(palette.swatches.map(\.name) == ["blood", "grass", "blue", "white"])
  }

  @Test("a line that is no color is named, also behind good ones")
  func damage() {
    #expect(throws: PaletteFileError.unreadable("line 3: 'reddish' is not '#rrggbb'")) {
      try Self.reading("#fff\n\nreddish")
    }
    #expect(throws: PaletteFileError.notThisFormat("line 1: '#ff' is not '#rrggbb'")) {
      try Self.reading("#ff\n")
    }
    #expect(throws: PaletteFileError.noColors()) { try Self.reading("; nothing\n") }
    for text in ["; nothing\n", "#fff;#000", "#fff,#000", "# fff"] {
      #expect(!PaletteFormat.hex.recognizes(Array(text.utf8)))
    }
  }
}
