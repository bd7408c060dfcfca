import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Krita palettes")
struct KritaTests {
  /// An archive with these elements inside the root.
  static func archive(
    _ elements: String, version: String = "2.0", files: [(name: String, bytes: [UInt8])] = []
  ) -> [UInt8] {
    let xml = "<ColorSet version='\(version)' name='t' columns='4' rows='1'>\(elements)</ColorSet>"
    return ZipWriter.archive([("colorset.xml", Array(xml.utf8))] + files)
  }

  static func entry(_ color: String, depth: String = "U8") -> String {
    "<ColorSetEntry name='n' id='0' bitdepth='\(depth)' spot='false'>\(color)</ColorSetEntry>"
  }

  /// The only color of a palette, and what was said of it.
  static func reading(
    _ color: String, depth: String = "U8", version: String = "2.0"
  ) throws -> (bytes: SIMD3<Int>, losses: [String]) {
    let file = archive(entry(color, depth: depth), version: version)
    let palette = try PaletteFormat.kpl.reading(file)
    return (SIMD3(truncatingIfNeeded: palette.swatches[0].color.bytes), palette.losses)
  }

  @Test("decimal commas are points")
  func commas() throws {
    #expect(try Self.reading("<RGB r='0,5' g='0,25' b='1'/>").bytes == [128, 64, 255])
  }

