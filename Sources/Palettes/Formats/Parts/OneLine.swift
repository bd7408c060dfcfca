extension String {
  /// This text on one line: line ends and other control characters become one space, none at
  /// the ends.
  ///
  /// Names come from anywhere. In a line-based file a line end would begin a new record, and on
  /// a terminal an escape character would begin a command.
  package var onOneLine: String {
    // Nearly all text is plain ASCII, which needs no table of Unicode categories.
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }), utf8.first != 0x20, utf8.last != 0x20 {
      return self
    }
    var line = String.UnicodeScalarView()
    var gap = false
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        gap = true
      default:
        if gap, line.last != " ", scalar != " " { line.append(" ") }
        gap = false
        line.append(scalar)
      }
    }
    let trimmed = String(line).drop { $0 == " " }
    return String(trimmed.reversed().drop { $0 == " " }.reversed())
  }
}
