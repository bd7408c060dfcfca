#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A large array of zeros whose pages become real only when they are written to.
///
/// A class because something has to free the memory; owned by one `BinTable`, which copies it
/// before writing if another table shares it.
final class ZeroedMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Element>
  let count: Int

  /// `count` elements of zero bytes. Traps if the system has no memory left.
  init(count: Int) {
    guard let memory = calloc(count, MemoryLayout<Element>.stride) else {
      preconditionFailure("no memory for \(count) bins")
    }
    pointer = memory.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  deinit { free(pointer) }
}
