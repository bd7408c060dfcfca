import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("GIMP palettes")
struct GIMPTests {
  @Test("the file is byte for byte what the layout says")
  func layout() throws {
    let palette = try Palette(
      named: "a\nfilm",
      colors: [
        FileColor(Color(red: 118, green: 0, blue: 255), name: "dark\r\nred"),
        FileColor(Color(red: 1, green: 20, blue: 3), name: "é"),
      ])
    #expect(
      String(decoding: PaletteFormat.gpl.file(of: palette), as: UTF8.self)
        == "GIMP Palette\nName: a film\nColumns: 2\n#\n118   0 255\tdark red\n  1  20   3\té\n")
  }

  @Test("comments, CR LF, missing names and numbers over 255 are understood")
  func tolerance() throws {
    let text =
      "GIMP Palette\r\nName: P\r\nColumns: 0\r\n# R G B\r\n\r\n255 0 0\r\n0 300 0 grass\r\n"
    let palette = try PaletteFormat.gpl.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#00ff00"])
    #expect(palette.swatches.map(\.name) == ["red", "grass"])
    #expect(palette.name == "P")
  }

  @Test("Aseprite's alpha is no part of the name, and is counted")
  func alpha() throws {
    let text = "GIMP Palette\nChannels: RGBA\n#\n255 0 0 128 blood\n0 0 0 255 ink\n"
    let palette = try PaletteFormat.gpl.reading(Array(text.utf8))
    #expect(palette.swatches.map(\.name) == ["blood", "ink"])
    #expect(palette.losses == ["alpha left out of 1 color"])
  }

  @Test("a name is kept as it is between its ends, with its tabs")
  func exactNames() throws {
    let text = "GIMP Palette\r1 2 3\t \tone  two\tthree #4 \r4 5 6 #7\r"
    let palette = try PaletteFormat.gpl.reading(Array(text.utf8))
    #expect(palette.swatches.map(\.name) == ["one  two\tthree #4", "#7"])
  }

  @Test("a byte order mark, other headers and names that are no UTF-8 are understood")
  func encodings() throws {
    let start = "\u{FEFF}GIMP Palette\nName: caf\u{E9}\nLicense: CC0: free\nColumns: 3\n# 1 2 3 x\n"
    let file = Array(start.utf8) + Array("1 2 3 Caf".utf8) + [0xE9, 0x80, 0x0A]
    let palette = try PaletteFormat.gpl.reading(file)
    #expect(PaletteFormat.recognize(file)?.name == "gpl")
    #expect(palette.name == "café")
    #expect(palette.swatches.map(\.name) == ["Café€"])
  }

  @Test("numbers beyond 0…255 are clipped and counted, fractions are rounded")
  func numbers() throws {
    let text = "GIMP Palette\n300 -1 0 a\n127.6 255.4 1e1 b\n"
    let palette = try PaletteFormat.gpl.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#80ff0a"])
    #expect(palette.losses == ["1 color clipped: numbers outside 0…255"])
  }

  @Test("repeated colors keep their places and names, or are left out and counted")
  func repeats() throws {
    let text = "GIMP Palette\n#\n9 9 9 a\n9 9 9 b\n8 8 8 c\n9 9 9\n"
    let palette = try PaletteFormat.gpl.reading(Array(text.utf8))
    #expect(palette.swatches.map(\.name) == ["a", "b", "c", "near black"])
    #expect(palette.hexes == ["#090909", "#090909", "#080808", "#090909"])
    #expect(palette.losses.isEmpty)
    let unique = palette.withoutRepeats()
    #expect(unique.swatches.map(\.name) == ["a", "c"])
    #expect(unique.swatches.map(\.proportion) == [0.5, 0.5])
    #expect(unique.losses == ["2 repeated colors left out"])
  }

  @Test("a line that is no color is named")
  func damage() {
    #expect(throws: PaletteFileError.unreadable("a line is not a color: '1 2 three'")) {
      try PaletteFormat.gpl.reading(Array("GIMP Palette\n1 2 three\n".utf8))
    }
    for line in ["1 2", "nan 0 0", "0x1 0 0", "1 2 inf", "Name 1: x"] {
      #expect(throws: PaletteFileError.unreadable("a line is not a color: '\(line)'")) {
        try PaletteFormat.gpl.reading(Array("GIMP Palette\n0 0 0\n\(line)\n".utf8))
      }
    }
    #expect(throws: PaletteFileError.noColors()) {
      try PaletteFormat.gpl.reading(Array("GIMP Palette\nName: x\n".utf8))
    }
  }
}
