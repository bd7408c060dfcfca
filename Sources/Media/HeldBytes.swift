import Platform

/// Bytes that stay in one place as long as anyone reads them: a memory-mapped file, or a copy.
///
/// If another program shortens a mapped file, the process ends (SIGBUS), as with every program that
/// maps files. Replacing a file by renaming, as `FileOutput` does, is safe.
final class HeldBytes: @unchecked Sendable {
  // Immutable after initialization, so sharing between threads is safe.
  let buffer: UnsafeRawBufferPointer
  let isMapped: Bool

  convenience init(copying bytes: [UInt8]) {
    let copy = GrowingBytes()
    bytes.withUnsafeBytes { copy.add($0) }
    self.init(taking: copy)
  }

  /// Takes over gathered bytes without a copy.
  init(taking bytes: GrowingBytes) {
    buffer = bytes.take()
    isMapped = false
  }

  /// Maps the file behind `descriptor`, which may be closed afterward.
  ///
  /// - Throws: `MediaError.unreadable` with the system's words.
  init(mapping descriptor: CInt, count: Int) throws(MediaError) {
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw .unreadable(SystemError().words) }
    buffer = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = true
  }

  /// Releases the pages of a mapped file. While they are resident, they count as memory of this
  /// process; if needed again, they are read from the file.
  func releasePages() {
    guard isMapped, buffer.count > Self.least else { return }
    madvise(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count, MADV_DONTNEED)
  }

  /// For smaller files the call is not worth its cost.
  private static let least = 1 << 24

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
    } else {
      free(UnsafeMutableRawPointer(mutating: buffer.baseAddress))
    }
  }
}
