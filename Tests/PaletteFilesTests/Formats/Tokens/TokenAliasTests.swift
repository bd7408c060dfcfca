import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("aliases and extended groups of design tokens")
struct TokenAliasTests {
  @Test("aliases and pointers have the color of what they lead to")
  func aliases() throws {
    let text = """
      {"base": {"blue": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0.4, 0.8]}},
        "my/key": {"$type": "color", "$value": "#010203"}},
       "a": {"$value": "{base.blue}"}, "b": {"$type": "color", "$value": "{a}"},
       "c": {"$value": {"$ref": "#/base/blue"}}, "d": {"$value": {"$ref": "#/base/blue/$value"}},
       "e": {"$ref": "#/b"}, "f": {"$value": {"$ref": "#/base/my~1key/$value"}},
       "g": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [
         {"$ref": "#/base/blue/$value/components/2"}, {"$ref": "#/a/$value/components/1"}, 0]}},
       "h": {"$type": "color", "$value": {"$ref": "#/base/blue/$value/hex"}},
       "size": {"$type": "dimension", "$value": "1px"}, "i": {"$value": "{size}"}}
      """
    #expect(
      try DesignTokensTests.entries(text) == [
        "base blue #0066cc", "base my/key #010203", "a #0066cc", "b #0066cc", "c #0066cc",
        "d #0066cc", "e #0066cc", "f #010203", "g #cc6600",
      ])
    #expect(
      try DesignTokensTests.losses(text) == ["1 color left out: aliases of values outside the file"]
    )
  }

  @Test("aliases in a circle and to what is missing are counted")
  func circles() throws {
    let text = """
      {"ok": {"$value": "#fff"}, "a": {"$value": "{b}"}, "b": {"$value": "{a}"},
       "c": {"$value": "{c}"}, "d": {"$type": "color", "$value": "{far.away}"},
       "e": {"$value": "{far.away}"}, "f": {"$value": {"$ref": "other.json#/a"}},
       "g": {"$ref": "#/none"}, "h": {"$type": "dimension", "$value": "{far.away}"},
       "l": {"$type": "color", "$value": ["{l}", "#123"]}}
      """
    #expect(try DesignTokensTests.entries(text) == ["ok #ffffff", "l #112233"])
    #expect(
      try DesignTokensTests.losses(text) == [
        "groups that extend a group in another file were read without it",
        "4 colors left out: aliases that refer to themselves",
        "4 colors left out: aliases of values outside the file",
      ])
  }

  // The Format module's examples: deep merge, whole tokens replaced.
  @Test("a group that extends another has its tokens, its own in their place")
  func extending() throws {
    let text = """
      {"button": {"$type": "color", "bg": {"$value": "#0066cc"}, "text": {"$value": "#fff"},
        "deep": {"x": {"$value": "#111"}, "y": {"$value": "#222"}}},
       "primary": {"$extends": "{button}", "bg": {"$value": "#cc0066"}, "focus": {"$value": "#ff3399"},
        "deep": {"x": {"$value": "#333"}}},
       "third": {"$ref": "#/primary", "more": {"$value": "{primary.text}"}}}
      """
    #expect(
      try DesignTokensTests.entries(text) == [
        "button bg #0066cc", "button text #ffffff", "button deep x #111111",
        "button deep y #222222",
        "primary bg #cc0066", "primary text #ffffff", "primary deep x #333333",
        "primary deep y #222222", "primary focus #ff3399", "third bg #cc0066",
        "third text #ffffff", "third deep x #333333", "third deep y #222222",
        "third focus #ff3399", "third more #ffffff",
      ])
  }

  @Test("groups that extend themselves, or what is not there, are read without that, which is said")
  func circularGroups() throws {
    let text = """
      {"a": {"$extends": "{b}", "x": {"$value": "#111"}}, "b": {"$extends": "{a}", "y": {"$value": "#222"}},
       "c": {"z": {"$value": "#333"}, "d": {"$extends": "{c}"}}, "e": {"$extends": "{none}", "w": {"$value": "#444"}}}
      """
    let entries = try DesignTokensTests.entries(text)
    #expect(entries.contains("a x #111111") && entries.contains("b y #222222"))
    #expect(entries.contains("c z #333333") && entries.contains("e w #444444"))
    #expect(
      try DesignTokensTests.losses(text) == [
        "groups that extend themselves or too many others were read without the extension",
        "groups that extend a group in another file were read without it",
      ])
  }

  @Test("few bytes cannot stand for very many tokens")
  func bombs() throws {
    // Each group has all of the next one twice.
    var groups = (0..<60).map {
      "\"g\($0)\":{\"$extends\":\"{g\($0 + 1)}\",\"x\":{\"$extends\":\"{g\($0 + 1)}\"}}"
    }
    groups.append("\"g60\":{\"c\":{\"$value\":\"#fff\"}}")
    HostileFileTests.survives(.tokens, Array("{\(groups.joined(separator: ","))}".utf8))
    // Each list has all of the next one twice.
    var lists = (0..<60).map {
      "\"l\($0)\":{\"$type\":\"gradient\",\"$value\":[\"{l\($0 + 1)}\",\"{l\($0 + 1)}\"]}"
    }
    lists.append("\"l60\":{\"$type\":\"color\",\"$value\":\"#fff\"}")
    HostileFileTests.survives(.tokens, Array("{\(lists.joined(separator: ","))}".utf8))
    // Lists in one another, deeper than anybody follows them.
    let deep = (0..<5000).map { "\"a\($0)\":{\"$type\":\"color\",\"$value\":[\"{a\($0 + 1)}\"]}" }
    HostileFileTests.survives(.tokens, Array("{\(deep.joined(separator: ","))}".utf8))
    // A chain of aliases, read from its far end.
    let count = Palette.mostFileColors
    let chain = (0..<count).map { "\"a\($0)\":{\"$value\":\"{a\($0 + 1)}\"}" }
    let end = "\"a\(count)\":{\"$type\":\"color\",\"$value\":\"#fff\"}"
    let file = Array("{\(chain.joined(separator: ",")),\(end)}".utf8)
    // Not by `#expect`, which would print every color of a palette that should not be.
    do {
      _ = try PaletteFormat.tokens.reading(file)
      Issue.record("so many tokens were read")
    } catch let error as PaletteFileError {
      #expect(error == .tooMany(limit: count))
    }
  }
}
