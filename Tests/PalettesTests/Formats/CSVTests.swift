import Testing

@testable import Palettes

@Suite("tables")
struct CSVTests {
  @Test("quotes, commas and line ends inside a field survive")
  func fields() throws {
    #expect(
      try CSVRows.rows(of: Array("a,\"b\"\"c,\r\n\",\r\n\r\n,x\n".utf8))
        == [["a", "b\"c,\r\n", ""], ["", "x"]])
    #expect(throws: PaletteFileError.damaged("a quote in row 2 is not closed")) {
      try CSVRows.rows(of: Array("a\n\"b".utf8))
    }
  }

  @Test("a spreadsheet's own table needs only a column 'hex'")
  func foreign() throws {
    let palette = try PaletteFormat.csv.reading(Array("name,hex\nsky,#87CEEB\n,f00\n".utf8))
    #expect(palette.hexes == ["#87ceeb", "#ff0000"])
    #expect(palette.swatches.map(\.name) == ["sky", "red"])
    #expect(palette.notes == [Palette.sharesUnknown])
  }

  @Test("shares, places and roles read back")
  func everything() throws {
    let palette = SamplePalettes.palette(count: 8)
    let again = try PaletteFormat.csv.reading(PaletteFormat.csv.file(of: palette))
    #expect(again.swatches.map(\.population) == palette.swatches.map(\.population))
    #expect(again.swatches.map(\.role) == palette.swatches.map(\.role))
    #expect(again.swatches.map(\.position) == palette.swatches.map(\.position))
    #expect(again.notes.isEmpty)
  }
}
