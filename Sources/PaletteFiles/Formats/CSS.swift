import ColorScience
import Palettes

extension PaletteFormat {
  /// Custom properties `--palette-1` …, each with its color's name as a comment.
  ///
  /// Reads every color of every declaration. A color in a custom property gets its name from the
  /// comment after it or from the property, a color in another declaration from the selector of its
  /// rule. A custom property that is `var()` of another has the color of that property. Colors that
  /// depend on anything else are left out and counted.
  ///
  /// - Source: CSS Syntax 3, CSS Nesting 1, CSS Color 4.
  public static let css = PaletteFormat(
    name: "css", summary: "CSS custom properties", fileExtensions: ["css"],
    mediaType: "text/css; charset=utf-8", writer: .bytes { Array(StyleSheet.css(of: $0).utf8) },
    holds: [.title, .names], read: StyleSheet.palette(_:), recognizes: StyleSheet.recognizes(_:),
    mark: "declaration with a color")
}

/// What the style sheet languages share.
enum StyleSheet {
  /// A rule for the whole page with one custom property per line.
  ///
  /// - Parameters:
  ///   - names: the properties without their dashes; numbered from 1 if `nil`.
  ///   - notation: how a color is written.
  static func css(
    of palette: Palette, names: [String]? = nil, as notation: (Swatch) -> String = { $0.color.hex }
  ) -> String {
    let variables = variables(of: palette, prefix: "palette", names: names, as: notation)
    return "/* \(title(of: palette)) */\n:root {\n\(variables)}\n"
  }

  /// One custom property per line: of these names, or numbered from 1.
  static func variables(
    of palette: Palette, prefix: String, names: [String]? = nil,
    as notation: (Swatch) -> String = { $0.color.hex }
  ) -> String {
    let lines = zip(palette.swatches, comments(on: palette)).enumerated().map { index, entry in
      let name = names?[index] ?? "\(prefix)-\(index + 1)"
      return "  --\(name): \(notation(entry.0)); /* \(entry.1) */\n"
    }
    return lines.joined()
  }

  /// The palette's name and count, safe inside a comment.
  static func title(of palette: Palette) -> String {
    let count = palette.swatches.count
    return harmless(palette.name) + ": " + count.counted("color")
  }

  /// Each swatch's name, role and share, safe inside a comment: `dark red (dominant, 11.2%)`. Only
  /// the name if no pixels were counted.
  static func comments(on palette: Palette) -> [String] {
    guard palette.pixels > 0 else { return palette.swatches.map { harmless($0.name) } }
    return zip(palette.swatches, palette.percentages).map { swatch, share in
      "\(harmless(swatch.name)) (\(swatch.role.rawValue), \(share))"
    }
  }

  /// Text on one line that cannot end a comment.
  private static func harmless(_ text: String) -> String {
    text.onOneLine.split(separator: "*/", omittingEmptySubsequences: false).joined(separator: "* /")
  }

  /// Whether this is a plain CSS style sheet with a color, or with a placeholder for one.
  static func recognizes(_ bytes: [UInt8]) -> Bool { hasColors(bytes, inSass: false) }

  /// Whether there is a declaration with a color, in the language that `isSass` selects.
  static func hasColors(_ bytes: [UInt8], inSass isSass: Bool) -> Bool {
    // UTF-16 contains many zeros; any other file with a zero is not text.
    guard FileText.isUTF16(bytes) || !bytes.contains(0) else { return false }
    let text = FileText.utf8(bytes)
    guard !text.starts(like: "{"), !text.starts(like: "<"), !text.contains(0) else { return false }
    let reader = StyleSheetReader(text, isBrief: true)
    return reader.context.isSass == isSass && !reader.isEmpty
  }

  /// - Throws: `noColors`, `tooMany`.
  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var reader = StyleSheetReader(FileText.utf8(bytes))
    return try Palette(reader.contents())
  }

  // MARK: comments

  /// The text inside a comment.
  static func comment(_ text: String) -> String {
    let isBlock = text.hasPrefix("/*")
    let end = isBlock && text.hasSuffix("*/") && text.count > 3 ? 2 : 0
    return String(text.dropFirst(2).dropLast(end)).onOneLine
  }

  /// The color name in a comment, without the role and the share that our files append; `nil` if
  /// the comment is empty.
  static func name(in comment: String) -> String? {
    if let start = comment.lastIndex(of: "("), comment.hasSuffix("%)") {
      let role = comment[comment.index(after: start)...].prefix { $0 != "," }
      if Swatch.Role(rawValue: String(role)) != nil { return String(comment[..<start]).onOneLine }
    }
    return comment.isEmpty ? nil : comment
  }

  /// The palette's name in a comment like those of `title(of:)`.
  static func title(in comment: String) -> String? {
    guard let colon = comment.lastIndex(of: ":") else { return nil }
    let words = comment[comment.index(after: colon)...].split(separator: " ")
    guard words.count == 2, words[1] == "color" || words[1] == "colors",
      words[0].allSatisfy({ $0.isNumber || $0 == "," })
    else { return nil }
    return String(comment[..<colon])
  }
}
