import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("design tokens of older tools")
struct OlderTokensTests {
  @Test("values and aliases of Style Dictionary are read")
  func styleDictionary() throws {
    let text = """
      {"color": {"base": {"red": {"value": "#ff0000"}, "gray": {"value": "gray"}},
        "font": {"value": "{color.base.red.value}", "comment": "x"},
        "mid": {"value": {"r": 146, "g": 153, "b": 162}}, "h": {"value": {"h": 120, "s": 1, "l": 0.5},
        "type": "color"}, "half": {"type": "color", "value": {"r": 0.5, "g": 0.25, "b": 0}}},
       "size": {"font": {"value": "16px"}}, "asset": {"value": "red"}}
      """
    #expect(
      try DesignTokensTests.entries(text) == [
        "color base red #ff0000", "color base gray #808080", "color font #ff0000",
        "color h #00ff00", "color half #804000",
      ])
  }

  @Test("sets of Tokens Studio are read, with aliases that leave the set out")
  func tokensStudio() throws {
    let text = """
      {"core": {"colors": {"red": {"value": "#ff0000", "type": "color"}}},
       "light": {"fg": {"value": "{colors.red}", "type": "color"}, "old": {"value": "$colors.red",
        "type": "color"}, "soft": {"value": "rgba({colors.red}, 0.5)", "type": "color"},
        "grad": {"value": "linear-gradient(90deg, {colors.red} 0%, rgba({fg}, 0) 100%)", "type": "color"},
        "shadow": {"type": "boxShadow", "value": [{"color": "#00000040", "x": "0", "type": "dropShadow"}]},
        "space": {"value": "8", "type": "spacing"}}, "$themes": [], "$metadata": {"tokenSetOrder": []}}
      """
    #expect(
      try DesignTokensTests.entries(text) == [
        "core colors red #ff0000", "light fg #ff0000", "light old #ff0000", "light soft #ff0000",
        "light grad 1 #ff0000", "light grad 2 #ff0000", "light shadow #000000",
      ])
  }

  @Test("texts in groups are tokens where the file says so")
  func bare() throws {
    let text = """
      {"$schema": "https://www.designtokens.org/schemas/2025.10/format.json",
       "red": {"500": "#ef4444", "label": "Red"}, "blue": {"$type": "color", "500": "navy"}}
      """
    #expect(PaletteFormat.recognize(Array(text.utf8))?.name == "tokens")
    #expect(try DesignTokensTests.entries(text) == ["red 500 #ef4444", "blue 500 #000080"])
  }

  @Test(
    "JSON of other kinds is no file of tokens",
    arguments: [
      #"{"name": "x", "version": "1.0.0", "config": {"value": "a"}}"#,
      ##"{"red": {"500": "#ef4444"}}"##, ##"{"compatibleVersion": "2.0", "colors": ["#fff"]}"##,
      ##"{"colors": [{"hex": "#ffffff", "name": "value"}]}"##, #"["$value"]"#,
    ])
  func others(text: String) {
    #expect(!PaletteFormat.tokens.recognizes(Array(text.utf8)))
  }

  @Test("a group called colors with fallbacks is no palette of our own")
  func colorsGroup() {
    let value = ##"{"colorSpace": "srgb", "components": [1, 0, 0], "hex": "#ff0000"}"##
    let text = #"{"colors" : {"red": {"$value": \#(value)}}}"#
    #expect(PaletteFormat.recognize(Array(text.utf8), fileExtension: "json")?.name == "tokens")
  }
}