  @Test(
    "a number that cannot be read is an error that names it, never 0",
    arguments: [
      ("<RGB r='x' g='0' b='0'/>", "r=\"x\", which is not a number"),
      ("<RGB r='' g='0' b='0'/>", "r=\"\", which is not a number"),
      ("<RGB r='nan' g='0' b='0'/>", "r=\"nan\", which is not a number"),
      ("<RGB r='0' g='inf' b='0'/>", "g=\"inf\", which is not a number"),
      ("<RGB r='0' g='0' b='0x1'/>", "b=\"0x1\", which is not a number"),
      ("<RGB r='0' g='0' b='1.0.0'/>", "b=\"1.0.0\", which is not a number"),
      ("<RGB r='0' g='0'/>", "no 'b'"), ("<Gray/>", "no 'g'"),
      ("<CMYK c='0' m='0' y='0'/>", "no 'k'"),
      ("<Lab L='50' a='0'/>", "no 'b'"), ("<XYZ x='0' y='0'/>", "no 'z'"),
    ])
  func unreadable(color: String, words: String) {
    #expect(throws: PaletteFileError.unreadable("entry 'n' has \(words)")) {
      try PaletteFormat.kpl.reading(Self.archive(Self.entry(color)))
    }
  }

  @Test("colors stand in the order of their places, as Krita shows them, not of the file")
  func places() throws {
    func entry(_ name: String, _ place: String) -> String {
      "<ColorSetEntry name='\(name)'><RGB r='0' g='0' b='0'/>\(place)</ColorSetEntry>"
    }
    func place(_ row: Int, _ column: Int) -> String {
      "<Position row='\(row)' column='\(column)'/>"
    }
    let palette = try PaletteFormat.kpl.reading(
      Self.archive(
        entry("c", place(1, 0)) + entry("e", "") + entry("b", place(0, 10))
          + entry("a", place(0, 2)) + entry("d", place(1, 0))
          + "<Group name='g' rows='1'>" + entry("y", place(0, 1)) + entry("x", place(0, 0))
          + "</Group><Group name='h'/>"))
    #expect(palette.swatches.map(\.name) == ["a", "b", "c", "d", "e", "x", "y"])
    #expect(palette.groups == ["g", "h"])
    #expect(palette.swatches.map(\.group) == [nil, nil, nil, nil, nil, 0, 0])
  }

  @Test("groups are written with rows of their own, and colors of none in one grid")
  func groups() throws {
    var contents = PaletteContents(name: "P")
    contents.add(FileColor(Color(red: 0, green: 0, blue: 0), name: "a"))
    contents.beginGroup("<g>")
    for name in ["b", "c"] {
      contents.add(FileColor(Color(red: 255, green: 0, blue: 0), name: name))
    }
    contents.endGroup()
    contents.add(FileColor(Color(red: 0, green: 0, blue: 255), name: "d"))
    contents.beginGroup("empty")
    let palette = try Palette(contents)
    let file = PaletteFormat.kpl.file(of: palette)
    let xml = try #require(try ZipReader(file).file(named: "colorset.xml"))
    let tags = XMLTags(xml, ends: true).filter { ["Group", "Position"].contains($0.name) }
    let words = tags.compactMap { tag -> String? in
      guard tag.name == "Group" else { return tag.isEnd ? nil : "\(tag["row"]!) \(tag["column"]!)" }
      return tag.isEnd ? "end" : "\(tag["name"]!) \(tag["rows"]!)"
    }
    #expect(words == ["0 0", "<g> 1", "0 0", "0 1", "end", "0 1", "empty 0", "end"])
    let again = try PaletteFormat.kpl.reading(file)
    #expect(again.hexes == palette.hexes)
    #expect(again.swatches.map(\.name) == palette.swatches.map(\.name))
    #expect(again.swatches.map(\.group) == palette.swatches.map(\.group))
    #expect(again.groups == palette.groups)
  }

  @Test("spot colors, colors of other models and entries without a color are counted")
  func counted() throws {
    let palette = try PaletteFormat.kpl.reading(
      Self.archive(
        "<ColorSetEntry name='s' spot='true'><RGB r='1' g='0' b='0'/></ColorSetEntry>"
          + Self.entry("<KS3 K0='1'/>") + Self.entry("") + "<ColorSetEntry name='open'>"))
    #expect(
      palette.losses == [
        "1 color left out: in the model KS3", "2 colors left out: entries without a color",
        "1 spot color kept as ordinary colors",
      ])
  }

  /// Expected: LittleCMS 2.14, relative colorimetric, not optimized, on Elle Stone's V2 and V4
  /// profiles and digiKam 7.9's of the last three names.
  @Test(
    "RGB of a named profile is converted by it, and that is said",
    arguments: [
      ("sRGB-elle-V2-g10.icc", "0.5 0.25 0.1", "#bc8959"),
      ("Rec709-elle-V4-rec709.icc", "0.5 0.2 0.05", "#8b431b"),
      ("Rec2020-elle-V4-g10.icc", "0.3 0.4 0.2", "#89ac75"),
      ("Rec2020-elle-V4-rec709.icc", "0.55 0.6 0.4", "#92a56c"),
      ("ClayRGB-elle-V2-g22.icc", "0.6 0.4 0.3", "#aa664a"),
      ("ClayRGB-elle-V4-labl.icc", "0.6 0.4 0.3", "#9f5e45"),
      ("LargeRGB-elle-V2-g22.icc", "0.5 0.45 0.4", "#8f7064"),
      ("LargeRGB-elle-V4-g18.icc", "0.5 0.45 0.4", "#a08377"),
      ("WideRGB-elle-V2-g22.icc", "0.6 0.55 0.4", "#a38e61"),
      ("ACEScg-elle-V4-g10.icc", "0.3 0.35 0.2", "#90a175"),
      ("ACES-elle-V4-srgbtrc.icc", "0.5 0.5 0.4", "#888261"),
      ("CIERGB-elle-V2-g22.icc", "0.6 0.5 0.4", "#9e8061"),
      ("AllColorsRGB-elle-V2-g22.icc", "0.5 0.5 0.4", "#878261"),
      ("IdentityRGB-elle-V2-g10.icc", "0.3 0.3 0.2", "#9e9477"),
      ("ProPhoto RGB", "0.5 0.45 0.4", "#a08377"),
      ("Adobe RGB (1998)", "0.6 0.4 0.3", "#aa664a"),
      ("Wide Gamut RGB", "0.6 0.55 0.4", "#a38d61"),
    ])
  func named(space: String, numbers: String, hex: String) throws {
    let part = numbers.split(separator: " ")
    let (bytes, losses) = try Self.reading(
      "<RGB space='\(space)' r='\(part[0])' g='\(part[1])' b='\(part[2])'/>")
    let away = bytes &- SIMD3<Int>(truncatingIfNeeded: try Color(hex: hex).bytes)
    #expect((-1...1).contains(away.min()) && (-1...1).contains(away.max()))
    #expect(losses == ["1 color converted from '\(space)'"])
  }

  /// Expected: coloraide 8.13.1, fit `minde-chroma`.
  @Test("Display P3 is converted and mapped, sRGB is taken as it is, others are said")
  func saidProfiles() throws {
    let red = try Self.reading("<RGB space='Display P3' r='1' g='0' b='0'/>")
    #expect(red.bytes == [255, 11, 12])
    #expect(
      red.losses == [
        "1 color converted from 'Display P3'",
        "1 color outside the sRGB gamut mapped into it, as CSS Color 4 does",
      ])
    for space in ["sRGB-elle-V2-srgbtrc.icc", "sRGB built-in", "sRGB IEC61966-2.1", ""] {
      let plain = try Self.reading("<RGB space='\(space)' r='0.5' g='0' b='0'/>")
      #expect(plain.bytes == [128, 0, 0])
      #expect(plain.losses.isEmpty)
    }
    let unknown = try Self.reading("<RGB space='My monitor' r='0.5' g='0' b='0'/>")
    #expect(unknown.bytes == [128, 0, 0])
    #expect(unknown.losses == ["1 color with the unknown profile 'My monitor' read as sRGB"])
  }

  /// Expected: LittleCMS 2.14 on Krita's profiles.
  @Test(
    "gray is what its profile's curve says",
    arguments: [
      ("Gray-D50-elle-V2-g10.icc", 170), ("Gray-D50-elle-V4-g18.icc", 121),
      ("Gray-D50-elle-V4-g22.icc", 102), ("Gray-D50-elle-V4-labl.icc", 94),
      ("Gray-D50-elle-V2-rec709.icc", 115), ("Gray-D50-elle-V4-srgbtrc.icc", 102), ("", 102),
    ])
  func gray(space: String, byte: Int) throws {
    let (bytes, losses) = try Self.reading("<Gray space='\(space)' g='0.4'/>")
    #expect(bytes == SIMD3(repeating: byte))
    #expect(losses.isEmpty)
  }

  /// Expected: LittleCMS 2.14 on Krita's XYZ-D50-Identity-elle-V4.icc, in 16 bits and as numbers.
  @Test("XYZ of 16 bits reaches to almost 2, as in ICC profiles")
  func xyz() throws {
    let whole = try Self.reading("<XYZ x='0.3' y='0.25' z='0.2'/>", depth: "U16").bytes
    let real = try Self.reading("<XYZ x='0.6' y='0.5' z='0.4'/>", depth: "F32").bytes
    #expect(whole == [241, 167, 186])
    #expect(real == [241, 167, 186])
  }

  @Test("CIELAB of version 1 is 0…1, later it is 0…100 and −128…127")
  func lab() throws {
    // L* 53.585 is the gray 128; a* 0 is 128/255, as in the white of public palettes.
    let neutral = "0.50196078431373"
    let old = try Self.reading(
      "<Lab L='0.53585' a='\(neutral)' b='\(neutral)'/>", version: "1.0"
    ).bytes
    #expect(old == [128, 128, 128])
    #expect(try Self.reading("<Lab L='53.585' a='0' b='0'/>").bytes == [128, 128, 128])
    // a* 127 and −128: the ends.
    let ends = ["<Lab L='0.5' a='1' b='0'/>", "<Lab L='50' a='127' b='-128'/>"]
    #expect(
      try Self.reading(ends[0], version: "1.0").bytes == Self.reading(ends[1]).bytes)
  }

  @Test("YCbCr is read where the profile's name tells the standard")
  func video() throws {
    // By BT.709-6, items 3.2 and 3.3, of R′G′B′ 0.8, 0.4, 0.2: Y′ 0.4706, and with that curve
    // undone and sRGB's done.
    let bt709 = "<YCbCr space='bt709-6_ycbcr_v4.icc' Y='0.4706' Cb='0.35417' Cr='0.70917'/>"
    let (bytes, losses) = try Self.reading(bt709)
    let light = [0.8, 0.4, 0.2].map { ToneCurve.camera.light($0) }
    let expected = Color(linear: SIMD3(light[0], light[1], light[2]))
    #expect(bytes == SIMD3<Int>(truncatingIfNeeded: expected.bytes))
    #expect(losses.isEmpty)
    #expect(throws: PaletteFileError.self) {
      try Self.reading("<YCbCr Y='0.5' Cb='0.5' Cr='0.5'/>")
    }
  }
}
