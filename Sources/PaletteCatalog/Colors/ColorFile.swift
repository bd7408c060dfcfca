import Platform

/// The colors of all items in one file, which search reads from memory.
///
/// The file is derived from the database and can be made again at any time. All numbers are least
/// significant first:
///
/// | bytes | what |
/// |---|---|
/// | 8 | `FPCOLORS` |
/// | 4, 4 | version of the format; bytes of a signature |
/// | 8 | count of items |
/// | 8 | checksum of everything behind the head |
/// | 32 | the rule: space, scale and cap as text, filled up with zeros |
/// | 64 for each item | its signature |
/// | 8 for each item | its number in the database, ascending |
/// | 4 for each item | the basic color terms of its colors, 4 bits each |
package struct ColorFile: Sendable {
  private static let mark = Array("FPCOLORS".utf8)
  private static let version: UInt32 = 1
  static let headSize = 64
  /// What the numbers mean. A file of another rule is made again.
  static let rule = "cielab*128 d65, cap 30"
  /// The bytes of an item in all three tables.
  private static let itemSize = PaletteSignature.size + 8 + 4

  private let file: MappedFile
  /// How many items there are.
  package let count: Int
  /// The checksum in the head.
  package let checksum: UInt64

  /// Opens a color file.
  ///
  /// - Throws: `SystemError` if it cannot be read; `Spoiled` if it is another file, cut short,
  ///   changed, or of another rule.
  /// - Complexity: O(items): some 10 ms for a million.
  package init(path: String) throws {
    file = try MappedFile(path)
    let bytes = file.bytes
    guard bytes.count >= Self.headSize, bytes[0..<8].elementsEqual(Self.mark),
      bytes.number(at: 8, UInt32.self) == Self.version,
      bytes.number(at: 12, UInt32.self) == UInt32(PaletteSignature.size),
      bytes[32..<64].elementsEqual(Self.ruleBytes)
    else { throw Spoiled() }
    let count = bytes.number(at: 16, UInt64.self)
    guard count <= UInt64(bytes.count), Int(count) * Self.itemSize + Self.headSize == bytes.count
    else { throw Spoiled() }
    self.count = Int(count)
    checksum = bytes.number(at: 24, UInt64.self)
    let body = UnsafeRawBufferPointer(rebasing: bytes[Self.headSize...])
    guard Checksum.of(body) == checksum else { throw Spoiled() }
  }

  /// It must be made again.
  package struct Spoiled: Error {}

  /// The signatures, one after the other.
  var signatures: UnsafeRawPointer? { file.bytes.baseAddress.map { $0 + Self.headSize } }

  /// The item's number in the database.
  package func number(at row: Int) -> Int64 {
    Int64(
      bitPattern: file.bytes.number(
        at: Self.headSize + count * PaletteSignature.size + 8 * row, UInt64.self))
  }

  /// The basic terms of the item's colors, as `BasicTerms` packs them.
  func terms(at row: Int) -> UInt32 {
    file.bytes.number(
      at: Self.headSize + count * (PaletteSignature.size + 8) + 4 * row, UInt32.self)
  }

  /// The item's signature.
  package func signature(at row: Int) -> PaletteSignature {
    let start = Self.headSize + PaletteSignature.size * row
    return PaletteSignature(
      bytes: UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + PaletteSignature.size]))
  }

  /// The row of an item, or `nil` if it is not in the file.
  ///
  /// - Complexity: O(log items).
  package func row(of number: Int64) -> Int? {
    var rows = 0..<count
    while !rows.isEmpty {
      let middle = rows.lowerBound + rows.count / 2
      let found = self.number(at: middle)
      if found == number { return middle }
      rows = found < number ? middle + 1..<rows.upperBound : rows.lowerBound..<middle
    }
    return nil
  }

  /// The bytes of a file for these items.
  ///
  /// - Parameter items: signatures with ascending numbers.
  /// - Complexity: O(items); takes the memory of the file.
  package static func bytes(
    of items: some Collection<(number: Int64, signature: PaletteSignature)>
  ) -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(items.count * itemSize)
    for item in items { body += item.signature.bytes }
    for item in items { body.append(number: UInt64(bitPattern: item.number)) }
    for item in items { body.append(number: BasicTerms(item.signature).packed) }
    var head = mark
    head.append(number: version)
    head.append(number: UInt32(PaletteSignature.size))
    head.append(number: UInt64(items.count))
    head.append(number: body.withUnsafeBytes { Checksum.of($0) })
    return head + ruleBytes + body
  }

  /// The checksum in the head of such bytes.
  package static func checksum(of file: [UInt8]) -> UInt64 {
    file.withUnsafeBytes { $0.number(at: 24, UInt64.self) }
  }

  private static var ruleBytes: [UInt8] {
    Array(rule.utf8) + [UInt8](repeating: 0, count: 32 - rule.utf8.count)
  }
}

/// A checksum against damage by accident, as fast as memory.
enum Checksum {
  /// Eight sums of sums over words of 8 bytes; exchanged and changed words both change it.
  ///
  /// - Source: Fletcher 1982, doi:10.1109/TCOM.1982.1095369, in eight lanes.
  /// - Complexity: O(bytes), some 10 GB/s.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var first = SIMD8<UInt64>(repeating: 1)
    var second = SIMD8<UInt64>.zero
    let whole = bytes.count & ~63
    for start in stride(from: 0, to: whole, by: 64) {
      first &+= bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<UInt64>.self)
      second &+= first
    }
    for byte in bytes[whole...] {
      first[0] &+= UInt64(byte)
      second &+= first
    }
    var sum: UInt64 = 0
    for lane in 0..<8 {
      sum = (sum ^ first[lane]) &* 0x9E37_79B9_7F4A_7C15
      sum = (sum ^ second[lane] ^ sum >> 31) &* 0x9E37_79B9_7F4A_7C15
    }
    return sum ^ sum >> 29
  }
}

extension UnsafeRawBufferPointer {
  /// The number at an offset, least significant byte first.
  @inline(__always)
  func number<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}

extension [UInt8] {
  /// Adds a number, least significant byte first.
  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
