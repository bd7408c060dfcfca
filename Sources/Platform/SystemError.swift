/// Why the system refused a call.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The number that the call left in `errno`, such as `ENOENT`: compared by name, since each
  /// system has numbers of its own.
  package let code: CInt

  /// - Parameter code: by default what this thread's last call left, so ask before the next one.
  package init(_ code: CInt = errno) { self.code = code }

  /// The system's own words: `Permission denied`.
  package var description: String {
    // strerror alone may hand out a buffer that threads share.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress else { return "error \(code)" }
      // For a number that it does not know it fails, but leaves words all the same.
      _ = strerror_r(code, start, buffer.count)
      return String(cString: start)
    }
  }

  /// The same in lower case, for the end of a sentence: `permission denied`.
  package var words: String { description.lowercased() }
}
