/// An order in which points that are adjacent in the list are mostly close in space.
///
/// - Complexity: O(points): one key for each, three rounds of radix sort.
/// - Source: Morton 1966, "A computer oriented geodetic data base": the bits of the three
///   coordinates, on a grid of 1,024³ over the bounding box, are interleaved.
enum MortonOrder {
  /// Indices into `points`, along the curve; equal keys keep their order.
  static func indices(of points: [WeightedPoint]) -> [Int32] {
    guard let first = points.first?.position else { return [] }
    var lower = first
    var upper = first
    for point in points {
      lower = lower.lesser(point.position)
      upper = upper.greater(point.position)
    }
    let extent = (upper - lower).max()
    let scale = extent > 0 ? 1023.5 / extent : 0
    var entries = [UInt64](unsafeUninitializedCapacity: points.count) { entries, count in
      for (index, point) in points.enumerated() {
        let cell = (point.position - lower) * scale
        let key =
          spread(UInt32(cell.x)) | spread(UInt32(cell.y)) << 1 | spread(UInt32(cell.z)) << 2
        entries[index] = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
      }
      count = points.count
    }
    sort(&entries)
    return entries.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Spreads ten bits so that bit n moves to position 3n.
  private static func spread(_ value: UInt32) -> UInt32 {
    var bits = value
    bits = (bits | bits << 16) & 0x0300_00ff
    bits = (bits | bits << 8) & 0x0300_f00f
    bits = (bits | bits << 4) & 0x030c_30c3
    bits = (bits | bits << 2) & 0x0924_9249
    return bits
  }

  /// A stable radix sort by the 30 bits above the low 32, ten bits at a time.
  private static func sort(_ entries: inout [UInt64]) {
    var other = entries
    var starts = [Int](repeating: 0, count: 1024)
    for shift in [32, 42, 52] as [UInt64] {
      for digit in starts.indices { starts[digit] = 0 }
      for entry in entries { starts[Int(entry >> shift & 1023)] += 1 }
      var start = 0
      for digit in starts.indices {
        (starts[digit], start) = (start, start + starts[digit])
      }
      for entry in entries {
        let digit = Int(entry >> shift & 1023)
        other[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&entries, &other)
    }
  }
}
