import ColorScience
import Films
import Palettes

/// Small parts of the page of two films that several of its sections use.
enum ComparedParts {
  /// A measure of a tone: its name, decimals, unit, and how to read it.
  struct Measure: Sendable {
    let name: String
    let places: Int
    let unit: String
    /// What a change above 0 and one below 0 mean.
    let words: (more: String, less: String)
    let value: @Sendable (FilmTone) -> Double
    let change: @Sendable (ToneShift) -> Double

    /// A change as text, with its sign: `+0.054`, `−12°`; `0.000` has none.
    func text(_ shift: ToneShift) -> String {
      ComparedParts.signed(change(shift), places: places) + unit
    }

    /// A change in a word: `lighter`; `the same` if its text is zero.
    func word(_ shift: ToneShift) -> String {
      let change = change(shift)
      if ComparedParts.signed(change, places: places).allSatisfy({ "0.".contains($0) }) {
        return "the same"
      }
      return change > 0 ? words.more : words.less
    }
  }

  static let measures = [
    Measure(
      name: "Lightness", places: 3, unit: "", words: ("lighter", "darker"), value: \.lightness,
      change: \.lightness),
    Measure(
      name: "Chroma", places: 3, unit: "", words: ("more colorful", "grayer"), value: \.chroma,
      change: \.chroma),
    Measure(
      name: "Hue", places: 0, unit: "°", words: ("of the mean color", "of the mean color"),
      value: \.hue, change: \.hue),
    Measure(
      name: "Warmth", places: 2, unit: "", words: ("warmer", "colder"), value: \.warmth,
      change: \.warmth),
  ]

  /// A number with its sign, with a true minus; a number that is shown as zero has none.
  static func signed(_ value: Double, places: Int) -> String {
    let text = value.shown(places: places)
    if text.allSatisfy({ "-0.".contains($0) }) { return text.filter { $0 != "-" } }
    return text.hasPrefix("-") ? text.signed : "+" + text
  }

  /// Blacks or whites of both sides: each a square and its cast.
  static func tints(_ first: Color?, _ second: Color?) -> [String] {
    [first, second].map { color in
      guard let color else { return "–" }
      return ReportPart.dot(color) + "<span>\(Tint(of: color).rawValue)</span>"
    }
  }

  /// Pairs of colors with their differences, each color to copy.
  static func matches(_ colors: [(first: Color, second: Color)], isLarge: Bool = false) -> String {
    let items = colors.map { first, second in
      let difference = ColorDifference.ciede2000.between(first, second).shown(places: 1)
      return "<li>\(chip(first))\(chip(second))<p><code>\(first.hex)</code> "
        + "<code>\(second.hex)</code><br>ΔE <b>\(difference)</b></p></li>\n"
    }
    return "<ul class=\"matches\(isLarge ? " large" : "")\">\n\(items.joined())</ul>\n"
  }

  private static func chip(_ color: Color) -> String {
    "<button type=\"button\" class=\"chip\" data-copy=\"\(color.hex)\" "
      + "style=\"--c:\(color.hex)\" aria-label=\"Copy \(color.hex)\"></button>"
  }
}

extension Palette {
  /// Each color of this palette beside the one that takes most of its share in another version.
  func matched(to other: Palette) -> [(first: Color, second: Color)] {
    zip(swatches, counterparts(in: other)).map { ($0.color, other.swatches[$1].color) }
  }
}
