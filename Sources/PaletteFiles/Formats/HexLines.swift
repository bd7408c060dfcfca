import ColorScience
import Palettes

extension PaletteFormat {
  /// One `#rrggbb` per line, for pipes.
  ///
  /// Reads lists in any notation of `HexText`, several to a line, with comments after `;` and `//`,
  /// and paint.net's palettes, whose 8 digits have alpha first. A comment after a color is its
  /// name.
  public static let hex = PaletteFormat(
    name: "hex", summary: "one #rrggbb per line", fileExtensions: ["hex"],
    mediaType: "text/plain; charset=utf-8",
    writer: .bytes { palette in
      palette.swatches.flatMap { Array(($0.color.hex + "\n").utf8) }
    },
    read: HexLines.palette(_:), recognizes: HexLines.recognizes(_:),
    mark: "line '#rrggbb' at the beginning")
}

private enum HexLines {
  /// A line's words, and its comment.
  private struct Line {
    var words: [Substring]
    var comment = ""

    init(_ bytes: ArraySlice<UInt8>) {
      // With a space in front, a comment mark at the beginning of the line is found like any other.
      // Marks inside a word separate the colors of a table.
      let text = " " + String(decoding: bytes, as: UTF8.self).onOneLine
      let start = [" ;", " //", " # "].compactMap { text.firstRange(of: $0)?.lowerBound }.min()
      words = text[..<(start ?? text.endIndex)].split { $0 == " " || $0 == "\t" }
      if let start { comment = String(text[start...].drop { ";/# ".contains($0) }) }
    }
  }

  package static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    var contents = PaletteContents()
    var alphaFirst = false
    var rest = FileText.utf8(bytes)[...]
    var number = 0
    while let line = nextLine(&rest), contents.count <= Palette.mostFileColors {
      number += 1
      if contents.isEmpty, isPaintNet(line.comment) { alphaFirst = true }
      if let name = name(in: line) { contents.name = name }
      for word in line.words {
        guard let color = HexText.color(word, alphaFirst: alphaFirst) else {
          let words = "line \(number): '\(word.prefix(40))' is not '#rrggbb'"
          throw contents.colors.isEmpty ? .notThisFormat(words) : .unreadable(words)
        }
        let name = line.words.count == 1 ? line.comment : ""
        contents.add(FileColor(color.color, name: name, alpha: color.alpha))
      }
    }
    return try Palette(contents)
  }

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    var rest = FileText.utf8(Array(bytes.prefix(4096)))[...]
    while let line = nextLine(&rest) {
      guard line.words.isEmpty else { return line.words.allSatisfy { HexText.color($0) != nil } }
    }
    return false
  }

  /// Takes the next line, which ends with LF, CR or both, from the remaining bytes.
  private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> Line? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
    let line = Line(rest[..<end])
    let isBoth = rest[end...].starts(with: [0x0D, 0x0A])
    rest = rest[end...].dropFirst(isBoth ? 2 : 1)
    return line
  }

  /// Whether a comment is one that paint.net and Lospec write before such palettes.
  private static func isPaintNet(_ comment: String) -> Bool {
    let words = comment.lowercased()
    return words.contains("aarrggbb") || words.hasPrefix("paint.net palette")
  }

  /// The palette's name in a comment alone on its line, as Lospec writes it.
  private static func name(in line: Line) -> String? {
    let start = "Palette Name:"
    guard line.words.isEmpty, line.comment.hasPrefix(start) else { return nil }
    return String(line.comment.dropFirst(start.count))
  }
}
