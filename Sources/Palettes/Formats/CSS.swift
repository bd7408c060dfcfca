import ColorScience

extension PaletteFormat {
  /// Custom properties `--palette-1` …, each with its color's name as a comment.
  ///
  /// Read back, every custom property with a hexadecimal value is a color.
  public static let css = PaletteFormat(
    name: "css", summary: "CSS custom properties", fileExtensions: ["css"],
    mediaType: "text/css; charset=utf-8", writer: .bytes { Array(StyleSheet.css(of: $0).utf8) },
    read: StyleSheet.palette(_:),
    recognizes: { $0.contains("--") && $0.contains("{") && $0.contains("#") })
}

/// What the style sheet languages share.
enum StyleSheet {
  static func css(of palette: Palette) -> String {
    let lines = palette.swatches.indices.map { index in
      "  --palette-\(index + 1): \(palette.swatches[index].color.hex);"
        + " /* \(comment(on: palette, index)) */\n"
    }
    return "/* \(title(of: palette)) */\n:root {\n\(lines.joined())}\n"
  }

  /// The palette's name and count, safe inside a comment.
  static func title(of palette: Palette) -> String {
    let count = palette.swatches.count
    return harmless(palette.name) + (count == 1 ? ": 1 color" : ": \(count) colors")
  }

  /// A swatch's name, role and share, safe inside a comment: `dark red (dominant, 11.2%)`.
  static func comment(on palette: Palette, _ index: Int) -> String {
    let swatch = palette.swatches[index]
    return "\(harmless(swatch.name)) (\(swatch.role.rawValue), \(palette.percentages[index]))"
  }

  /// Text on one line that cannot end a comment.
  private static func harmless(_ text: String) -> String {
    text.onOneLine.split(separator: "*/", omittingEmptySubsequences: false).joined(separator: "* /")
  }

  /// Every `--name: #rrggbb;` of the text, with the name in the comment behind it if there is one.
  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var colors: [FileColor] = []
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      for declaration in line.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1).map { String($0).onOneLine }
        guard parts.count == 2, let property = parts[0].split(separator: " ").last,
          property.hasPrefix("--"), parts[1].hasPrefix("#"), let color = try? Color(hex: parts[1])
        else { continue }
        colors.append(FileColor(color, name: name(in: line) ?? String(property.dropFirst(2))))
      }
    }
    guard !colors.isEmpty else {
      throw .notThisFormat("no custom property with a value like '#760000'")
    }
    return try Palette(named: title(in: text), colors: colors)
  }

  /// The comment's text before its last parenthesis, which is how `comment` writes it.
  private static func name(in line: Substring) -> String? {
    guard let comment = comment(in: line) else { return nil }
    let end = comment.lastIndex(of: "(") ?? comment.endIndex
    return String(comment[..<end]).onOneLine
  }

  /// The text of the first comment before its last colon, which is how `title` writes it.
  private static func title(in text: String) -> String {
    guard let first = text.split(whereSeparator: \.isNewline).first,
      let comment = comment(in: first), let end = comment.lastIndex(of: ":")
    else { return "" }
    return String(comment[..<end])
  }

  private static func comment(in line: Substring) -> Substring? {
    let parts = line.split(separator: "/*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts[1].split(separator: "*/", maxSplits: 1, omittingEmptySubsequences: false).first
  }
}
