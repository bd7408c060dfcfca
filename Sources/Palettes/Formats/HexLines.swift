import ColorScience

extension PaletteFormat {
  /// One `#rrggbb` per line, for pipes.
  ///
  /// Reads lists of any notation of `HexText`, several to a line, with comments behind `;` and
  /// `//`, and paint.net's palettes, whose 8 digits have alpha first. A comment behind a color is
  /// its name.
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
  /// A line without what it says in words.
  private struct Line {
    var number: Int
    var words: [Substring]
    var comment: String
  }

  static func palette(_ bytes: [UInt8]) throws(PaletteFileError) -> Palette {
    let lines = lines(FileText.utf8(bytes))
    var contents = PaletteContents()
    let alphaFirst = lines.contains { isPaintNet($0.comment) }
    for line in lines {
      if let name = name(in: line) { contents.name = name }
      for word in line.words {
        guard let color = HexText.color(word, alphaFirst: alphaFirst) else {
          let words = "line \(line.number): '\(word.prefix(40))' is no '#rrggbb'"
          throw contents.colors.isEmpty ? .notThisFormat(words) : .unreadable(words)
        }
        let name = line.words.count == 1 ? line.comment : ""
        contents.add(FileColor(color.color, name: name, alpha: color.alpha))
      }
    }
    return try Palette(contents)
  }

  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let first = lines(FileText.utf8(Array(bytes.prefix(4096)))).first { !$0.words.isEmpty }
    return first?.words.allSatisfy { HexText.color($0) != nil } == true
  }

  /// The lines that say something.
  private static func lines(_ text: [UInt8]) -> [Line] {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
    return lines.enumerated().compactMap { index, bytes in
      // With a blank in front, so that a mark at the beginning is like any other; inside a word
      // marks part colors of a table.
      let text = " " + String(decoding: bytes, as: UTF8.self).onOneLine
      let start = [" ;", " //", " # "].compactMap { text.firstRange(of: $0)?.lowerBound }.min()
      var line = Line(number: index + 1, words: [], comment: "")
      line.words = text[..<(start ?? text.endIndex)].split { $0 == " " || $0 == "\t" }
      if let start {
        line.comment = String(text[start...].drop { ";/# ".contains($0) })
      }
      return line.words.isEmpty && line.comment.isEmpty ? nil : line
    }
  }

  /// Whether a comment is one of those that paint.net and Lospec write in front of its palettes.
  private static func isPaintNet(_ comment: String) -> Bool {
    let words = comment.lowercased()
    return words.contains("aarrggbb") || words.hasPrefix("paint.net palette")
  }

  /// What a comment alone in its line says that the palette is called, as Lospec has it.
  private static func name(in line: Line) -> String? {
    let start = "Palette Name:"
    guard line.words.isEmpty, line.comment.hasPrefix(start) else { return nil }
    return String(line.comment.dropFirst(start.count))
  }
}
