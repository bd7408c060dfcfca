/// Why the system refused a call.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The value of `errno` after the call, such as `ENOENT`. Compare it with the constants, since
  /// numbers differ between systems.
  package let code: CInt

  /// - Parameter code: by default the `errno` of this thread, so create the error before the next
  ///   call.
  package init(_ code: CInt = errno) { self.code = code }

  /// The system's words: `Permission denied`.
  package var description: String {
    // `strerror` may return a buffer that threads share.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress else { return "error \(code)" }
      // For an unknown number it fails, but still writes words.
      _ = strerror_r(code, start, buffer.count)
      return String(cString: start)
    }
  }

  /// The description in lower case, for the end of a sentence: `permission denied`.
  package var words: String { description.lowercased() }
}
