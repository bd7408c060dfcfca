/// Writes the rows of a table.
///
/// Control characters, except tabs and line ends, are removed from fields.
///
/// - Source: RFC 4180, so lines end with CR LF and a quote inside quotes is doubled.
package enum CSVText {
  /// One row with its line end.
  package static func row(_ fields: [String]) -> String {
    fields.map { quoted($0.withoutControls) }.joined(separator: ",") + "\r\n"
  }

  /// The text with an apostrophe before a leading `=`, `+`, `-`, `@`, tab or CR, so that no
  /// spreadsheet takes it for a formula.
  package static func plain(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ field: String) -> String {
    // Scalars, because CR LF is a single `Character`, equal to neither of its parts.
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return field
    }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }
}
