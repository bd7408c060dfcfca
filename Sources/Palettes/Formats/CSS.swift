import ColorScience

extension PaletteFormat {
  /// Custom properties `--palette-1` …, each with its color's name as a comment.
  ///
  /// Read back, every custom property with a hexadecimal value is a color.
  public static let css = PaletteFormat(
    name: "css", summary: "CSS custom properties", fileExtensions: ["css"],
    mediaType: "text/css; charset=utf-8", writer: .bytes { Array(StyleSheet.css(of: $0).utf8) },
    holds: .names, read: StyleSheet.palette(_:), recognizes: StyleSheet.recognizes(_:),
    mark: "declaration with a color")
}

/// What the style sheet languages share.
enum StyleSheet {
  static func css(of palette: Palette) -> String {
    "/* \(title(of: palette)) */\n:root {\n\(variables(of: palette, prefix: "palette"))}\n"
  }

  /// One custom property a line, numbered from 1.
  static func variables(of palette: Palette, prefix: String) -> String {
    let lines = zip(palette.swatches, comments(on: palette)).enumerated().map { index, entry in
      "  --\(prefix)-\(index + 1): \(entry.0.color.hex); /* \(entry.1) */\n"
    }
    return lines.joined()
  }

  /// The palette's name and count, safe inside a comment.
  static func title(of palette: Palette) -> String {
    let count = palette.swatches.count
    return harmless(palette.name) + ": " + count.counted("color")
  }

  /// Each swatch's name, role and share, safe inside a comment: `dark red (dominant, 11.2%)`; the
  /// name alone if nobody counted pixels.
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

  /// Judged by its first line, which is no JSON, table or GIMP palette, and by having a color.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix { $0 != 0x0A }
    guard !bytes.starts(like: "{"), !bytes.starts(like: "GIMP"), !bytes.contains(0),
      !line.contains(UInt8(ascii: ",")) || line.starts(with: "/*".utf8)
    else { return false }
    return (try? palette(bytes)) != nil
  }

  /// Every `--name: #rrggbb;` of the text, called as the comment behind it says if there is one.
  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    let colors = lines.flatMap { line in
      let code = line.split(separator: "/*", maxSplits: 1, omittingEmptySubsequences: false)[0]
      var colors = code.split { ";{}".contains($0) }.compactMap(declared)
      // Only a comment that has the line with one color is that color's.
      if colors.count == 1, let name = name(in: line) { colors[0].name = name }
      return colors
    }
    guard !colors.isEmpty else {
      throw .notThisFormat("no custom property with a value like '#760000'")
    }
    return try Palette(named: lines.first.map(title(in:)) ?? "", colors: colors)
  }

  /// The color of `--name: #rrggbb`, called `name`.
  private static func declared(_ declaration: Substring) -> FileColor? {
    let parts = declaration.split(separator: ":", maxSplits: 1).map { String($0).onOneLine }
    guard parts.count == 2, let property = parts[0].split(separator: " ").last,
      property.hasPrefix("--"), parts[1].hasPrefix("#"), let color = try? Color(hex: parts[1])
    else { return nil }
    return FileColor(color, name: String(property.dropFirst(2)))
  }

  /// The comment's text before its last parenthesis, which is how `comment` writes it.
  private static func name(in line: Substring) -> String? {
    guard let comment = comment(in: line) else { return nil }
    let end = comment.lastIndex(of: "(") ?? comment.endIndex
    return String(comment[..<end]).onOneLine
  }

  /// The comment's text before its last colon, which is how `title` writes it.
  private static func title(in line: Substring) -> String {
    guard let comment = comment(in: line), let end = comment.lastIndex(of: ":") else { return "" }
    return String(comment[..<end])
  }

  private static func comment(in line: Substring) -> Substring? {
    let parts = line.split(separator: "/*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts[1].split(separator: "*/", maxSplits: 1, omittingEmptySubsequences: false).first
  }
}
