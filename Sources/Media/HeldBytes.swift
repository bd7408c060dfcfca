import Platform

/// Bytes in one place for as long as anyone reads them: a file mapped to memory, or a copy.
///
/// A mapped file that someone else shortens meanwhile ends the process (SIGBUS), as with every
/// program that maps files; replacing a file by renaming, as `FileOutput` does, is safe.
final class HeldBytes: @unchecked Sendable {
  // Immutable from the start, so sharing between threads is safe.
  let buffer: UnsafeRawBufferPointer
  let isMapped: Bool

  convenience init(copying bytes: [UInt8]) {
    let copy = GrowingBytes()
    bytes.withUnsafeBytes { copy.add($0) }
    self.init(taking: copy)
  }

  /// Bytes that were gathered, without another copy.
  init(taking bytes: GrowingBytes) {
    buffer = bytes.take()
    isMapped = false
  }

  /// The file behind `descriptor`, which may be closed afterwards.
  ///
  /// - Throws: `MediaError.unreadable` with the system's words.
  init(mapping descriptor: CInt, count: Int) throws(MediaError) {
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw .unreadable(SystemError().words) }
    buffer = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = true
  }

  /// Gives the pages of a mapped file back, which come again from the file if they are asked for:
  /// while they are here, they count as memory of this process.
  func giveBackPages() {
    guard isMapped, buffer.count > Self.least else { return }
    madvise(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count, MADV_DONTNEED)
  }

  /// Shorter files are not worth a call.
  private static let least = 1 << 24

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
    } else {
      free(UnsafeMutableRawPointer(mutating: buffer.baseAddress))
    }
  }
}
