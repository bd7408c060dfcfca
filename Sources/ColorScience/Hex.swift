extension Color {
  /// The nearest 8-bit sRGB color as web pages write it: `#` and six lower-case digits.
  ///
  /// Clips and rounds as `bytes` does.
  public var hex: String {
    let bytes = bytes
    var text = "#"
    for byte in [bytes.x, bytes.y, bytes.z] {
      text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return text
  }

  /// The color that web pages write so: `#760000`, `760000`, `#FA0` or `fa0`.
  ///
  /// Three digits are each doubled. Upper and lower case are the same.
  ///
  /// - Throws: `InvalidHex` for any other text, blanks and an alpha value included.
  public init(hex text: String) throws(InvalidHex) {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    var values: [UInt8] = []
    for digit in digits {
      guard let value = Color.value(ofHexDigit: digit), values.count < 6 else {
        throw InvalidHex(text: text)
      }
      values.append(value)
    }
    switch values.count {
    case 3: self.init(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6:
      self.init(
        red: values[0] << 4 | values[1], green: values[2] << 4 | values[3],
        blue: values[4] << 4 | values[5])
    default: throw InvalidHex(text: text)
    }
  }

  private static func value(ofHexDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// A text that should have been a color in hexadecimal digits.
public struct InvalidHex: Error, Equatable, CustomStringConvertible {
  /// What was given, whole.
  public let text: String

  /// One line that names the text; a text of more than 24 characters is cut, control characters are
  /// escaped.
  public var description: String {
    let shown = text.count > 24 ? String(text.prefix(24)) + "…" : text
    return "\(shown.debugDescription) is not a color: write 3 or 6 hexadecimal digits, like #760000"
  }
}
