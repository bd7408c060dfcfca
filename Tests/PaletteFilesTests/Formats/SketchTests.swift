import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("Sketch palettes")
struct SketchTests {
  @Test("the file is byte for byte what the layout says")
  func layout() throws {
    let palette = try Palette(
      named: "", colors: [FileColor(Color(red: 118, green: 0, blue: 255))])
    // 118 / 255 = 0.46274509…
    #expect(
      String(decoding: PaletteFormat.sketch.file(of: palette), as: UTF8.self)
        == #"{"compatibleVersion":"2.0","pluginVersion":"2.22","colors":[{"red":0.4627451,"#
        + #""green":0,"blue":1,"alpha":1}]}"# + "\n")
  }

  @Test("a palette's title was lost without a word; it is a member beside the colors")
  func title() throws {
    let palette = SamplePalettes.palette(count: 2, named: "Dawn")
    let file = PaletteFormat.sketch.file(of: palette)
    #expect(String(decoding: file, as: UTF8.self).contains(#""name":"Dawn","colors":["#))
    #expect(try PaletteFormat.sketch.reading(file).name == "Dawn")
  }

  @Test("the hexadecimal colors of version 1 and names are read")
  func versions() throws {
    let text =
      ##"{"compatibleVersion":"1.0","colors":["#FF0000",{"red":0,"green":1,"blue":0,"##
      + ##""alpha":1,"name":"grass"}]}"##
    let palette = try PaletteFormat.sketch.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#00ff00"])
    #expect(palette.swatches.map(\.name) == ["red", "grass"])
  }

  @Test("texts of any notation, alpha and numbers of wider gamuts are read and counted")
  func notations() throws {
    let text =
      ##"{"compatibleVersion":"2.0","colors":["rgba(255, 0, 0, 0.5)","0f0","hsl(240 100% 50%)","##
      + ##""var(--x)",{"red":1.2,"green":1,"blue":1,"alpha":0.2}]}"##
    let palette = try PaletteFormat.sketch.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#00ff00", "#0000ff", "#ffffff"])
    #expect(
      palette.losses == [
        "1 color left out: depending on var()", "alpha left out of 2 colors",
        "1 color outside the sRGB gamut mapped into it, as CSS Color 4 does",
      ])
  }

  @Test("colors of gradients are read under their names, and pictures are counted")
  func gradients() throws {
    let red = ##"{"red":1,"green":0,"blue":0,"alpha":1}"##
    let text =
      ##"{"compatibleVersion":"2.0","colors":[],"gradients":[{"name":"sun","colors":[\##(red)]},"##
      + ##"{"stops":[{"color":\##(red),"position":0}]}],"images":[{"data":""}]}"##
    let palette = try PaletteFormat.sketch.reading(Array(text.utf8))
    #expect(palette.swatches.map(\.name) == ["sun 1", "gradient 2 1"])
    #expect(palette.losses == ["1 picture left out"])
  }

  @Test(
    "what is no color is an error that names it",
    arguments: [
      (##""reddish""##, "color 1 is 'reddish', which is not a color"),
      (##"{"red":1,"green":0}"##, "color 1 has no 'red', 'green' and 'blue'"),
      (##"{"red":"1","green":0,"blue":0}"##, "color 1 has no 'red', 'green' and 'blue'"),
      ("null", "color 1 has no 'red', 'green' and 'blue'"),
    ])
  func unreadable(entry: String, words: String) {
    #expect(throws: PaletteFileError.unreadable(words)) {
      try PaletteFormat.sketch.reading(Array("{\"colors\":[\(entry)]}".utf8))
    }
  }
}
