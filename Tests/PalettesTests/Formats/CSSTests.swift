import Testing

@testable import Palettes

@Suite("style sheets")
struct CSSTests {
  @Test("a style sheet without line ends or comments is read by its properties' names")
  func minified() throws {
    let text = ":root{--bg:#fff;--text:#112233;--size:4px}"
    let palette = try PaletteFormat.css.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ffffff", "#112233"])
    #expect(palette.swatches.map(\.name) == ["bg", "text"])
  }

  @Test("shares and roles of a palette that nobody counted are not told")
  func uncounted() throws {
    let read = try PaletteFormat.css.reading(Array("a{--sky:#aabbcc}".utf8))
    let text = String(decoding: PaletteFormat.css.file(of: read), as: UTF8.self)
    #expect(text.contains("--palette-1: #aabbcc; /* sky */"))
  }

  @Test("a name that looks like a property is no color")
  func injection() throws {
    var palette = SamplePalettes.palette(count: 2)
    palette.swatches[0].name = "; --evil: #123456; */ --worse: #654321;"
    let again = try PaletteFormat.css.reading(PaletteFormat.css.file(of: palette))
    #expect(again.hexes == palette.hexes)
  }

  @Test("a theme for Tailwind is read as the style sheet it is")
  func tailwind() throws {
    let palette = SamplePalettes.palette(count: 8)
    #expect(
      try PaletteFormat.css.reading(PaletteFormat.tailwind.file(of: palette)).hexes == palette.hexes
    )
  }
}
