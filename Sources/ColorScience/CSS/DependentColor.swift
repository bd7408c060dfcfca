/// Colors that depend on more than their own text.
enum DependentColor {
  /// What the color of these tokens depends on, as text for messages; `nil` if they are not such a
  /// color.
  static func decider(of tokens: [CSSTokens.Token]) -> String? {
    if tokens.count == 1, case .word(let word) = tokens[0] {
      if word == "currentcolor" { return "the element's own color" }
      return systemColors.contains(word) ? "the reader's system" : nil
    }
    guard tokens.last == .close, case .function(let name) = tokens[0], isOneFunction(tokens) else {
      return nil
    }
    if mixtures.contains(name) || substitutes.contains(name) { return name + "()" }
    guard colorFunctions.contains(name) else { return nil }
    return decider(inside: tokens.dropFirst().dropLast())
  }

  /// What a color function with these arguments depends on: a function inside it, or another color.
  private static func decider(inside tokens: ArraySlice<CSSTokens.Token>) -> String? {
    if tokens.first == .word("from") { return "another color" }
    for case .function(let name) in tokens where substitutes.contains(name) || sums.contains(name) {
      return name + "()"
    }
    // A color space that a style sheet defines with @color-profile.
    if case .word(let space) = tokens.first, space.hasPrefix("--") { return "a color profile" }
    return nil
  }

  /// Whether the last token closes the parenthesis that the first token opens.
  private static func isOneFunction(_ tokens: [CSSTokens.Token]) -> Bool {
    var depth = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .function, .other(UInt8(ascii: "(")): depth += 1
      case .close: depth -= 1
      default: break
      }
      if depth == 0 { return index == tokens.count - 1 }
    }
    return false
  }

  private static let colorFunctions: Set = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
  ]

  /// Functions of CSS Color 5 and 6 whose result is a color.
  private static let mixtures: Set = [
    "alpha", "color-contrast", "color-layers", "color-mix", "contrast-color", "device-cmyk",
    "light-dark",
  ]

  /// Functions whose result may be of any type, by CSS Variables and CSS Values 5.
  private static let substitutes: Set = ["attr", "env", "if", "inherit", "var"]

  /// Functions whose result is a number, by CSS Values 4 §10.
  private static let sums: Set = [
    "abs", "acos", "asin", "atan", "atan2", "calc", "clamp", "cos", "exp", "hypot", "log", "max",
    "min",
    "mod", "pow", "rem", "round", "sign", "sin", "sqrt", "tan",
  ]

  /// The system colors of CSS Color 4 §6.2, and the deprecated ones of its appendix A.
  private static let systemColors = Set(
    """
    accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field
    fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext
    visitedtext activeborder activecaption appworkspace background buttonhighlight buttonshadow
    captiontext inactiveborder inactivecaption inactivecaptiontext infobackground infotext menu
    menutext scrollbar threeddarkshadow threedface threedhighlight threedlightshadow threedshadow
    window windowframe windowtext
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
