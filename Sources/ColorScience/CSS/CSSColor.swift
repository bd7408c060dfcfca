/// A color as style sheets write it, with its opacity.
///
/// Reads every color of CSS Color 4 that depends on nothing but its text: `#rgb`, `#rgba`,
/// `#rrggbb`, `#rrggbbaa`, the 148 names and `transparent`, `rgb()`, `rgba()`, `hsl()`, `hsla()`,
/// `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()` and `color()` with its ten spaces. The parts are
/// separated by blanks or, in the functions for which CSS has a legacy syntax, by commas.
public struct CSSColor: Hashable, Sendable {
  /// The color as written, possibly outside the sRGB gamut; see `Color.mappedIntoSRGB`.
  public var color: Color
  /// The opacity: 0 (transparent) … 1 (opaque).
  public var alpha: Double

  public init(color: Color, alpha: Double = 1) {
    self.color = color
    self.alpha = alpha
  }

  /// The color that this text describes. Case, blanks, line ends and comments around its parts do
  /// not matter.
  ///
  /// A part that is `none` counts as 0. Values are clipped where CSS clips them during parsing:
  /// red, green and blue of `rgb()`, lightness, chroma and saturation below 0, lightness above
  /// white, alpha.
  ///
  /// - Throws: `InvalidCSSColor.dependent` if the color depends on something other than the text,
  ///   `InvalidCSSColor.noColor` for any other text.
  /// - Complexity: O(length of the text).
  /// - Source: CSS Color 4 §4–10, https://www.w3.org/TR/css-color-4/; CSS Syntax 3 §4 for numbers,
  ///   words and comments.
  public init(_ text: String) throws(InvalidCSSColor) {
    let tokens = CSSTokens.split(text)
    if let found = Self.plain(tokens) ?? ColorFunction.color(tokens) {
      self = found
    } else if let other = DependentColor.decider(of: tokens) {
      throw .dependent(text, on: other)
    } else {
      throw .noColor(text)
    }
  }

  /// The color for a single token: a name or hexadecimal digits.
  private static func plain(_ tokens: [CSSTokens.Token]) -> CSSColor? {
    guard tokens.count == 1 else { return nil }
    return switch tokens[0] {
    case .word("transparent"): CSSColor(color: Color(linear: .zero), alpha: 0)
    case .word(let name): named[name].map { CSSColor(color: $0) }
    case .hash(let digits): CSSColor(hexDigits: digits)
    default: nil
    }
  }

  /// The color for 3, 4, 6 or 8 digits; 4 and 8 digits end with alpha.
  private init?(hexDigits: String) {
    let digits = hexDigits.utf8.compactMap { Color.value(ofHexDigit: $0) }
    guard digits.count == hexDigits.utf8.count else { return nil }
    let bytes: [UInt8]
    switch digits.count {
    case 3, 4: bytes = digits.map { UInt8($0 * 17) }
    case 6, 8:
      let places = stride(from: 0, to: digits.count, by: 2)
      bytes = places.map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    default: return nil
    }
    self.init(
      color: Color(red: bytes[0], green: bytes[1], blue: bytes[2]),
      alpha: bytes.count == 4 ? Double(bytes[3]) / 255 : 1)
  }
}

/// Why a text is not a `CSSColor`.
public enum InvalidCSSColor: Error, Hashable, CustomStringConvertible {
  /// This text is not a color, or is not written correctly.
  case noColor(String)
  /// This text is a color that depends on something else: `currentcolor`, a system color, `var()`,
  /// `calc()`, `color-mix()`, `light-dark()`, `device-cmyk()`, another color (`from`) …
  case dependent(String, on: String)

  /// One line that contains the text, with control characters escaped and cut after 24 characters.
  public var description: String {
    switch self {
    case .noColor(let text): "\(Self.shown(text)) is not a CSS color"
    case .dependent(let text, on: let other): "\(Self.shown(text)) depends on \(other)"
    }
  }

  private static func shown(_ text: String) -> String {
    (text.count > 24 ? String(text.prefix(24)) + "…" : text).debugDescription
  }
}
