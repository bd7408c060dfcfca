/// Encodes bytes as text for pages and style sheets.
///
/// Replaces Foundation's, since loading Foundation would double the start-up time of the command.
package enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8?] = (0...255).map { byte in
    digits.firstIndex(of: UInt8(byte)).map(UInt8.init)
  }

  /// The bytes of a text, or `nil` if it is not Base64; line ends and missing padding are accepted.
  ///
  /// - Complexity: O(length of the text).
  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var group = 0
    var bits = 0
    for digit in text.utf8 {
      if digit == UInt8(ascii: "=") || digit == 0x0D || digit == 0x0A { continue }
      guard let value = values[Int(digit)] else { return nil }
      group = (group << 6 | Int(value)) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return bytes
  }

  /// The text of some bytes, padded.
  ///
  /// - Complexity: O(bytes).
  /// - Source: RFC 4648, section 4; tested on its vectors.
  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let present = min(3, bytes.count - start)
      var group = Int(bytes[start]) << 16
      if present > 1 { group |= Int(bytes[start + 1]) << 8 }
      if present > 2 { group |= Int(bytes[start + 2]) }
      for place in 0..<4 {
        let digit = digits[group >> (18 - 6 * place) & 63]
        text.append(place <= present ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
