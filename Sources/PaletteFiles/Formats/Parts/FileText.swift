/// Texts of files that do not say how their letters are coded.
enum FileText {
  /// The text as UTF-8, without a byte order mark.
  ///
  /// UTF-16 is told by its mark, as Excel writes it. What is not UTF-8 is Windows-1252, which
  /// Western spreadsheets write.
  ///
  /// - Complexity: O(count of bytes).
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(Array(bytes[3...])) }
    if isUTF16(bytes) { return utf16(bytes, lowFirst: bytes[0] == 0xFF) }
    return String(validating: bytes, as: UTF8.self) == nil
      ? Array(windows1252(bytes).utf8) : bytes
  }

  /// The text of a line or a name: UTF-8, or Windows-1252 if it is not.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
  }

  /// Whether bytes begin with the mark of UTF-16.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private static func utf16(_ bytes: [UInt8], lowFirst: Bool) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return lowFirst ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80..<0xA0).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// 0x80 to 0x9F; the five that stand for nothing are U+FFFD. Source: the WHATWG's Encoding
  /// Standard, index windows-1252.
  private static let upper = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

/// Numbers as people and programs write them into files of text.
enum FileNumber {
  /// The number that this text is, or `nil`: digits with a sign, a point or a comma, and an
  /// exponent; blanks around it do not count.
  ///
  /// A comma is taken for a point, since programs write it where their users' language does. What
  /// no file should hold (NaN, infinity, a number too large for a `Double`) is no number.
  static func value(of text: String) -> Double? {
    var digits = text.utf8[...]
    while let first = digits.first, " \t".utf8.contains(first) { digits.removeFirst() }
    while let last = digits.last, " \t".utf8.contains(last) { digits.removeLast() }
    // Without these `Double` also reads names, hexadecimal digits and infinity.
    guard digits.allSatisfy({ "0123456789+-.,eE".utf8.contains($0) }),
      digits.count(where: { ".,".utf8.contains($0) }) <= 1
    else { return nil }
    let point = digits.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    guard let value = Double(String(decoding: point, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
