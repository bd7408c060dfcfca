import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("design tokens")
struct DesignTokensTests {
  /// The colors of a file as `name #rrggbb`, in their order.
  static func entries(_ text: String) throws -> [String] {
    let palette = try PaletteFormat.tokens.reading(Array(text.utf8))
    return palette.swatches.map { "\($0.name) \($0.color.hex)" }
  }

  static func losses(_ text: String) throws -> [String] {
    try PaletteFormat.tokens.reading(Array(text.utf8)).losses
  }

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

  @Test("tokens of nested groups come in the file's order under their whole paths")
  func groups() throws {
    let text = """
      {"brand": {"$description": "house", "z": {"$type": "color", "$value": {"colorSpace": "srgb",
      "components": [1, 0, "none"]}}, "a": {"deep": {"$value": "#00f", "$description": "sea"}}},
      "space": {"$type": "dimension", "$value": {"value": 4, "unit": "px"}},
      "text": {"$type": "string", "$value": "#fff"}}
      """
    #expect(try Self.entries(text) == ["brand z #ff0000", "brand a deep #0000ff"])
    #expect(try PaletteFormat.tokens.reading(Array(text.utf8)).name == "house")
    let twice = """
      {"red": {"500": {"$type": "color", "$value": "#ef4444"}},
       "blue": {"$type": "color", "500": {"$value": "#3b82f6"}}}
      """
    #expect(try Self.entries(twice) == ["red 500 #ef4444", "blue 500 #3b82f6"])
  }

