/// Text for XML files and HTML pages.
package enum XMLText {
  /// `text` for the inside of an element or a quoted attribute.
  ///
  /// Line ends and tabs become character references, since a reader would turn them into spaces. So
  /// do characters that terminals and editors would obey. Characters that XML 1.0 cannot hold (most
  /// control characters, U+FFFE, U+FFFF) are left out.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
      case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
      case _ where scalar.isControl: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
