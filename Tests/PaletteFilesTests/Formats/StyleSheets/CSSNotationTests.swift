import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("colors as hsl() and oklch(), named variables, gradients")
struct CSSNotationTests {
  private func text(_ format: PaletteFormat, _ colors: [FileColor]) throws -> String {
    let palette = try Palette(named: "dawn", colors: colors)
    return String(decoding: format.file(of: palette), as: UTF8.self)
  }

  /// Dark, gray, full and light colors, and steps between.
  private static let bytes: [UInt8] = [0, 1, 2, 5, 37, 64, 91, 127, 128, 200, 253, 254, 255]

  @Test(
    "every color reads back exactly, and none is called outside of sRGB",
    arguments: [PaletteFormat.cssHSL, .cssOklch, .cssNames, .cssGradient], bytes)
  func exact(format: PaletteFormat, red: UInt8) throws {
    let colors = Self.bytes.flatMap { green in
      Self.bytes.map { FileColor(Color(red: red, green: green, blue: $0)) }
    }
    let palette = try Palette(named: "steps", colors: colors)
    let again = try PaletteFormat.palette(of: format.file(of: palette), fileExtension: "css")
    #expect(again.hexes == palette.hexes)
    #expect(again.losses == [])
    #expect(again.name == "steps")
  }

  @Test("hsl() is written with spaces and percent signs")
  func hsl() throws {
    let colors = [
      FileColor(Color(red: 29, green: 39, blue: 43), name: "gunmetal"),
      FileColor(Color(red: 128, green: 128, blue: 128), name: "gray"),
    ]
    // (29, 39, 43): (39 − 29) / 14 from blue's 240° back by 60°; 14 / 72; 72 / 510.
    #expect(
      try text(.cssHSL, colors) == """
        /* dawn: 2 colors */
        :root {
          --palette-1: hsl(197.1 19.4% 14.1%); /* gunmetal */
          --palette-2: hsl(0 0% 50.2%); /* gray */
        }

        """)
  }

  @Test("oklch() is written with lightness in percent, and a gray has no hue")
  func oklch() throws {
    let colors = [
      FileColor(Color(red: 255, green: 0, blue: 0), name: "red"),
      FileColor(Color(red: 255, green: 255, blue: 255), name: "white"),
    ]
    // The numbers of red are those of CSS Color 4's own conversions.
    #expect(
      try text(.cssOklch, colors) == """
        /* dawn: 2 colors */
        :root {
          --palette-1: oklch(62.796% 0.257683 29.2339); /* red */
          --palette-2: oklch(100% 0 0); /* white */
        }

        """)
  }

  @Test("variables are called as their colors, each by a name of its own")
  func names() throws {
    let black = Color(red: 0, green: 0, blue: 0)
    let colors = ["Dark Red", "dark  red", "dark-red-2", "🎬", "*/} --x: y", "Été 中文"].map {
      FileColor(black, name: $0)
    }
    let lines = try text(.cssNames, colors).split(separator: "\n").dropFirst(2).dropLast()
    let names = lines.map { $0.drop { $0 == " " }.prefix { $0 != ":" } }
    #expect(
      names == ["--dark-red", "--dark-red-2", "--dark-red-2-2", "--color", "--x-y", "--été-中文"])
    let again = try PaletteFormat.palette(of: Array(text(.cssNames, colors).utf8))
    #expect(again.swatches.map(\.name) == colors.map { ($0.name ?? "").safeInComment })
  }

  @Test("a gradient goes through the colors in order; one color fills it")
  func gradient() throws {
    let colors = [Color(red: 255, green: 0, blue: 0), Color(red: 0, green: 0, blue: 255)]
    let both = try text(.cssGradient, colors.map { FileColor($0) })
    #expect(
      both.contains("--palette-gradient: linear-gradient(to right in oklab, #ff0000, #0000ff);"))
    let one = try text(.cssGradient, [FileColor(colors[0])])
    #expect(one.contains("linear-gradient(to right in oklab, #ff0000 0% 100%);"))
  }
}

extension String {
  fileprivate var safeInComment: String { replacing("*/", with: "* /") }
}
