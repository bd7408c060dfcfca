/// A histogram as bytes: bins by rising number, each as few bytes as its numbers need.
///
/// Bins with few pixels are merged as `points(in:)` merges them, which costs palettes nothing that
/// can be measured and makes a quarter of the bytes.
///
/// LEB128 numbers: how many bins; for each the step from the bin before, its count, and what its
/// sums of red, green and blue differ by from the bin before's mean, and its place. What is read
/// back counts the same; pictures of few colors lose that their colors were known apart.
extension Histogram {
  /// - Complexity: O(bins).
  package var encoded: [UInt8] {
    var writer = NumberWriter()
    var count = 0
    var bin: UInt32 = 0
    var mean = SIMD3<Int>.zero
    // Bins that were merged are told as the bin of their mean color.
    let entries = entries(merging: true).map { entry in
      var entry = entry
      entry.bin = BinLayout.bin(entry.bytes)
      return entry
    }.sorted { $0.bin < $1.bin }
    for entry in entries {
      count += 1
      writer.append(UInt64(entry.bin - bin))
      bin = entry.bin
      writer.append(entry.count)
      let sums = SIMD3(Int(entry.red), Int(entry.green), Int(entry.blue))
      let pixels = Int(entry.count)
      for axis in 0..<3 { writer.append(signed: Int64(sums[axis] - mean[axis] * pixels)) }
      mean = SIMD3(sums.x / pixels, sums.y / pixels, sums.z / pixels)
      writer.append(UInt64(entry.place.rawValue))
    }
    var head = NumberWriter()
    head.append(UInt64(count))
    return head.bytes + writer.bytes
  }
}

extension CountedBins {
  /// The most pixels that bytes may tell of: a day of small frames has a tenth of it, and sums over
  /// hundreds of such days do not overflow.
  private static let mostPixels: UInt64 = 1 << 38

  /// What `Histogram.encoded` gave; `nil` if the bytes are anything else.
  ///
  /// - Complexity: O(bytes).
  package init?(encoded bytes: [UInt8]) {
    self.init()
    var reader = NumberReader(bytes[...])
    guard let count = reader.number(), count <= BinLayout.count else { return nil }
    // A bin has six bytes or more: no more than the bytes can hold.
    reserveCapacity(min(Int(count), bytes.count / 6))
    var bin: UInt64 = 0
    var mean = SIMD3<Int64>.zero
    var room = Self.mostPixels
    for _ in 0..<count {
      guard let step = reader.number(), let pixels = reader.number(),
        let red = reader.signed(), let green = reader.signed(), let blue = reader.signed(),
        let place = reader.number()
      else { return nil }
      bin += min(step, 1 << 32)
      guard bin < BinLayout.count, pixels > 0, pixels <= room, place < 1 << 32
      else { return nil }
      room -= pixels
      let total = Int64(pixels)
      guard [red, green, blue].allSatisfy({ $0.magnitude <= pixels * 255 }) else { return nil }
      let sums = SIMD3(red, green, blue) &+ mean &* total
      guard sums.min() >= 0, sums.max() <= total * 255 else { return nil }
      mean = SIMD3(sums.x / total, sums.y / total, sums.z / total)
      append(
        HistogramEntry(
          count: pixels, red: UInt64(sums.x), green: UInt64(sums.y), blue: UInt64(sums.z),
          place: FramePlace(rawValue: UInt32(place)), bin: UInt32(bin)))
    }
    guard reader.isAtEnd else { return nil }
  }
}
