/// An open file with a single owner, closed at the end of the owner's use.
package struct OwnedDescriptor: ~Copyable {
  /// The descriptor's number, for calls that only use it.
  package let number: CInt

  /// Takes over an open file.
  package init(_ number: CInt) { self.number = number }

  deinit { close(number) }

  /// Gives up the open file to a caller that will close it.
  package consuming func release() -> CInt {
    let number = number
    discard self
    return number
  }
}
