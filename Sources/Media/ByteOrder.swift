/// Whole numbers in untrusted bytes. A position outside the bytes gives `nil`, never a trap.
extension UnsafeRawBufferPointer {
  /// The `count` bytes from `place` on as a number, big-endian unless `little`.
  func integer(at place: Int, count: Int, little: Bool = false) -> Int? {
    guard place >= 0, place <= self.count - count else { return nil }
    let bytes = self[place..<place + count]
    return little
      ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
      : bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bytes from `place` on, at most `count`; `nil` if `place` lies outside.
  func part(at place: Int, count: Int) -> UnsafeRawBufferPointer? {
    guard place >= 0, count >= 0, place <= self.count else { return nil }
    return UnsafeRawBufferPointer(
      rebasing: self[place..<place + Swift.min(count, self.count - place)])
  }
}
