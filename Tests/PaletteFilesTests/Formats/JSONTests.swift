import Specimens
import Testing

@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("JSON")
struct JSONTests {
  @Test("everything reads back but the options")
  func everything() throws {
    let palette = SamplePalettes.complete
    let again = try PaletteFormat.json.reading(PaletteFormat.json.file(of: palette))
    var source = try #require(palette.source)
    source.notes = []
    #expect(again.source == source)
    #expect(again.notes == palette.allNotes)
    #expect(again.pixels == palette.pixels)
    #expect(again.facts == palette.facts && palette.facts != nil)
    #expect(again.swatches.map(\.reason) == palette.swatches.map(\.reason))
    #expect(again.swatches.map(\.position) == palette.swatches.map(\.position))
    for (before, after) in zip(palette.swatches, again.swatches) {
      #expect(abs(before.proportion - after.proportion) < 1e-4)
    }
  }

  @Test("printed proportions add to 1", arguments: FormatLawTests.counts)
  func proportions(count: Int) throws {
    let json = JSONValue.palette(SamplePalettes.palette(count: count))
    let parts = try #require(json["colors"]?.array).compactMap { $0["proportion"]?.double }
    #expect(parts.reduce(0) { $0 + Int(($1 * 10_000).rounded()) } == 10_000)
  }

  @Test("a palette made by hand has no facts, and a file with broken ones none either")
  func noFacts() throws {
    #expect(JSONValue.palette(SamplePalettes.palette(count: 3))["facts"] == nil)
    for facts in ["null", "{}", #"{"blackPoint":"x","whitePoint":"fff","nearNeutral":0}"#] {
      let text = #"{"colors":[{"hex":"760000"}],"facts":\#(facts)}"#
      let palette = try PaletteFormat.json.reading(Array(text.utf8))
      #expect(palette.facts == nil && palette.losses.isEmpty)
    }
  }

  @Test("one palette is one line")
  func line() {
    let file = PaletteFormat.json.file(of: SamplePalettes.palette(count: 31))
    #expect(file.count { $0 == 0x0A } == 1 && file.last == 0x0A)
  }

  @Test("a gray has hue 0")
  func gray() throws {
    let palette = try Palette(named: "", colors: [FileColor(.init(fileGray: 0.5))])
    #expect(palette.swatches[0].oklchTexts == ["0.6", "0", "0"])
  }

  @Test(
    "what is JSON is read as it is meant",
    arguments: [
      (#" [1, -0.5e+2 ,"\u00e9\ud83c\udfac\n"] "#, #"[1,-0.5e+2,"é🎬\n"]"#),
      (#"{"a":{},"b":[],"a":null}"#, #"{"a":{},"b":[],"a":null}"#),
      (#""\ud83c\u0041\udfac""#, "\"\u{FFFD}A\u{FFFD}\""), ("true", "true"), ("0", "0"),
    ])
  func valid(text: String, written: String) throws {
    #expect(try JSONParser.value(of: Array(text.utf8)).text == written)
  }

  @Test(
    "what is no JSON is refused",
    arguments: [
      "", "{", "[1,]", "[1 2]", "{\"a\"}", "{a:1}", "01", "1.", ".5", "1e", "+1", "-", "nul",
      "\"\\x\"", "\"\\u12\"", "\"", "\"\n\"", "[1]]", "NaN", "'a'",
      String(repeating: "[", count: 100_000),
    ])
  func invalid(text: String) {
    #expect(throws: PaletteFileError.self) { try JSONParser.value(of: Array(text.utf8)) }
  }

  @Test(
    "numbers are rounded, not cut, and written plainly",
    arguments: [
      (0.12345, 4, "0.1235"), (2, 3, "2"), (-0.00001, 3, "0"), (-1.5, 0, "-2"), (0.05, 1, "0.1"),
      (1e300, 2, "1000000000"), (.nan, 4, "0"), (359.96, 1, "360"), (0.0004, 4, "0.0004"),
    ])
  func decimals(value: Double, places: Int, text: String) {
    #expect(value.text(places: places) == text)
  }
}
