import Synchronization

/// Results by what they were made from, the least recently used dropped first.
///
/// Bounded in bytes; results are held, never pictures.
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

  /// What an entry takes beside its bytes: key, array header, table slot.
  private static let overhead = 256

  /// - Parameter capacity: in bytes; 0 keeps nothing.
  init(capacity: Int) { self.capacity = capacity }

  /// Entries, bytes, and how often something was found or not.
  var counts: (entries: Int, bytes: Int, hits: Int, misses: Int) {
    shelf.withLock { ($0.entries.count, $0.size, $0.hits, $0.misses) }
  }

  /// The result under this key.
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

  /// Keeps a result, unless it alone would fill a quarter of the cache.
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
  /// Drops the oldest, many at a time so that sorting them is seldom.
  fileprivate mutating func shrink(to goal: Int, overhead: Int) {
    for (key, entry) in entries.sorted(by: { $0.value.used < $1.value.used }) {
      guard size > goal else { return }
      entries[key] = nil
      size -= entry.bytes.count + overhead
    }
  }
}
