import CZlib

/// Extracts named files from a ZIP archive that may be malicious.
///
/// Reads stored and deflated files without encryption. Sizes come from the directory at the end, so
/// it does not matter whether they also precede or follow a file's data. Every offset is checked. A
/// file that would unpack to more than `largest` bytes is refused before and during unpacking.
///
/// - Source: PKWARE APPNOTE 6.3, §4.3; RFC 1951 for deflate.
struct ZipReader {
  /// The most bytes that one file may unpack to: 16 MiB, a thousand times the largest palette.
  static let largest = 16 << 20

  private let bytes: [UInt8]
  private let entries: [ZipDirectory.Entry]

  /// - Throws: what `ZipDirectory.init` throws.
  init(_ bytes: [UInt8]) throws(PaletteFileError) {
    self.bytes = bytes
    entries = try ZipDirectory(bytes).entries
  }

  /// The bytes of the file with this name, or `nil` if the archive has none.
  ///
  /// - Throws: `damaged` if the file is encrypted, compressed by another method, too large or cut
  ///   short, or if its checksum does not match.
  func file(named name: String) throws(PaletteFileError) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name.elementsEqual(name.utf8) }) else { return nil }
    guard entry.flags & 1 == 0 else { throw .damaged("'\(name)' is encrypted") }
    guard entry.unpacked <= Self.largest else {
      throw .damaged("'\(name)' unpacks to \(entry.unpacked) bytes, more than \(Self.largest)")
    }
    guard entry.offset <= bytes.count - 30, bytes.little(entry.offset, 4) == 0x0403_4b50
    else { throw .damaged("'\(name)' is not where the ZIP directory says") }
    let start =
      entry.offset + 30 + bytes.little(entry.offset + 26, 2) + bytes.little(entry.offset + 28, 2)
    guard start <= bytes.count, entry.packed <= bytes.count - start else {
      throw .damaged("'\(name)' is cut short")
    }
    let packed = bytes[start..<start + entry.packed]
    let unpacked: [UInt8]?
    switch entry.method {
    case 0: unpacked = Array(packed)
    case 8: unpacked = Self.inflated(packed, to: entry.unpacked)
    default:
      throw .damaged("'\(name)' is compressed by method \(entry.method), which is not supported")
    }
    guard let unpacked, unpacked.count == entry.unpacked,
      ZipWriter.checksum(unpacked) == entry.checksum
    else { throw .damaged("'\(name)' does not match its size or checksum in the ZIP directory") }
    return unpacked
  }

  /// A raw deflate stream unpacked to exactly `count` bytes, or `nil` if it is not valid.
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
