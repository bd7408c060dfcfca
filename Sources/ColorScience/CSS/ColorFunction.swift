/// The syntax in which a CSS function such as `lab(50% 20 -30)` writes the components of a space.
struct ColorFunction {
  let space: CSSColorSpace
  /// The value of 100% for each component, in the space's own numbers; 360 for the hue, which has
  /// no percentages.
  let full: SIMD3<Double>
  /// The number that means the same as 100%, if it is not `full` (255 in `rgb()`).
  var unit: SIMD3<Double>? = nil
  /// The limits to which CSS clips during parsing.
  var least = SIMD3<Double>(repeating: -.infinity)
  var most = SIMD3<Double>(repeating: .infinity)
  var hue: Int? = nil
  /// Which values may be separated by commas: three of one kind in `rgb()`, percentages in `hsl()`;
  /// `nil` if commas are not allowed.
  var commas: Commas? = nil

  enum Commas { case ofOneKind, percentages }

  /// The color for these tokens if they are exactly one function with valid CSS syntax.
  static func color(_ tokens: [CSSTokens.Token]) -> CSSColor? {
    guard tokens.count >= 2, tokens.last == .close, case .function(let name) = tokens[0] else {
      return nil
    }
    let inside = tokens[1..<(tokens.count - 1)]
    if name == "color" {
      guard case .word(let space) = inside.first, let space = CSSColorSpace.named(space),
        !ownFunctions.contains(space.name)
      else { return nil }
      return ColorFunction(space: space, full: .one).color(inside.dropFirst())
    }
    return all[name]?.color(inside)
  }

  /// The functions by name.
  private static let all: [String: ColorFunction] = {
    let rgb = ColorFunction(
      space: .srgb, full: .one, unit: SIMD3(repeating: 255), least: .zero, most: .one,
      commas: .ofOneKind)
    let hsl = ColorFunction(
      space: .hsl, full: [360, 100, 100], least: [-.infinity, 0, -.infinity], hue: 0,
      commas: .percentages)
    let free = Double.infinity
    return [
      "rgb": rgb, "rgba": rgb, "hsl": hsl, "hsla": hsl,
      "hwb": ColorFunction(space: .hwb, full: [360, 100, 100], hue: 0),
      "lab": ColorFunction(
        space: .lab, full: [100, 125, 125], least: [0, -free, -free], most: [100, free, free]),
      "lch": ColorFunction(
        space: .lch, full: [100, 150, 360], least: [0, 0, -free], most: [100, free, free], hue: 2),
      "oklab": ColorFunction(
        space: .oklab, full: [1, 0.4, 0.4], least: [0, -free, -free], most: [1, free, free]),
      "oklch": ColorFunction(
        space: .oklch, full: [1, 0.4, 360], least: [0, 0, -free], most: [1, free, free], hue: 2),
    ]
  }()

  /// Spaces that `color()` does not accept.
  private static let ownFunctions: Set = ["hsl", "hwb", "lab", "lch", "oklab", "oklch"]

  private func color(_ inside: ArraySlice<CSSTokens.Token>) -> CSSColor? {
    let isLegacy = inside.contains(.comma)
    guard let parts = isLegacy ? legacyParts(inside) : Self.modernParts(inside) else { return nil }
    var components = SIMD3<Double>.zero
    for index in 0..<3 {
      guard let value = component(parts[index], at: index) else { return nil }
      components[index] = min(max(value, least[index]), most[index])
    }
    guard let alpha = parts.count == 4 ? Self.alpha(parts[3]) : 1 else { return nil }
    return CSSColor(color: space.color(components), alpha: min(max(alpha, 0), 1))
  }

  /// Splits the tokens into three parts, and alpha after a slash.
  private static func modernParts(_ inside: ArraySlice<CSSTokens.Token>) -> [CSSTokens.Token]? {
    var parts = Array(inside)
    if parts.count == 3 { return parts }
    guard parts.count == 5, parts.remove(at: 3) == .slash else { return nil }
    return parts
  }

  /// Splits the tokens into three or four parts at commas, and accepts only the kinds of values of
  /// the legacy syntax, which does not have `none`.
  private func legacyParts(_ inside: ArraySlice<CSSTokens.Token>) -> [CSSTokens.Token]? {
    let parts = inside.split(separator: .comma, omittingEmptySubsequences: false)
    guard let commas, (3...4).contains(parts.count), parts.allSatisfy({ $0.count == 1 }) else {
      return nil
    }
    let tokens = parts.map { $0[$0.startIndex] }
    let percentages = tokens[..<3].count { if case .percentage = $0 { true } else { false } }
    let fits = commas == .percentages ? percentages == 2 : percentages == 0 || percentages == 3
    return fits && !tokens.contains(.word("none")) ? tokens : nil
  }

  private func component(_ token: CSSTokens.Token, at index: Int) -> Double? {
    switch token {
    case .word("none"): 0
    case .number(let number): number * (unit.map { full[index] / $0[index] } ?? 1)
    case .percentage(let share) where index != hue: share / 100 * full[index]
    case .dimension(let number, let unit) where index == hue:
      Self.degrees[unit].map { number * $0 }
    default: nil
    }
  }

  private static func alpha(_ token: CSSTokens.Token) -> Double? {
    switch token {
    case .word("none"): 0
    case .number(let number): number
    case .percentage(let share): share / 100
    default: nil
    }
  }

  /// Units of angles, in degrees.
  private static let degrees = ["deg": 1, "grad": 0.9, "rad": 180 / Double.pi, "turn": 360]
}
