/// Reads the big-endian numbers and texts of Adobe's files, and never past the end.
struct BigEndianReader {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// How many bytes are left.
  var left: Int { bytes.endIndex - offset }

  /// The next `count` bytes.
  ///
  /// - Throws: `damaged` if there are fewer, like all other methods.
  mutating func slice(_ count: Int) throws(PaletteFileError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= left else {
      throw .damaged(
        "it is cut short at byte \(bytes.endIndex) of at least \(bytes.endIndex + count - left)")
    }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func u16() throws(PaletteFileError) -> UInt16 {
    try slice(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// The number that `u16` would read next, without advancing.
  func peekU16() throws(PaletteFileError) -> UInt16 {
    var copy = self
    return try copy.u16()
  }

  mutating func u32() throws(PaletteFileError) -> UInt32 {
    try slice(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func float() throws(PaletteFileError) -> Double {
    Double(Float(bitPattern: try u32()))
  }

  /// UTF-16 text of `units` code units, up to its first NUL; invalid code units become U+FFFD.
  mutating func utf16(_ units: Int) throws(PaletteFileError) -> String {
    guard units <= left / 2 else { throw .damaged("a name of \(units) characters is cut short") }
    let raw = Array(try slice(units * 2))
    let text = stride(from: 0, to: raw.count, by: 2).map {
      UInt16(raw[$0]) << 8 | UInt16(raw[$0 + 1])
    }
    return String(decoding: text.prefix { $0 != 0 }, as: UTF16.self)
  }
}
