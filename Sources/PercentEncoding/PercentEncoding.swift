/// The bytes that stay as they are in a certain part of a URL. Other bytes are encoded there as a
/// percent sign and two hexadecimal digits.
package struct PlainBytes: Sendable {
  fileprivate let contains: @Sendable (UInt8) -> Bool

  /// Letters, digits and `-._~`, which have no special meaning in any part: for a file name, or a
  /// value.
  ///
  /// - Source: RFC 3986, §2.3.
  package static let unreserved = PlainBytes { isUnreserved($0) }

  /// The bytes of a path with its query, including slashes and question marks.
  ///
  /// - Source: RFC 3986, §3.3 and §3.4.
  package static let pathAndQuery = PlainBytes {
    isUnreserved($0) || "!$&'()*+,;=:@/?".utf8.contains($0)
  }

  /// Every ASCII character: for a URL that is not parsed yet and may contain letters of other
  /// alphabets.
  package static let ascii = PlainBytes { $0 < 0x80 }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}

extension StringProtocol {
  /// This text as ASCII: its UTF-8 bytes, in which all except plain ones are `%` and two upper-case
  /// digits.
  ///
  /// - Parameters:
  ///   - plain: the bytes that stay as they are.
  ///   - keepsEscapes: whether existing escapes stay, so that a percent sign is encoded only if it
  ///     begins no escape. Otherwise a percent sign is a byte like any other.
  /// - Source: RFC 3986, §2.1.
  package func percentEncoded(leaving plain: PlainBytes, keepsEscapes: Bool = false) -> String {
    utf8.percentEncoded(leaving: plain, keepsEscapes: keepsEscapes)
  }
}

extension Sequence<UInt8> {
  /// These bytes as ASCII, text or not: all except plain ones are `%` and two upper-case digits.
  ///
  /// - Parameters: those of text's `percentEncoded`.
  /// - Source: RFC 3986, §2.1.
  package func percentEncoded(leaving plain: PlainBytes, keepsEscapes: Bool = false) -> String {
    let bytes = Array(self)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if plain.contains(byte) || keepsEscapes && escapedByte(bytes[index...]) != nil {
        result.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes that this percent-encoded text represents, which may not be UTF-8; `nil` if a
  /// percent sign is not followed by two hexadecimal digits.
  ///
  /// - Source: RFC 3986, §2.1; digits of both cases, §6.2.2.1.
  package func percentDecoded() -> [UInt8]? {
    var rest = Array(self)[...]
    var result: [UInt8] = []
    while let byte = rest.first {
      if byte != UInt8(ascii: "%") {
        result.append(byte)
        rest = rest.dropFirst()
      } else if let value = escapedByte(rest) {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        return nil
      }
    }
    return result
  }
}

/// The value of an ASCII hexadecimal digit, 0…15, or `nil` for any other byte.
package func valueOfHexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}

/// The byte of the escape that these bytes begin with; `nil` if they do not begin with an escape.
private func escapedByte(_ bytes: ArraySlice<UInt8>) -> UInt8? {
  let start = bytes.startIndex
  guard bytes.count > 2, bytes[start] == UInt8(ascii: "%"),
    let high = valueOfHexDigit(bytes[start + 1]), let low = valueOfHexDigit(bytes[start + 2])
  else { return nil }
  return high << 4 | low
}
