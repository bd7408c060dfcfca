/// The tokens of a value's text, by CSS Syntax 3 §4, as far as colors need them.
enum CSSTokens {
  /// Words are in lower case; a function token is its name with the opening parenthesis.
  enum Token: Equatable {
    case number(Double)
    case percentage(Double)
    case dimension(Double, unit: String)
    case word(String)
    case function(String)
    case hash(String)
    case comma, slash, close
    /// A byte that occurs in no color, except in those that depend on something else: a string, a
    /// brace, a backslash …
    case other(UInt8)
  }

  /// The tokens of a text without its blanks and comments.
  ///
  /// - Complexity: O(length of the text).
  static func split(_ text: String) -> [Token] {
    var bytes = Array(text.utf8)[...]
    var tokens: [Token] = []
    while let token = next(in: &bytes) { tokens.append(token) }
    return tokens
  }

  private static func next(in bytes: inout ArraySlice<UInt8>) -> Token? {
    skipBlanks(&bytes)
    guard let first = bytes.first else { return nil }
    if let number = number(in: &bytes) { return number }
    if startsName(bytes) {
      let name = name(in: &bytes)
      guard bytes.first == UInt8(ascii: "(") else { return .word(name) }
      bytes.removeFirst()
      return .function(name)
    }
    bytes.removeFirst()
    switch first {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: "#"): return .hash(name(in: &bytes))
    default: return .other(first)
    }
  }

  /// Removes blanks and comments; a comment without an end extends to the end of the text, as in
  /// CSS.
  private static func skipBlanks(_ bytes: inout ArraySlice<UInt8>) {
    while let first = bytes.first {
      if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(first) {
        bytes.removeFirst()
      } else if bytes.starts(with: "/*".utf8) {
        bytes.removeFirst(2)
        while !bytes.isEmpty, !bytes.starts(with: "*/".utf8) { bytes.removeFirst() }
        bytes = bytes.dropFirst(2)
      } else {
        return
      }
    }
  }

  /// Reads a sign, digits, a point followed by digits, and an exponent; then `%` or a unit.
  private static func number(in bytes: inout ArraySlice<UInt8>) -> Token? {
    var rest = bytes
    dropSign(&rest)
    let whole = dropDigits(&rest)
    let fraction = rest.first == UInt8(ascii: ".") && isDigit(rest.dropFirst().first)
    if fraction {
      rest.removeFirst()
      _ = dropDigits(&rest)
    }
    guard whole || fraction else { return nil }
    var power = rest.dropFirst()
    dropSign(&power)
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e"), dropDigits(&power) { rest = power }
    let digits = String(decoding: bytes[bytes.startIndex..<rest.startIndex], as: UTF8.self)
    guard let value = Double(digits) else { return nil }
    bytes = rest
    // Numbers too large to represent are clamped to the largest number: here, as in browsers, that
    // of `Float`.
    let limit = Double(Float.greatestFiniteMagnitude)
    let number = min(max(value, -limit), limit)
    if bytes.first == UInt8(ascii: "%") {
      bytes.removeFirst()
      return .percentage(number)
    }
    return startsName(bytes) ? .dimension(number, unit: name(in: &bytes)) : .number(number)
  }

  private static func dropSign(_ bytes: inout ArraySlice<UInt8>) {
    if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
  }

  /// Removes digits; returns whether there was at least one.
  private static func dropDigits(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    let count = bytes.count
    bytes = bytes.drop { isDigit($0) }
    return bytes.count < count
  }

  private static func name(in bytes: inout ArraySlice<UInt8>) -> String {
    let name = bytes.prefix { isNamePart($0) }
    bytes = bytes[name.endIndex...]
    // Not `lowercased()`, because it turns the Kelvin sign into a k.
    return String(decoding: name.map { isCapital($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether a word begins: a letter, or a hyphen before a letter or a hyphen.
  private static func startsName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isNamePart(first), !isDigit(first) else { return false }
    guard first == UInt8(ascii: "-") else { return true }
    guard let second = bytes.dropFirst().first else { return false }
    return isNamePart(second) && !isDigit(second)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: isCapital(byte) || isDigit(byte)
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
