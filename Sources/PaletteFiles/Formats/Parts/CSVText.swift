/// Writes rows of a table.
///
/// Control characters but tabs and line ends are left out of fields.
///
/// - Source: RFC 4180, so lines end with CR LF and a quote inside quotes is doubled.
package enum CSVText {
  /// One line of fields.
  package static func row(_ fields: [String]) -> String {
    fields.map { quoted($0.withoutControls) }.joined(separator: ",") + "\r\n"
  }

  /// Text that no spreadsheet takes for a formula: with an apostrophe before `=`, `+`, `-`, `@`.
  package static func plain(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ field: String) -> String {
    // Scalars, because CR LF is one character and neither of its parts.
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return field
    }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }
}
