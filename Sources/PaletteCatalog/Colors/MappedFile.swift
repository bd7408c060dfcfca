import Platform

/// A file's bytes in memory, read by the system when they are needed.
///
/// If another program shortens the file, this process ends (SIGBUS). Replacing it by renaming is
/// safe: this is then still the old file.
final class MappedFile: @unchecked Sendable {
  // Immutable after initialization, so sharing between threads is safe.
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `SystemError`, such as `ENOENT`.
  init(_ path: String) throws(SystemError) {
    let file = open(path.platformString, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemError() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemError() }
    let count = Int(status.st_size)
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, file, 0), start != MAP_FAILED
    else { throw SystemError() }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }
}
