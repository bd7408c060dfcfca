/// An open file that belongs to one place in the program, and is closed when that gives it up.
package struct OwnedDescriptor: ~Copyable {
  /// The system's number of it, for calls that only use it.
  package let number: CInt

  /// Takes over an open file.
  package init(_ number: CInt) { self.number = number }

  deinit { close(number) }

  /// Hands the open file to someone else, who closes it.
  package consuming func release() -> CInt {
    let number = number
    discard self
    return number
  }
}
