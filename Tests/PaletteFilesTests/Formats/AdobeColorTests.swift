import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Adobe Color")
struct AdobeColorTests {
  @Test("the file is byte for byte what the layout says")
  func layout() throws {
    let palette = try Palette(
      named: "", colors: [FileColor(Color(red: 118, green: 0, blue: 255), name: "a🎬")])
    // 118 × 257 = 7676, 255 × 257 = FFFF; the name has 3 code units and a NUL.
    let color = "0000 7676 0000 FFFF 0000"
    #expect(
      PaletteFormat.aco.file(of: palette)
        == bytes("0001 0001" + color + "0002 0001" + color + "00000004 0061 D83C DFAC 0000"))
  }

  @Test(
    "every space is understood",
    arguments: [
      // HSB: two thirds of a turn.
      ("0001 AAAA FFFF FFFF 0000", "#0000ff"),
      // HSB: a whole turn is no turn.
      ("0001 FFFF FFFF FFFF 0000", "#ff0000"),
      // CMYK: 0 is full ink; cyan alone.
      ("0002 0000 FFFF FFFF FFFF", "#00ffff"),
      // CIELAB: 10,000 (2710) is L* 100; and L* 0.
      ("0007 2710 0000 0000 0000", "#ffffff"), ("0007 0000 0000 0000 0000", "#000000"),
      // Gray: 10,000 is full ink, 7,500 (1D4C) Photoshop's "75% gray".
      ("0008 2710 0000 0000 0000", "#000000"), ("0008 1D4C 0000 0000 0000", "#404040"),
      ("0008 FFFF 0000 0000 0000", "#000000"),
    ])
  func spaces(color: String, hex: String) throws {
    #expect(try PaletteFormat.aco.reading(bytes("0001 0001" + color)).hexes == [hex])
  }

  /// Expected: LittleCMS 2 through Pillow 13's ImageCms, Lab to sRGB, relative colorimetric,
  /// not optimized (its optimized 8-bit path is off by 5).
  @Test(
    "CIELAB is read under D50, as Photoshop means it",
    arguments: [
      // L* 69.80, a −30, b 40; then 29.80, 20, −50; then sRGB red: 54.29, 80.81, 69.89.
      ("1B44 F448 0FA0", SIMD3<Int>(132, 185, 94)), ("0BA4 07D0 EC78", SIMD3(57, 62, 149)),
      ("1535 1F91 1B4D", SIMD3(255, 0, 0)),
    ])
  func lab(words: String, expected: SIMD3<Int>) throws {
    let palette = try PaletteFormat.aco.reading(bytes("0001 0001 0007 \(words) 0000"))
    let difference = SIMD3<Int>(truncatingIfNeeded: palette.swatches[0].color.bytes) &- expected
    #expect((-1...1).contains(difference.min()) && (-1...1).contains(difference.max()))
  }

  @Test("a version 2 file without version 1 is read, and so is one of version 1 alone")
  func alone() throws {
    let color = "0000 FFFF 0000 0000 0000"
    let named = try PaletteFormat.aco.reading(bytes("0002 0001" + color + "00000002 0041 0000"))
    #expect(named.swatches.map(\.name) == ["A"])
    let bare = try PaletteFormat.aco.reading(bytes("0001 0001" + color))
    #expect(bare.swatches.map(\.name) == ["red"])
  }

  @Test("a color of a color book among others is counted, also where it is the first")
  func unknownSpace() throws {
    // Space 3 is a Pantone color: a number in a book.
    let file = bytes("0001 0002 0003 0001 0000 0000 0000 0000 FFFF 0000 0000 0000")
    #expect(PaletteFormat.recognize(file)?.name == "aco")
    let palette = try PaletteFormat.aco.reading(file)
    #expect(palette.hexes == ["#ff0000"])
    #expect(palette.losses == ["1 color left out: in the unknown space 3"])
  }

  @Test("a count that the file cannot hold is refused before anything is kept")
  func hugeCount() {
    #expect(throws: PaletteFileError.damaged("65535 colors do not fit into 10 bytes")) {
      try PaletteFormat.aco.reading(bytes("0001 FFFF 0000 FFFF 0000 0000 0000"))
    }
    #expect(throws: PaletteFileError.self) {
      try PaletteFormat.aco.reading(bytes("0002 0001 0000 FFFF 0000 0000 0000 FFFFFFFF 0041"))
    }
  }
}
