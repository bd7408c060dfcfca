import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("links to coolors.co")
struct CoolorsTests {
  @Test("the link has every color in order")
  func link() {
    let file = PaletteFormat.coolors.file(of: SamplePalettes.palette(count: 3))
    #expect(String(decoding: file, as: UTF8.self) == "https://coolors.co/760000-9b5b35-c0b66a\n")
  }

  @Test(
    "links as the site makes them are read",
    arguments: [
      "https://coolors.co/264653-2a9d8f", "https://coolors.co/palette/264653-2A9D8F\r\n",
      "https://coolors.co/264653-2a9d8f?name=x#y",
    ])
  func reads(link: String) throws {
    #expect(try PaletteFormat.palette(of: Array(link.utf8)).hexes == ["#264653", "#2a9d8f"])
  }

  @Test(
    "what is no list of colors is an error that names it",
    arguments: ["https://coolors.co/generate", "https://coolors.co/", "https://coolors.co/fff-000"])
  func refuses(link: String) {
    let error = #expect(throws: PaletteFileError.self) {
      try PaletteFormat.palette(of: Array(link.utf8))
    }
    #expect("\(error, default: "")".contains("in the link is not six hexadecimal digits"))
  }
}
