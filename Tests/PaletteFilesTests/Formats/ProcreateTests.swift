import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Procreate swatches")
struct ProcreateTests {
  static func archive(_ json: String) -> [UInt8] {
    ZipWriter.archive([("Swatches.json", Array(json.utf8))])
  }

  @Test("Procreate's file is byte for byte what the layout says")
  func procreateEntry() throws {
    let palette = try Palette(
      named: "P",
      colors: [FileColor(Color(red: 0, green: 255, blue: 0)), FileColor(Color(fileGray: 0.2))])
    let file = PaletteFormat.procreate.file(of: palette)
    let json = try #require(try ZipReader(file).file(named: "Swatches.json"))
    // Green is a third of a turn; 0.2 is 51 of 255.
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"[{"name":"P","swatches":[{"hue":0.33333333,"saturation":1,"brightness":1,"#
        + #""alpha":1,"colorSpace":0},{"hue":0,"saturation":0,"brightness":0.2,"#
        + #""alpha":1,"colorSpace":0}]}]"#)
  }

  @Test("a Procreate palette holds 30 colors, so 64 become three")
  func procreateSplit() throws {
    let file = PaletteFormat.procreate.file(of: SamplePalettes.palette(count: 64, named: "film"))
    let json = try #require(try ZipReader(file).file(named: "Swatches.json"))
    let parts = try #require(try JSONParser.value(of: json).array)
    #expect(parts.map { $0["swatches"]?.array?.count } == [30, 30, 4])
    #expect(parts.map { $0["name"]?.string } == ["film 1", "film 2", "film 3"])
    #expect(try PaletteFormat.procreate.reading(file).name == "film")
  }

  @Test("another program's Procreate file is read: deflated, with empty places")
  func procreateForeign() throws {
    let palette = try PaletteFormat.procreate.reading(
      try ArchiveFormatTests.reference("foreign.swatches"))
    #expect(palette.hexes == ["#ff0000", "#0000ff"])
    #expect(palette.name == "Night")
  }

  @Test("an archive with sizes of 64 bits, as Procreate writes it, is read")
  func zip64() throws {
    let json = #"{"name":"P","swatches":[{"hue":0,"saturation":1,"brightness":1}]}"#
    // A stored file whose sizes and place are in the extra field of its directory.
    let plain = Self.archive(json)
    let directory = try #require(plain.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    var entry = Array(plain[directory..<plain.count - 22])
    for place in Array(20..<28) + Array(42..<46) { entry[place] = 0xFF }
    entry[30] = 28
    func long(_ value: Int) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    entry += [1, 0, 24, 0] + long(json.utf8.count) + long(json.utf8.count) + long(0)
    var end = Array(plain.suffix(22))
    end[12] += 28
    let file = Array(plain[..<directory]) + entry + end
    #expect(try PaletteFormat.procreate.reading(file).hexes == ["#ff0000"])
  }

  @Test("several palettes are groups, and parts of one that was too long are one")
  func severalPalettes() throws {
    let red = #"{"hue":0,"saturation":1,"brightness":1}"#
    func part(_ name: String, _ count: Int) -> String {
      let swatches = Array(repeating: red, count: count).joined(separator: ",")
      return "{\"name\":\"\(name)\",\"swatches\":[\(swatches)]}"
    }
    let parts = [part("film 1", 30), part("film 2", 30), part("film 3", 1), part("film 4", 2)]
    let one = try PaletteFormat.procreate.reading(
      Self.archive("[\(parts[0]),\(parts[1]),\(parts[2])]"))
    #expect(one.name == "film")
    #expect(one.groups.isEmpty)
    // A palette with room left does not go on in the next.
    let two = try PaletteFormat.procreate.reading(Self.archive("[\(parts.joined(separator: ","))]"))
    #expect(two.groups == ["film", "film 4"])
    #expect(two.swatches.map(\.group) == Array(repeating: 0, count: 61) + [1, 1])
  }

  @Test("groups, colors in none and long groups read back the same")
  func groups() throws {
    var palette = SamplePalettes.palette(count: 80, named: "film")
    palette.groups = ["a 1", "empty", "a 2", ""]
    for index in palette.swatches.indices {
      palette.swatches[index].group = index < 35 ? 0 : index < 66 ? 2 : index < 70 ? nil : 3
    }
    let again = try PaletteFormat.procreate.reading(PaletteFormat.procreate.file(of: palette))
    #expect(again.groups == palette.groups)
    #expect(again.swatches.map(\.group) == palette.swatches.map(\.group))
    #expect(again.hexes == palette.hexes)
    #expect(again.name == "film")
  }

  /// Expected: coloraide 8.13.1, fit `minde-chroma`, of color(display-p3 1 0 0) and (0.5 0.5 0.5).
  @Test("colors of a named profile are converted and said")
  func namedProfile() throws {
    let palette = try PaletteFormat.procreate.reading(
      Self.archive(
        ##"""
        [{"name":"P","colorProfiles":[{"hash":"h=","iccName":"Display P3","colorSpace":1},
          {"hash":"s=","iccName":"sRGB IEC61966-2.1","colorSpace":0}],"swatches":[
          {"hue":0,"saturation":1,"brightness":1,"colorProfile":"h=","alpha":1},null,
          {"hue":0,"saturation":0,"brightness":0.5,"colorProfile":"h=","alpha":0.5},
          {"hue":0,"saturation":1,"brightness":1,"colorProfile":"s="},
          {"components":[0,1,1],"origin":1,"colorProfile":"s="},
          {"components":[0,0,1],"origin":2,"colorProfile":"s="},
          {"hue":0,"saturation":1,"brightness":1,"colorProfile":"lost="}]}]
        """##))
    #expect(
      palette.hexes == ["#ff0b0c", "#808080", "#ff0000", "#ff0000", "#0000ff", "#ff0000"])
    #expect(
      palette.losses == [
        "2 colors converted from 'Display P3'",
        "1 color with the unknown profile 'lost=' read as sRGB", "alpha left out of 1 color",
        "1 color outside the sRGB gamut mapped into it, as CSS Color 4 does",
      ])
  }

  @Test("a file's own copy of a profile tells what its name does not")
  func ownProfile() throws {
    let data = Base64.text(of: DeviceProfileTests.adobe(DeviceProfileTests.curve([0x0233])))
    let palette = try PaletteFormat.procreate.reading(
      Self.archive(
        #"{"colorProfiles":[{"hash":"h","iccName":"Mine","iccData":"\#(data)"}],"#
          + #""swatches":[{"hue":0.05555556,"saturation":0.5,"brightness":0.6,"#
          + #""colorProfile":"h"}]}"#))
    // 0.6, 0.4, 0.3 in Adobe RGB, by LittleCMS.
    #expect(palette.hexes == ["#aa664a"])
    #expect(palette.losses == ["1 color converted from 'Mine'"])
  }

  @Test(
    "a swatch without numbers is an error that names it, never black",
    arguments: [
      "{}", #"{"hue":0,"saturation":1}"#, #"{"hue":"0","saturation":1,"brightness":1}"#,
      #"{"hue":1e999,"saturation":1,"brightness":1}"#, #"{"components":[1,2]}"#, "7",
    ])
  func damaged(swatch: String) {
    let words = "color 2 of 'P' has no hue, saturation and brightness"
    #expect(throws: PaletteFileError.damaged(words)) {
      try PaletteFormat.procreate.reading(
        Self.archive("{\"name\":\"P\",\"swatches\":[null,\(swatch)]}"))
    }
  }
}
