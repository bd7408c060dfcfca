// Which bytes names may contain, by CSS Syntax 3 §4.2 and §4.3.7.

extension StyleSheetTokens {
  /// A name with its escapes replaced: `\:` is a colon, `\31 ` the digit 1.
  static func unescaped(_ name: String) -> String {
    guard name.contains("\\") else { return name }
    var text = String.UnicodeScalarView()
    var rest = name.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
      if digits.isEmpty {
        if let next = rest.popFirst() { text.append(next) }
      } else {
        rest = rest[digits.endIndex...]
        if rest.first == " " { rest.removeFirst() }
        let number = UInt32(String(digits), radix: 16) ?? 0
        text.append(number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}")
      }
    }
    return String(text)
  }
}

extension StyleSheetTokens {
  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x0C
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isLineEnd(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return isDigit(byte) || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")
  }

  static func isWordPart(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || byte >= 0x80
      || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
