import CNettle
import Platform

extension Digest {
  /// How many bytes of a file are in memory at a time.
  private static let piece = 1 << 18

  /// Lower-case hexadecimal SHA-256 of the files, one after the other.
  ///
  /// The files are read piece by piece, since a mapped file counts as memory of this program, and
  /// films are large.
  ///
  /// - Throws: `MediaError.unreadable` with the system's words.
  /// - Complexity: O(bytes), about 1 ms per megabyte.
  static func hex(ofFiles paths: [String]) throws(MediaError) -> String {
    var context = sha256_ctx()
    cnettle_sha256_begin(&context)
    for path in paths { _ = try add(path, to: &context) { false } }
    return text(ending: &context)
  }

  /// The same, or `nil` if `isCanceled` returns true, which is asked before each piece of 256 KiB.
  static func hex(
    ofFiles paths: [String], unless isCanceled: () -> Bool
  ) throws(MediaError) -> String? {
    var context = sha256_ctx()
    cnettle_sha256_begin(&context)
    for path in paths {
      guard try add(path, to: &context, unless: isCanceled) else { return nil }
    }
    return text(ending: &context)
  }

  /// Lower-case hexadecimal SHA-256 of the bytes, computed piece by piece.
  ///
  /// - Parameter done: called after each piece of 16 MiB.
  static func hex(pieces bytes: UnsafeRawBufferPointer, done: () -> Void) -> String {
    var context = sha256_ctx()
    cnettle_sha256_begin(&context)
    for start in stride(from: 0, to: bytes.count, by: 1 << 24) {
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 24, bytes.count)])
      cnettle_sha256_add(&context, piece.bindMemory(to: UInt8.self).baseAddress, piece.count)
      done()
    }
    return text(ending: &context)
  }

  private static func text(ending context: inout sha256_ctx) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    cnettle_sha256_end(&context, &digest)
    return text(of: digest)
  }

  /// Adds a file's bytes; returns false if it was canceled before their end.
  private static func add(
    _ path: String, to context: inout sha256_ctx, unless isCanceled: () -> Bool
  ) throws(MediaError) -> Bool {
    let file = open(path.platformString, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(SystemError().words) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: piece)
    while !isCanceled() {
      let count = read(file, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(SystemError().words) }
      guard count > 0 else { return true }
      cnettle_sha256_add(&context, bytes, count)
    }
    return false
  }
}
