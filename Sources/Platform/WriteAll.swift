/// What is written in one call: macOS refuses 2 GiB and more.
private let mostAtOnce = 1 << 30

/// Writes every byte to an open file, pipe, socket or terminal.
///
/// Goes on where `write` stopped short, and after a signal. A pipe that nobody reads ends the
/// process with SIGPIPE unless that is ignored; then it is an error as any other.
///
/// - Throws: `SystemError` with the reason, such as `ENOSPC` or `EPIPE`; some bytes may be written
///   by then. A descriptor that does not block is not waited for: `EAGAIN` is an error here.
package func writeAll(_ bytes: [UInt8], to file: CInt) throws(SystemError) {
  let code = bytes.withUnsafeBytes { buffer -> CInt in
    var rest = buffer[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(mostAtOnce))
      let count = write(file, piece.baseAddress, piece.count)
      switch count {
      case 1...: rest = rest.dropFirst(count)
      // A device that takes nothing and gives no reason would be asked forever.
      case 0: return EIO
      default: if errno != EINTR { return errno }
      }
    }
    return 0
  }
  if code != 0 { throw SystemError(code) }
}
