extension Unicode.Scalar {
  /// Whether programs may obey this character instead of showing it: a control character (tab, line
  /// ends, escape, C1 and so on), an end of a line or paragraph, or one that turns text around.
  ///
  /// - Source: ISO 6429, which terminals obey; Unicode Standard Annex #9, §2.
  package var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: turnsText
    }
  }

  /// Whether what follows may be shown in another order than it is written: embeddings, overrides and
  /// isolates. Marks of direction, which names in Arabic and Hebrew have, turn only themselves.
  fileprivate var turnsText: Bool {
    ("\u{202A}"..."\u{202E}").contains(self) || ("\u{2066}"..."\u{2069}").contains(self)
  }
}

extension String {
  /// This text on one line: line ends and other control characters become one space, none at
  /// the ends; what turns text around is left out.
  ///
  /// Names come from anywhere. In a line-based file a line end would begin a new record, on a terminal
  /// an escape character would begin a command, and a name that turns text around looks like another.
  ///
  /// - Complexity: O(characters).
  package var onOneLine: String {
    // Nearly all text is plain ASCII, which needs no table of Unicode categories.
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

  /// This text without control characters but tabs and line ends (LF and CR), for places that may have
  /// several lines.
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
