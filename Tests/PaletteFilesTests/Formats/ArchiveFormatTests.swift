import ColorScience
import Foundation
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

/// Krita and Procreate, whose files are ZIP archives.
@Suite("palettes in archives")
struct ArchiveFormatTests {
  static func reference(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: ReferenceData.folder("formats").appendingPathComponent(name)))
  }

  @Test("a Krita palette starts with its type, stored and without an extra field")
  func kritaStart() {
    // Local header: version 2.0, no flags, stored, 00:00 on 1980-01-01 (0021), CRC-32 1BD23C0D
    // by Python's zlib, 27 bytes packed and unpacked, a name of 8 bytes, no extra field.
    let start =
      bytes("504B0304 1400 0000 0000 0000 2100 0D3CD21B 1B000000 1B000000 0800 0000")
      + Array("mimetypeapplication/x-krita-palettePK".utf8)
    #expect(PaletteFormat.kpl.file(of: SamplePalettes.palette(count: 8)).starts(with: start))
  }

  @Test("a Krita color stands in front of its place")
  func kritaEntry() throws {
    let palette = try Palette(
      named: "P", colors: [FileColor(Color(red: 118, green: 0, blue: 255), name: "<a> & \"b\"\n")])
    let file = PaletteFormat.kpl.file(of: palette)
    let xml = try #require(try ZipReader(file).file(named: "colorset.xml"))
    #expect(
      String(decoding: xml, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <ColorSet version="2.0" name="P" comment="" columns="1" rows="1" readonly="false">
         <ColorSetEntry name="&lt;a&gt; &amp; &quot;b&quot;&#10;" id="1" bitdepth="U8" spot="false">
          <RGB space="sRGB-elle-V2-srgbtrc.icc" r="0.4627451" g="0" b="1"/>
          <Position row="0" column="0"/>
         </ColorSetEntry>
        </ColorSet>

        """)
  }

  @Test("another program's Krita palette is read: deflated, in groups, of several models")
  func kritaForeign() throws {
    let palette = try PaletteFormat.kpl.reading(try Self.reference("foreign.kpl"))
    #expect(palette.name == "Scene & <swatches>")
    #expect(palette.hexes == ["#ff8000", "#bcbcbc", "#808080", "#00ffff", "#5a5863", "#ffffff"])
    #expect(
      palette.swatches.map(\.name)
        == ["it's orange", "linear half", "Gray", "c", "Noon", "paper é"])
    #expect(palette.swatches.map(\.group) == [nil, 0, 0, 0, 0, 0])
    #expect(
      palette.losses == [
        "ink colors converted without a press profile",
        "1 color converted from 'sRGB-elle-V2-g10.icc'",
        "1 color with the unknown profile 'x' read as sRGB",
      ])
  }

  @Test("an archive of something else is no palette")
  func others() {
    let archive = ZipWriter.archive([("readme", [1, 2])])
    for format in [PaletteFormat.kpl, .procreate] {
      #expect(throws: PaletteFileError.self) { try format.reading(archive) }
      #expect(!format.recognizes(archive))
    }
  }
}
