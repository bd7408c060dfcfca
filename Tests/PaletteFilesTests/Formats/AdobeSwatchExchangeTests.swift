import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Adobe Swatch Exchange")
struct AdobeSwatchExchangeTests {
  /// `ASEF`, version 1.0, three blocks: the group's start and end count.
  static let head = "41534546 0001 0000 00000003"
  /// Group start: body of 6 bytes, name "P" of 2 code units with its NUL.
  static let group = "C001 00000006 0002 0050 0000"
  static let groupEnd = "C002 00000000"

  @Test("the file is byte for byte what the layout says")
  func layout() throws {
    let palette = try Palette(
      named: "P", colors: [FileColor(Color(red: 118, green: 0, blue: 255), name: "a🎬")])
    // Color: body of 2 + 4 × 2 + 4 + 3 × 4 + 2 = 28 bytes. The name is U+0061 and U+1F3AC, a
    // surrogate pair: with the NUL 4 code units. 118/255 = 1.85098 × 2⁻² → 3EECECED; 1 → 3F800000.
    // The last word 2 is "normal".
    let color =
      "0001 0000001C 0004 0061 D83C DFAC 0000 52474220 3EECECED 00000000 3F800000 0002"
    #expect(
      PaletteFormat.ase.file(of: palette)
        == bytes(Self.head + Self.group + color + Self.groupEnd))
  }

  @Test("CMYK, CIELAB and gray are understood, in and outside groups")
  func models() throws {
    // 1.0 = 3F800000, 0.5 = 3F000000, 50.0 = 42480000; no names: one code unit, the NUL.
    let cmyk = "0001 0000001A 0001 0000 434D594B 00000000 3F800000 3F800000 00000000 0000"
    let lab = "0001 00000016 0001 0000 4C414220 3F800000 00000000 00000000 0000"
    let gray = "0001 0000000E 0001 0000 47726179 3F000000 0001"
    let file = bytes(
      "41534546 0001 0000 00000005" + cmyk + Self.group + lab + Self.groupEnd + gray)
    let palette = try PaletteFormat.ase.reading(file)
    #expect(palette.hexes == ["#ff0000", "#ffffff", "#808080"])
    #expect(palette.groups == ["P"])
    #expect(palette.swatches.map(\.group) == [nil, 0, nil])
    #expect(palette.swatches.map(\.name) == ["red", "white", "gray"])
    // The gray is a spot color (0001), the red a global one (0000).
    #expect(palette.losses == [DeviceColor.inkNote, "1 spot color kept as ordinary colors"])
    #expect(palette.notes.contains(Palette.sharesUnknown))
  }

  @Test("a number that is none is an error; one beyond 1 is outside sRGB, which is said")
  func numbers() throws {
    // "a": NaN, 0, 0; then 1.5 (3FC00000), 0, 0.
    let none = "0001 00000018 0002 0061 0000 52474220 7FC00000 00000000 00000000 0002"
    #expect(throws: PaletteFileError.unreadable("color 2, 'a', has an invalid number")) {
      try PaletteFormat.ase.reading(bytes("41534546 0001 0000 00000002" + Self.red + none))
    }
    let wide = "0001 00000018 0002 0061 0000 52474220 3FC00000 00000000 00000000 0002"
    let palette = try PaletteFormat.ase.reading(bytes("41534546 0001 0000 00000001" + wide))
    // coloraide: color(srgb 1.5 0 0), fit "minde-chroma".
    #expect(palette.hexes == ["#ffb7a9"])
    #expect(
      palette.losses == ["1 color outside the sRGB gamut mapped into it, as CSS Color 4 does"])
  }

  @Test("a file that does not count its groups is read to the end")
  func shortCount() throws {
    let color = "0001 00000016 0001 0000 52474220 3F800000 00000000 00000000 0002"
    let file = bytes("41534546 0001 0000 00000001" + Self.group + color + Self.groupEnd)
    #expect(try PaletteFormat.ase.reading(file).hexes == ["#ff0000"])
  }

  @Test("a file with thousands of unknown models is answered at once and in few lines")
  func manyModels() throws {
    var file = bytes("41534546 0001 0000 00004E20" + Self.red)
    for model in 0..<19_999 {
      let letters = [17_576, 676, 26, 1].map { UInt8(model / $0 % 26) + 0x61 }
      file += bytes("0001 00000008 0001 0000") + letters
    }
    let losses = try PaletteFormat.ase.reading(file).losses
    #expect(losses.count == 17)
    #expect(losses[16] == "19,983 colors left out: for other reasons")
  }

  /// A red called "a", 1.0 = 3F800000, a normal color.
  static let red = "0001 00000018 0002 0061 0000 52474220 3F800000 00000000 00000000 0002"

  @Test("a group start without a body is a group without a name")
  func emptyGroupStart() throws {
    let file = bytes(Self.head + "C001 00000000" + Self.red + Self.groupEnd)
    let palette = try PaletteFormat.ase.reading(file)
    #expect(palette.hexes == ["#ff0000"])
    #expect(palette.groups == [""])
  }

  @Test(
    "groups go from file to file, equal, empty and unnamed ones too")
  func groups() throws {
    let unnamed = "C001 00000004 0001 0000"
    let file = bytes(
      "41534546 0001 0000 0000000D" + Self.red + Self.group + Self.red + Self.groupEnd + Self.group
        + Self.red + Self.groupEnd + Self.group + Self.groupEnd + unnamed + Self.red + Self.red
        + Self.groupEnd)
    let palette = try PaletteFormat.ase.reading(file)
    #expect(palette.groups == ["P", "P", "P", ""])
    #expect(palette.swatches.map(\.group) == [nil, 0, 1, 3, 3])
    #expect(PaletteFormat.ase.file(of: palette) == file)
    let json = try PaletteFormat.json.reading(PaletteFormat.json.file(of: palette))
    #expect(json.swatches.map { $0.group.map { json.groups[$0] } } == [nil, "P", "P", "", ""])
  }

  @Test("a file without groups stays one")
  func noGroups() throws {
    let file = bytes("41534546 0001 0000 00000002" + Self.red + Self.red)
    #expect(PaletteFormat.ase.file(of: try PaletteFormat.ase.reading(file)) == file)
  }

  @Test("a color of an unknown model is counted, and the others are read")
  func unknownModel() throws {
    let other = "0001 0000000A 0001 0000 48534220 0002"
    let palette = try PaletteFormat.ase.reading(
      bytes("41534546 0001 0000 00000003" + other + Self.red + other))
    #expect(palette.hexes == ["#ff0000"])
    #expect(palette.losses == ["2 colors left out: in the unknown model 'HSB'"])
  }

  @Test("spot colors are colors, and counted")
  func spots() throws {
    let spot = "0001 00000018 0002 0061 0000 52474220 3F800000 00000000 00000000 0001"
    let palette = try PaletteFormat.ase.reading(bytes("41534546 0001 0000 00000001" + spot))
    #expect(palette.losses == ["1 spot color kept as ordinary colors"])
  }

  @Test("a name too long for its count is cut between characters")
  func longName() throws {
    let name = String(repeating: "🎬", count: 40_000)
    let palette = try Palette(named: "", colors: [FileColor(Color(fileGray: 0), name: name)])
    let again = try PaletteFormat.ase.reading(PaletteFormat.ase.file(of: palette))
    #expect(again.swatches[0].name == String(repeating: "🎬", count: 32_767))
  }

  @Test("other files are refused with the reason")
  func refusals() {
    #expect(throws: PaletteFileError.notThisFormat("not an Adobe Swatch Exchange file")) {
      try PaletteFormat.ase.reading(Array("ASE!".utf8))
    }
    #expect(throws: PaletteFileError.noColors()) {
      try PaletteFormat.ase.reading(bytes("41534546 0001 0000 00000000"))
    }
    let left = "1 color left out: in the unknown model 'HSB'"
    #expect(throws: PaletteFileError.noColors(leftOut: [left])) {
      try PaletteFormat.ase.reading(
        bytes("41534546 0001 0000 00000001 0001 0000000A 0001 0000 48534220 0002"))
    }
  }
}
