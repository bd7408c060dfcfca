import Platform

/// Bytes of a length that is not known in advance, in one block that grows in place.
final class GrowingBytes {
  private(set) var count = 0
  private var capacity = 0
  private var start: UnsafeMutableRawPointer?

  deinit { free(start) }

  /// Appends bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    grow(by: bytes.count)
    if let start {
      UnsafeMutableRawBufferPointer(start: start + count, count: bytes.count).copyMemory(
        from: bytes)
    }
    count += bytes.count
  }

  /// Lets `fill` append bytes; it returns how many, or an error below 0.
  func withRoom(_ fill: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    if capacity - count < 1 << 16 { grow(by: max(1 << 18, capacity / 4)) }
    let filled = fill(
      UnsafeMutableRawBufferPointer(
        start: start.map { $0 + count }, count: capacity - count))
    count += max(0, filled)
    return filled
  }

  private func grow(by room: Int) {
    capacity = max(capacity + room, 16)
    guard let larger = realloc(start, capacity) else { fatalError("out of memory") }
    start = larger
  }

  /// The block, which the caller must free.
  func take() -> UnsafeRawBufferPointer {
    defer { start = nil }
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}
