import ColorScience
import Testing

@testable import Palettes

@Suite("design tokens")
struct DesignTokensTests {
  @Test("the Oklch components alone give the 8-bit color back")
  func components() throws {
    for red in stride(from: 0, through: 255, by: 51) {
      for green in stride(from: 0, through: 255, by: 17) {
        let color = Color(red: UInt8(red), green: UInt8(green), blue: UInt8(255 - red))
        let palette = try Palette(named: "", colors: [FileColor(color)])
        let file = String(decoding: PaletteFormat.tokens.file(of: palette), as: UTF8.self)
        let bare = file.split(separator: ",\"hex\":\"\(color.hex)\"").joined()
        #expect(bare != file)
        #expect(try PaletteFormat.tokens.reading(Array(bare.utf8)).hexes == [color.hex])
      }
    }
  }

  @Test("tokens of nested groups come in the file's order; others are passed by")
  func groups() throws {
    let text = """
      {"brand": {"$description": "house", "z": {"$type": "color", "$value": {"colorSpace": "srgb",
      "components": [1, 0, "none"]}}, "a": {"deep": {"$value": "#00f", "$description": "sea"}}},
      "space": {"$type": "dimension", "$value": {"value": 4, "unit": "px"}},
      "alias": {"$value": "{brand.z}"}}
      """
    let palette = try PaletteFormat.tokens.reading(Array(text.utf8))
    #expect(palette.hexes == ["#ff0000", "#0000ff"])
    #expect(palette.swatches.map(\.name) == ["z", "sea"])
    #expect(palette.name == "house")
  }
}