  // The Format module's own examples of `$root` and of tokens under tokens, which it forbids.
  @Test("a group's root token and tokens under tokens are read")
  func roots() throws {
    let text = """
      {"accent": {"$type": "color", "$root": {"$value": "#dd0000"}, "light": {"$value": "#ff2222"}},
       "alert": {"$type": "color", "$value": "#ff0000", "light": {"$value": "#ffb6c1"}},
       "link": {"$value": "{accent}"}, "other": {"$value": "{accent.$root}"}}
      """
    #expect(
      try Self.entries(text) == [
        "accent #dd0000", "accent light #ff2222", "alert #ff0000", "alert light #ffb6c1",
        "link #dd0000", "other #dd0000",
      ])
  }

  // Red, green and blue of each space by coloraide 8.13.1, out of gamut by its fit `minde-chroma`.
  @Test(
    "the fourteen color spaces are read without a fallback",
    arguments: [
      ("srgb", "0.2, 0.4, 0.6", "#336699"), ("srgb-linear", "0.5, 0.5, 0.5", "#bcbcbc"),
      ("hsl", "120, 100, 50", "#00ff00"), ("hwb", "0, 20, 20", "#cc3333"),
      ("lab", "50, 40, -20", "#ab5a9a"), ("lch", "50, 40, 300", "#816cb2"),
      ("oklab", "0.7, 0.1, 0.1", "#e57f4e"), ("oklch", "0.7, 0.1, 200", "#40b1b7"),
      ("display-p3", "1, 0, 0", "#ff0b0c"), ("a98-rgb", "0.5, 0.5, 0.5", "#818181"),
      ("prophoto-rgb", "0.5, 0.5, 0.5", "#929292"), ("rec2020", "0.5, 0.5, 0.5", "#787878"),
      ("xyz-d65", "0.3, 0.3, 0.3", "#a2918f"), ("xyz-d50", "0.3, 0.3, 0.3", "#9793a5"),
    ])
  func spaces(name: String, components: String, hex: String) throws {
    let value = #"{"colorSpace": "\#(name)", "components": [\#(components)], "alpha": 0.5}"#
    let text = #"{"c": {"$type": "color", "$value": \#(value)}}"#
    let palette = try PaletteFormat.tokens.reading(Array(text.utf8))
    #expect(palette.hexes == [hex])
    #expect(palette.losses.contains("alpha left out of 1 color"))
  }

  @Test("the author's fallback is taken as it is")
  func fallback() throws {
    let text = """
      {"c": {"$value": {"colorSpace": "display-p3", "components": [1, 0, 0], "hex": "#fe0102"}}}
      """
    #expect(try Self.entries(text) == ["c #fe0102"])
  }

  @Test("texts are read as style sheets write colors")
  func texts() throws {
    let text = """
      {"$type": "color", "a": {"$value": "#F00"}, "b": {"$value": "#0f08"},
       "c": {"$value": "rgba(1, 2, 3, .5)"}, "d": {"$value": "#01020380"}, "e": {"$value": "teal"},
       "f": {"$value": "oklch(0.7 0.1 200)"}, "g": {"$value": "00ff00"},
       "h": {"$value": "light-dark(#fff, black)"}, "i": {"$value": "linear-gradient(red, #00f)"}}
      """
    #expect(
      try Self.entries(text) == [
        "a #ff0000", "b #00ff00", "c #010203", "d #010203", "e #008080", "f #40b1b7", "g #00ff00",
        "h 1 #ffffff", "h 2 #000000", "i 1 #ff0000", "i 2 #0000ff",
      ])
    #expect(try Self.losses(text) == ["alpha left out of 3 colors"])
  }

  @Test("gradients, borders, shadows and lists give each of their colors")
  func composites() throws {
    let text = """
      {"red": {"$type": "color", "$value": "#f00"},
       "g": {"$type": "gradient", "$value": [{"color": "{red}", "position": 0},
         {"color": {"colorSpace": "srgb", "components": [0, 0, 1]}, "position": 1}]},
       "b": {"$type": "border", "$value": {"color": "#123", "width": "1px", "style": "solid"}},
       "s": {"$type": "shadow", "$value": {"color": "#0008", "offsetX": {"value": 1, "unit": "px"}}},
       "t": {"$type": "typography", "$value": {"fontFamily": "Tan", "fontWeight": 400}},
       "l": {"$type": "color", "$value": ["#111", "#222"]}}
      """
    #expect(
      try Self.entries(text) == [
        "red #ff0000", "g 1 #ff0000", "g 2 #0000ff", "b #112233", "s #000000", "l 1 #111111",
        "l 2 #222222",
      ])
  }

  @Test("a color that cannot be read is counted with the reason, a token of another kind is not")
  func leftOut() throws {
    let text = """
      {"ok": {"$value": "#fff"}, "size": {"$type": "dimension", "$value": "4px"},
       "n": {"$type": "number", "$value": 3}, "free": {"$value": "hello"},
       "a": {"$type": "color", "$value": {"colorSpace": "x", "components": [1, 2, 3]}},
       "b": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [1, 2]}},
       "c": {"$type": "color", "$value": "no color"}, "d": {"$type": "color", "$value": 3},
       "e": {"$type": "color", "$value": "currentcolor"},
       "f": {"$type": "color", "$value": "transparent"},
       "g": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [1, "x", 0]}}}
      """
    #expect(
      try Self.losses(text) == [
        "1 color left out: in spaces that design tokens do not have",
        "4 colors left out: not written as a color",
        "1 color left out: depending on the element's own color",
        "1 color left out: transparent",
      ])
  }

  @Test("a palette's groups are groups of tokens")
  func ownGroups() throws {
    var contents = PaletteContents(name: "chart")
    contents.add(FileColor(Color(red: 1, green: 2, blue: 3), name: "alone"))
    contents.beginGroup("warm")
    contents.add(FileColor(Color(red: 255, green: 0, blue: 0), name: "red"))
    contents.beginGroup("")
    contents.add(FileColor(Color(red: 255, green: 0, blue: 0), name: "red"))
    let file = PaletteFormat.tokens.file(of: try Palette(contents))
    let text = String(decoding: file, as: UTF8.self)
    #expect(text.contains(#""group-2":{"$description":"warm""#))
    let again = try PaletteFormat.tokens.reading(file)
    #expect(again.groups == ["warm", ""])
    #expect(again.swatches.map(\.group) == [nil, 0, 1])
    #expect(again.swatches.map(\.name) == ["alone", "red", "red"])
  }
}
