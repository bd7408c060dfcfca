import Platform

/// Bytes of which nobody knows how many come, in one block that grows where it is.
final class GrowingBytes {
  private(set) var count = 0
  private var capacity = 0
  private var start: UnsafeMutableRawPointer?

  deinit { free(start) }

  /// Bytes that are already here, behind those.
  func add(_ bytes: UnsafeRawBufferPointer) {
    grow(by: bytes.count)
    if let start {
      UnsafeMutableRawBufferPointer(start: start + count, count: bytes.count).copyMemory(
        from: bytes)
    }
    count += bytes.count
  }

  /// Has `fill` put more bytes behind those that are here; it returns how many, or an error below 0.
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

  /// The block, which is then the caller's to free.
  func take() -> UnsafeRawBufferPointer {
    defer { start = nil }
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}
