import CZlib

/// Takes named files out of a ZIP archive that may be hostile.
///
/// Stored and deflated files without encryption are read; the directory at the end decides. Every
/// offset is checked, and a file that would unpack to more than `largest` bytes is refused
/// before and while it unpacks.
///
/// - Source: PKWARE APPNOTE 6.3, §4.3; RFC 1951 for deflate.
struct ZipReader {
  /// What one file may unpack to: 16 MiB, a thousand times the largest palette.
  static let largest = 16 << 20

  private struct Entry {
    var name: ArraySlice<UInt8>
    var flags, method, checksum, packed, unpacked, offset: Int
  }

  private let bytes: [UInt8]
  private let entries: [Entry]

  /// - Throws: `notThisFormat` if there is no directory of a ZIP archive at the end, `damaged` if
  ///   it points outside the file.
  init(_ bytes: [UInt8]) throws(PaletteFileError) {
    self.bytes = bytes
    let end = try Self.end(of: bytes)
    let count = Self.little(bytes, end + 10, 2)
    let start = Self.little(bytes, end + 16, 4)
    var offset = start
    var entries: [Entry] = []
    for _ in 0..<count {
      guard offset + 46 <= end, Self.little(bytes, offset, 4) == 0x0201_4b50 else {
        throw .damaged("the ZIP directory breaks off at byte \(offset)")
      }
      func field(_ place: Int, _ size: Int) -> Int { Self.little(bytes, offset + place, size) }
      let nameEnd = offset + 46 + field(28, 2)
      guard nameEnd <= end else { throw .damaged("a ZIP name breaks off at byte \(offset)") }
      entries.append(
        Entry(
          name: bytes[offset + 46..<nameEnd], flags: field(8, 2), method: field(10, 2),
          checksum: field(16, 4), packed: field(20, 4), unpacked: field(24, 4),
          offset: field(42, 4)))
      offset = nameEnd + field(30, 2) + field(32, 2)
    }
    self.entries = entries
  }

  /// The bytes of the file of this name, or `nil` if the archive has none.
  ///
  /// - Throws: `damaged` if it is encrypted, packed in another way, too large, breaks off, or its
  ///   checksum does not fit.
  func file(named name: String) throws(PaletteFileError) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name.elementsEqual(name.utf8) }) else { return nil }
    guard entry.flags & 1 == 0 else { throw .damaged("'\(name)' is encrypted") }
    guard entry.unpacked <= Self.largest else {
      throw .damaged("'\(name)' unpacks to \(entry.unpacked) bytes, more than \(Self.largest)")
    }
    guard entry.offset + 30 <= bytes.count,
      Self.little(bytes, entry.offset, 4) == 0x0403_4b50
    else { throw .damaged("'\(name)' is not where the ZIP directory says") }
    let start =
      entry.offset + 30 + Self.little(bytes, entry.offset + 26, 2)
      + Self.little(bytes, entry.offset + 28, 2)
    guard start + entry.packed <= bytes.count else { throw .damaged("'\(name)' breaks off") }
    let packed = bytes[start..<start + entry.packed]
    let unpacked: [UInt8]?
    switch entry.method {
    case 0: unpacked = Array(packed)
    case 8: unpacked = Self.inflated(packed, to: entry.unpacked)
    default: throw .damaged("'\(name)' is packed by method \(entry.method)")
    }
    guard let unpacked, unpacked.count == entry.unpacked,
      ZipWriter.checksum(unpacked) == entry.checksum
    else { throw .damaged("'\(name)' does not unpack to what the ZIP directory says") }
    return unpacked
  }

  /// Where the end record starts: the last place that looks like one, since a comment may follow.
  private static func end(of bytes: [UInt8]) throws(PaletteFileError) -> Int {
    var place = bytes.count - 22
    let first = max(0, place - 0xFFFF)
    while place >= first {
      if bytes[place] == 0x50, little(bytes, place, 4) == 0x0605_4b50 { return place }
      place -= 1
    }
    throw .notThisFormat("no ZIP archive")
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// The raw deflate stream unpacked to exactly `count` bytes, or `nil` if it is no such stream.
  private static func inflated(_ packed: ArraySlice<UInt8>, to count: Int) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    var whole = false
    let unpacked = [UInt8](unsafeUninitializedCapacity: count + 1) { output, filled in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(count + 1)
        whole = inflate(&stream, Z_FINISH) == Z_STREAM_END
        filled = count + 1 - Int(stream.avail_out)
      }
    }
    return whole && unpacked.count == count ? unpacked : nil
  }
}
