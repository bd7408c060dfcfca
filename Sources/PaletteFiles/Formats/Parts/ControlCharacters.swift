extension Unicode.Scalar {
  /// Whether programs may obey this character instead of displaying it: a control character (tab,
  /// line ends, escape, C1 and so on), a line or paragraph separator, or a character that reorders
  /// text.
  ///
  /// - Source: ISO 6429, which terminals obey; Unicode Standard Annex #9, §2.
  package var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: turnsText
    }
  }

  /// Whether the text after this character may be displayed in another order than written:
  /// embeddings, overrides and isolates. Direction marks, which occur in Arabic and Hebrew names,
  /// do not reorder other text.
  fileprivate var turnsText: Bool {
    ("\u{202A}"..."\u{202E}").contains(self) || ("\u{2066}"..."\u{2069}").contains(self)
  }
}

extension String {
  /// This text on one line: each run of line ends and other control characters becomes one space,
  /// or nothing at the ends of the text. Characters that reorder text are removed.
  ///
  /// Names may come from untrusted sources. In a line-based file a line end would begin a new
  /// record, on a terminal an escape character would begin a command, and with reordering one name
  /// can look like another.
  ///
  /// - Complexity: O(characters).
  package var onOneLine: String {
    // Nearly all text is plain ASCII, which needs no Unicode categories.
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }), utf8.first != 0x20, utf8.last != 0x20 {
      return self
    }
    var line = String.UnicodeScalarView()
    var gap = false
    for scalar in unicodeScalars where !scalar.turnsText {
      if scalar.isControl {
        gap = true
      } else {
        if gap, line.last != " ", scalar != " " { line.append(" ") }
        gap = false
        line.append(scalar)
      }
    }
    let trimmed = String(line).drop { $0 == " " }
    return String(trimmed.reversed().drop { $0 == " " }.reversed())
  }

  /// This text without control characters, except tabs and line ends (LF and CR), for places that
  /// allow several lines.
  ///
  /// - Complexity: O(characters).
  package var withoutControls: String {
    let kept = "\t\n\r".unicodeScalars
    guard unicodeScalars.contains(where: { $0.isControl && !kept.contains($0) }) else {
      return self
    }
    return String(UnicodeScalarView(unicodeScalars.filter { !$0.isControl || kept.contains($0) }))
  }
}
