import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("text for reading")
struct TextTests {
  static func text(_ palette: Palette, colors: TerminalColors = .none, facts: Bool = false)
    -> String
  {
    let format = PaletteFormat.text(colors: colors, facts: facts)
    return String(decoding: format.file(of: palette), as: UTF8.self)
  }

  @Test("escape characters in a name never reach the terminal")
  func escapes() {
    var palette = SamplePalettes.palette(count: 1, named: "\u{1B}[2J film\u{9B}1m")
    palette.swatches[0].name = "red\u{1B}]0;title\u{7}\n"
    palette.notes = ["a\u{1B}b"]
    let lines = Self.text(palette).split(separator: "\n")
    #expect(lines == ["[2J film 1m", "#760000  100.0%  red ]0;title  dominant", "note: a b"])
  }

  @Test("true color puts a block in front and changes nothing else")
  func blocks() {
    let palette = SamplePalettes.palette(count: 3)
    let plain = Self.text(palette).split(separator: "\n")
    let colored = Self.text(palette, colors: .trueColor).split(separator: "\n")
    #expect(colored[1] == "\u{1B}[48;2;118;0;0m      \u{1B}[0m  " + plain[1])
    #expect(colored[0] == plain[0] && colored.count == plain.count)
  }

  @Test("columns stay aligned behind names of wide characters")
  func wide() {
    var palette = SamplePalettes.palette(count: 2)
    palette.swatches[0].name = "中文🎬"
    palette.swatches[1].name = "abcdef"
    let lines = Self.text(palette).split(separator: "\n")
    #expect(lines[1].hasSuffix("中文🎬  dominant"))
    #expect(lines[2].hasSuffix("abcdef  supporting"))
  }

  @Test("facts are lines after the colors; a palette without facts has none")
  func facts() {
    let plain = Self.text(SamplePalettes.complete).split(separator: "\n")
    let lines = Self.text(SamplePalettes.complete, facts: true).split(separator: "\n")
    #expect(Array(lines[..<4]) + lines[9...] == plain)
    #expect(
      lines[4..<9] == [
        "blacks        #140a05  warm", "whites        #f0f0f0  neutral", "near-neutral  41.3%",
        "lights        #ff2030  1.0% at 0.15, 0.25", "              #30a0ff  0.2%",
      ])
    let made = SamplePalettes.palette(count: 3)
    #expect(Self.text(made, facts: true) == Self.text(made))
  }

  @Test("an automatic count of one is one color")
  func one() throws {
    var palette = SamplePalettes.complete
    palette.facts?.auto = AutomaticCount(count: 1, leftOut: 0)
    let lines = Self.text(palette, facts: true).split(separator: "\n")
    #expect(lines.contains("auto          1 color; every visible one is within ΔE 0.0 of them"))
  }

  @Test("an automatic count tells what is left out", arguments: [(12.34, true), (24.66, false)])
  func automatic(leftOut: Double, isWithin: Bool) throws {
    var palette = SamplePalettes.complete
    palette.facts?.auto = AutomaticCount(count: 7, leftOut: leftOut)
    let line = try #require(
      Self.text(palette, facts: true).split(separator: "\n").first { $0.hasPrefix("auto ") })
    #expect(
      line
        == (isWithin
          ? "auto          7 colors; every visible one is within ΔE 12.3 of them"
          : "auto          7 colors; a visible one is ΔE 24.7 or more from all of them"))
  }
}
