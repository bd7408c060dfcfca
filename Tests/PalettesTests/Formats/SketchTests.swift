import ColorScience
import Testing

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

  @Test("the hexadecimal colors of version 1 and names are read")
  func versions() throws {
    let text =
      ##"{"compatibleVersion":"1.0","colors":["#FF0000",{"red":0,"green":1,"blue":0,"##
      + ##""alpha":1,"name":"grass"}]}"##
    let palette = try PaletteFormat.sketch.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#00ff00"])
    #expect(palette.swatches.map(\.name) == ["red", "grass"])
  }
}
