/// Reads JSON text (RFC 8259), keeping the order of keys.
///
/// - Complexity: O(count of bytes) in time and memory; at most 64 levels deep, so that hostile
///   nesting cannot exhaust the stack.
package struct JSONParser {
  private static let deepest = 64
  private let bytes: [UInt8]
  private var offset = 0

  /// The value in `bytes`, which must be UTF-8 with only white space around the value.
  ///
  /// - Throws: `PaletteFileError.notThisFormat` with the offset of the first invalid byte.
  package static func value(of bytes: [UInt8]) throws(PaletteFileError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.offset = 3 }
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.offset == bytes.count else { throw parser.unexpected() }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var next: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  private func unexpected() -> PaletteFileError {
    offset < bytes.count
      ? .notThisFormat("invalid JSON at byte \(offset)") : .notThisFormat("JSON that is cut short")
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(PaletteFileError) -> JSONValue {
    guard depth < Self.deepest else {
      throw .notThisFormat("JSON nested more than \(Self.deepest) levels deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(PaletteFileError) -> JSONValue {
    for scalar in word.description.unicodeScalars where !take(scalar) { throw unexpected() }
    return value
  }

  private mutating func object(depth: Int) throws(PaletteFileError) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    offset += 1
    skipSpace()
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      skipSpace()
      guard take(":") else { throw unexpected() }
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw unexpected() }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(PaletteFileError) -> JSONValue {
    var values: [JSONValue] = []
    offset += 1
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw unexpected() }
    return .array(values)
  }

  private mutating func digits() -> Bool {
    let start = offset
    while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
    return offset > start
  }

  private mutating func number() throws(PaletteFileError) -> JSONValue {
    let start = offset
    _ = take("-")
    let whole = offset
    guard digits() else { throw unexpected() }
    if bytes[whole] == UInt8(ascii: "0"), offset > whole + 1 { throw unexpected() }
    if take(".") {
      guard digits() else { throw unexpected() }
    }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      guard digits() else { throw unexpected() }
    }
    return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func string() throws(PaletteFileError) -> String {
    var text: [UInt8] = []
    offset += 1
    while let byte = next {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
      case 0..<0x20: throw .notThisFormat("a control character inside a JSON string")
      default: text.append(byte)
      }
    }
    throw unexpected()
  }

  private mutating func escaped() throws(PaletteFileError) -> Unicode.Scalar {
    guard let byte = next else { throw unexpected() }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return try codeUnits()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    default: throw unexpected()
    }
  }

  /// Reads an escape `\u` with four hexadecimal digits, or two escapes that form a surrogate pair.
  /// A lone surrogate becomes U+FFFD.
  private mutating func codeUnits() throws(PaletteFileError) -> Unicode.Scalar {
    let first = try codeUnit()
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let end = offset
    if take("\\"), take("u") {
      let second = try codeUnit()
      if (0xDC00..<0xE000).contains(second) {
        let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
    }
    offset = end
    return "\u{FFFD}"
  }

  private mutating func codeUnit() throws(PaletteFileError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw unexpected() }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
