/// The most bytes written in one call: macOS refuses 2 GiB and more.
private let mostAtOnce = 1 << 30

/// Writes every byte to an open file, pipe, socket or terminal.
///
/// Continues after partial writes and after signals. Writing to a pipe without a reader ends the
/// process with SIGPIPE; if that signal is ignored, it is an error like any other.
///
/// - Throws: `SystemError` with the reason, such as `ENOSPC` or `EPIPE`; some bytes may be written
///   by then. With a nonblocking descriptor, `EAGAIN` is an error.
package func writeAll(_ bytes: [UInt8], to file: CInt) throws(SystemError) {
  let code = bytes.withUnsafeBytes { buffer -> CInt in
    var rest = buffer[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(mostAtOnce))
      let count = write(file, piece.baseAddress, piece.count)
      switch count {
      case 1...: rest = rest.dropFirst(count)
      // Otherwise a device that accepts nothing and gives no reason would be tried forever.
      case 0: return EIO
      default: if errno != EINTR { return errno }
      }
    }
    return 0
  }
  if code != 0 { throw SystemError(code) }
}
