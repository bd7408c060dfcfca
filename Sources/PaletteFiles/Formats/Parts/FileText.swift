/// Decodes texts of files that do not declare their encoding.
enum FileText {
  /// The text as UTF-8, without a byte order mark.
  ///
  /// UTF-16 is detected by its mark, as in Excel's files. Text that is not UTF-8 is read as
  /// Windows-1252, which Western spreadsheets write.
  ///
  /// - Complexity: O(count of bytes).
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(Array(bytes[3...])) }
    if isUTF16(bytes) { return utf16(bytes, lowFirst: bytes[0] == 0xFF) }
    return String(validating: bytes, as: UTF8.self) == nil
      ? Array(windows1252(bytes).utf8) : bytes
  }

  /// The text of a line or a name: UTF-8 or, if invalid, Windows-1252.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
  }

  /// Whether the bytes begin with a byte order mark of UTF-16.
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

  /// 0x80 to 0x9F; the five unassigned codes are U+FFFD. Source: the WHATWG's Encoding Standard,
  /// index windows-1252.
  private static let upper = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

/// Parses numbers in text files, written by people or programs.
enum FileNumber {
  /// The number in this text, or `nil`: digits with a sign, a point or a comma, and an exponent.
  /// Spaces and tabs around it are ignored.
  ///
  /// A comma counts as a decimal point, since some programs write one in certain locales. NaN,
  /// infinity, and a number too large for a `Double` give `nil`.
  static func value(of text: String) -> Double? {
    var digits = text.utf8[...]
    while let first = digits.first, " \t".utf8.contains(first) { digits.removeFirst() }
    while let last = digits.last, " \t".utf8.contains(last) { digits.removeLast() }
    // Without this check `Double` also reads names, hexadecimal digits and infinity.
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
