/// Writes whole numbers as bytes, seven bits in each byte, so that small numbers take one byte
/// (LEB128).
package struct NumberWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func append(_ number: Int) { append(UInt64(number)) }

  /// Zigzag coding: numbers close to 0 take one byte, even negative ones.
  package mutating func append(signed number: Int64) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// Appends the number of bytes, then the bytes.
  package mutating func append(_ part: [UInt8]) {
    append(part.count)
    bytes += part
  }

  package mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// The bytes as they are.
  package mutating func append(raw part: [UInt8]) { bytes += part }

  /// Four bytes, the lowest first.
  package mutating func append(fixed number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  package mutating func append(_ number: Float) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }

  package mutating func append(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
  }
}

/// Reads what `NumberWriter` wrote. Each function returns `nil` if the bytes end too early or are
/// invalid.
package struct NumberReader {
  /// What was not read yet.
  package private(set) var rest: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  package var isAtEnd: Bool { rest.isEmpty }

  package mutating func number() -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      let part = UInt64(byte & 0x7F)
      guard shift < 63 || part <= 1 else { return nil }
      number |= part << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  /// A number that fits into `Int` and is at most `limit`.
  package mutating func count(atMost limit: Int = .max) -> Int? {
    guard let number = number(), number <= UInt64(limit) else { return nil }
    return Int(number)
  }

  package mutating func signed() -> Int64? {
    guard let number = number() else { return nil }
    return Int64(bitPattern: number >> 1) ^ -Int64(number & 1)
  }

  package mutating func part() -> ArraySlice<UInt8>? {
    // Counted after the length itself was read.
    guard let length = count(), length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }

  package mutating func text() -> String? {
    guard let part = part() else { return nil }
    return String(validating: part, as: UTF8.self)
  }

  /// Four bytes, the lowest first.
  package mutating func fixed() -> UInt32? { fixed(4).map { UInt32(truncatingIfNeeded: $0) } }

  package mutating func float() -> Float? {
    guard let bits = fixed(4) else { return nil }
    return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
  }

  package mutating func double() -> Double? {
    guard let bits = fixed(8) else { return nil }
    return Double(bitPattern: bits)
  }

  private mutating func fixed(_ count: Int) -> UInt64? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
