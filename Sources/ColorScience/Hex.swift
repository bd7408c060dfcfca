extension Color {
  /// The nearest 8-bit sRGB color as web pages write it: `#` and six lower-case digits.
  ///
  /// The components are clipped and rounded as in `bytes`.
  public var hex: String {
    let bytes = bytes
    let number = UInt32(bytes.x) << 16 | UInt32(bytes.y) << 8 | UInt32(bytes.z)
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The color for a text as in web pages: `#760000`, `760000`, `#FA0` or `fa0`.
  ///
  /// Each of three digits is doubled. Upper and lower case are the same.
  ///
  /// - Throws: `InvalidHex` for any other text, including texts with blanks or an alpha value.
  public init(hex text: String) throws(InvalidHex) {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    let count = digits.count
    guard count == 3 || count == 6 else { throw InvalidHex(text: text) }
    var number: UInt32 = 0
    for digit in digits {
      guard let value = Color.value(ofHexDigit: digit) else { throw InvalidHex(text: text) }
      // A multiplication by 17 doubles a digit.
      number = count == 3 ? number << 8 | value * 17 : number << 4 | value
    }
    self.init(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
  }

  static func value(ofHexDigit digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

/// A text that is not a color in hexadecimal digits.
public struct InvalidHex: Error, Equatable, CustomStringConvertible {
  /// The whole rejected text.
  public let text: String

  /// One line that contains the text, with control characters escaped and cut after 24 characters.
  public var description: String {
    let shown = text.count > 24 ? String(text.prefix(24)) + "…" : text
    return "\(shown.debugDescription) is not a color: write 3 or 6 hexadecimal digits, like #760000"
  }
}
