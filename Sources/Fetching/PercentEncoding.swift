/// A URL in ASCII: the bytes of other alphabets percent-encoded, all else untouched.
///
/// After this a character is a byte, so no combining mark can hide a slash or a colon.
func ascii(_ text: String) -> String {
  var result: [UInt8] = []
  for byte in text.utf8 { result += byte < 0x80 ? [byte] : escape(byte) }
  return String(decoding: result, as: UTF8.self)
}

/// A path and query as they may stand in a request: what RFC 3986 does not allow there is encoded,
/// and so is a percent sign that encodes nothing; what is encoded already stays.
func encoded(_ text: String) -> String {
  let allowed = Array("-._~!$&'()*+,;=:@/?".utf8)
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  for (index, byte) in bytes.enumerated() {
    let isEscape =
      byte == UInt8(ascii: "%") && index + 2 < bytes.count
      && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2])
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: result.append(byte)
    case _ where isEscape || allowed.contains(byte): result.append(byte)
    default: result += escape(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// What a percent-encoded component says, or nil if that is not clean text for a display:
/// broken UTF-8, control characters, slashes.
func decoded(_ component: Substring) -> String? {
  let bytes = Array(component.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      isHexDigit(bytes[index + 1]), isHexDigit(bytes[index + 2]),
      let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
    {
      result.append(value)
      index += 3
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  guard let text = String(validating: result, as: UTF8.self),
    FetchError.quote(text) == text, !text.contains("/")
  else { return nil }
  return text
}

/// Whether an ASCII byte is one of 0…9, a…f, A…F.
func isHexDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
  default: false
  }
}

private func escape(_ byte: UInt8) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
}
