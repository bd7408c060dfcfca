import Palettes

/// A JSON value that is always written in the same way: keys in the given order, on one line.
///
/// Replaces Foundation's, because key order must not change from run to run, and because loading
/// Foundation would double the start-up time of a command that only prints a palette.
package enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  /// The digits as in the text; never NaN or infinite.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// A whole number.
  package static func integer(_ value: Int) -> JSONValue {
    .number(String(value))
  }

  /// A number rounded to this many decimals, 0…9, without trailing zeros.
  package static func decimal(_ value: Double, places: Int) -> JSONValue {
    .number(value.text(places: places))
  }

  /// This value on one line, without spaces and without a line end.
  ///
  /// - Complexity: O(length of the text).
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// Writes a string with the escapes that RFC 8259 §7 requires, and escapes for all characters
  /// that a program displaying the text may obey.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Most strings need no escape, and some have 100,000 characters.
    guard string.utf8.contains(where: needsEscape) else {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{20}"..."\u{7E}": text.unicodeScalars.append(scalar)
      case _ where scalar.isControl:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte is a character to escape, or begins one: C1 characters, and U+2000 to U+2FFF.
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2
      || byte == 0xE2
  }
}

extension JSONValue {
  /// The value behind `key`, or `nil` if this is not an object or has no such key.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The value of a number, or `nil` if this is not a number or is too large for a `Double`.
  package var double: Double? {
    guard case .number(let digits) = self, let value = Double(digits), value.isFinite
    else { return nil }
    return value
  }

  /// The value of a number without a fraction that fits in an `Int`.
  package var integer: Int? {
    double.flatMap { Int(exactly: $0) }
  }

  /// The values of an array.
  package var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }
}
