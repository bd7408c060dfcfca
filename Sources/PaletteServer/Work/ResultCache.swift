import Synchronization

/// Results by key; the least recently used are dropped first.
///
/// Limited in bytes. Contains only results, never pictures.
final class ResultCache: Sendable {
  fileprivate struct Entry {
    let bytes: [UInt8]
    var used: Int
  }

  fileprivate struct Shelf {
    var entries: [String: Entry] = [:]
    var size = 0
    var clock = 0
    var hits = 0
    var misses = 0
  }

  private let shelf = Mutex(Shelf())
  private let capacity: Int

  /// Bytes of an entry besides its content: key, array header, table slot.
  private static let overhead = 256

  /// - Parameter capacity: in bytes; 0 to keep nothing.
  init(capacity: Int) { self.capacity = capacity }

  /// The numbers of entries, bytes, hits and misses.
  var counts: (entries: Int, bytes: Int, hits: Int, misses: Int) {
    shelf.withLock { ($0.entries.count, $0.size, $0.hits, $0.misses) }
  }

  /// The result for this key.
  func bytes(for key: String) -> [UInt8]? {
    guard capacity > 0 else { return nil }
    return shelf.withLock { shelf in
      shelf.clock += 1
      guard let bytes = shelf.entries[key]?.bytes else {
        shelf.misses += 1
        return nil
      }
      shelf.hits += 1
      shelf.entries[key]?.used = shelf.clock
      return bytes
    }
  }

  /// Stores a result, unless it alone would fill a quarter of the cache.
  func keep(_ bytes: [UInt8], for key: String) {
    let size = bytes.count + Self.overhead
    guard size <= capacity / 4 else { return }
    shelf.withLock { shelf in
      shelf.clock += 1
      if let old = shelf.entries[key] { shelf.size -= old.bytes.count + Self.overhead }
      shelf.entries[key] = Entry(bytes: bytes, used: shelf.clock)
      shelf.size += size
      if shelf.size > capacity { shelf.shrink(to: capacity * 3 / 4, overhead: Self.overhead) }
    }
  }
}

extension ResultCache.Shelf {
  /// Drops the oldest entries, many at a time, so that they are rarely sorted.
  fileprivate mutating func shrink(to goal: Int, overhead: Int) {
    for (key, entry) in entries.sorted(by: { $0.value.used < $1.value.used }) {
      guard size > goal else { return }
      entries[key] = nil
      size -= entry.bytes.count + overhead
    }
  }
}
