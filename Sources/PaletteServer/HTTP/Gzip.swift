import CZlib

/// Compresses answers with gzip.
enum Gzip {
  /// Whether compression is worthwhile: for text of more than one packet.
  static func isWorthwhile(_ answer: Answer) -> Bool {
    guard answer.bytes.count > 1200 else { return false }
    let type = answer.mediaType
    return type.hasPrefix("text/") || type.contains("json") || type.contains("svg")
      || type.contains("javascript")
  }

  /// The bytes as a gzip file without a date, so that equal input gives equal bytes.
  ///
  /// - Source: RFC 1952, by zlib.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = CInt(MemoryLayout<z_stream>.size)
    // A window of 15 bits; adding 16 selects gzip instead of zlib.
    let begun = deflateInit2_(
      &stream, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, zlibVersion(), size)
    precondition(begun == Z_OK, "zlib does not start")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        let ended = deflate(&stream, Z_FINISH)
        precondition(ended == Z_STREAM_END, "zlib needs more room than it said")
      }
      count = Int(stream.total_out)
    }
  }
}
