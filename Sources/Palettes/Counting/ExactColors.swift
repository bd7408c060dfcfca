/// Exact counts of single 24-bit colors, for pictures with few colors.
///
/// This is a hash table with open addressing. It rejects more than `capacity` colors.
struct ExactColors: Sendable {
  /// The largest number of colors in the table.
  static let capacity = 4096
  private static let slots = 4 * capacity

  /// 1 + the color of each slot, or 0 if the slot is free.
  private var keys = [UInt32](repeating: 0, count: slots)
  private var counts = [UInt64](repeating: 0, count: slots)
  private var places = [FramePlace](repeating: FramePlace(rawValue: 0), count: slots)
  private(set) var count = 0
  /// Which of the colors lie on edges.
  var edges = EdgeColors(sparseness: 1)

  /// Counts pixels of one color; `false` if the table has no room for another color.
  mutating func add(_ color: SIMD3<UInt8>, times: UInt64, at place: FramePlace) -> Bool {
    let key = UInt32(color.x) << 16 | UInt32(color.y) << 8 | UInt32(color.z)
    var slot = Int((key &* 2_654_435_769) >> 18)
    while keys[slot] != key + 1 {
      if keys[slot] == 0 {
        guard count < Self.capacity else { return false }
        keys[slot] = key + 1
        count += 1
        break
      }
      slot = (slot + 1) % Self.slots
    }
    counts[slot] += times
    places[slot] = max(places[slot], place)
    return true
  }

  /// Adds every color of `other`; `false` if the colors do not all fit.
  mutating func merge(_ other: ExactColors) -> Bool {
    edges.merge(other.edges)
    return other.entries().allSatisfy { entry in
      add(Self.color(of: entry), times: entry.count, at: entry.place)
    }
  }

  /// The colors, by rising red, green, blue.
  func entries() -> [HistogramEntry] {
    let used = keys.indices.filter { keys[$0] > 0 }.sorted { keys[$0] < keys[$1] }
    return used.map { slot in
      let key = keys[slot] - 1
      let color = SIMD3(UInt8(key >> 16), UInt8(key >> 8 & 255), UInt8(key & 255))
      return HistogramEntry(
        count: counts[slot], red: UInt64(color.x) * counts[slot],
        green: UInt64(color.y) * counts[slot], blue: UInt64(color.z) * counts[slot],
        place: places[slot])
    }
  }

  /// The one color of an entry of this table.
  static func color(of entry: HistogramEntry) -> SIMD3<UInt8> {
    SIMD3<UInt8>(
      truncatingIfNeeded: SIMD3(entry.red, entry.green, entry.blue) / entry.count)
  }
}
