import CDeflate

/// Compression by libdeflate, loaded when first needed.
enum Deflate {
  /// - Throws: `MediaError.libraryMissing`, at each call, if it is not installed or too old.
  static func load() throws(MediaError) {
    if let reason = deflate_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// Bytes in zlib's format (RFC 1950).
  ///
  /// - Parameters:
  ///   - bytes: what is compressed.
  ///   - level: libdeflate's, 1…12: 1 is quickest.
  ///   - prefix: bytes that stand before the compressed ones in the result.
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`.
  static func zlib(
    _ bytes: UnsafeRawBufferPointer, level: Int, after prefix: [UInt8] = []
  ) throws(MediaError) -> [UInt8] {
    try load()
    let room = deflate_bound(bytes.count)
    let result = [UInt8](unsafeUninitializedCapacity: prefix.count + room) { target, filled in
      _ = target.update(fromContentsOf: prefix)
      let start = target.baseAddress.map { $0 + prefix.count }
      filled = prefix.count + deflate_zlib(CInt(level), bytes.baseAddress, bytes.count, start, room)
    }
    guard result.count > prefix.count else { throw .outOfMemory }
    return result
  }

  /// The CRC-32 of bytes, as in PNG (ISO 3309); requires `load`.
  static func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    deflate_crc32(0, bytes.baseAddress, bytes.count)
  }
}
