/// A histogram as bytes: bins by rising number, each in as few bytes as its numbers need.
///
/// Bins with few pixels are merged as in `points(in:)`. This has no measurable effect on palettes
/// and reduces the bytes to a quarter.
///
/// All numbers are LEB128. First the number of bins; then for each bin the step from the number of
/// the previous bin, the count, the differences between its sums of red, green and blue and those
/// that the previous bin's mean would give, and its place. Decoding gives the same counts. For
/// pictures with few colors, the information that each color is exact is lost.
extension Histogram {
  /// - Complexity: O(bins).
  package var encoded: [UInt8] { encoded(places: true) }

  /// - Parameter places: whether bins have their places; otherwise they are nowhere, which saves
  ///   three bytes of ten.
  /// - Complexity: O(bins).
  package func encoded(places: Bool) -> [UInt8] {
    var writer = NumberWriter()
    var count = 0
    var bin: UInt32 = 0
    var mean = SIMD3<Int>.zero
    // A merged bin is written with the number of the bin that contains its mean color.
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
      writer.append(UInt64(places ? entry.place.rawValue : FramePlace.nowhere.rawValue))
    }
    var head = NumberWriter()
    head.append(UInt64(count))
    return head.bytes + writer.bytes
  }
}

extension CountedBins {
  /// The largest number of pixels that is accepted. A day of small frames has a tenth of it, and
  /// sums over hundreds of such days do not overflow.
  private static let mostPixels: UInt64 = 1 << 38

  /// Decodes the bytes of `Histogram.encoded`; `nil` if they are invalid.
  ///
  /// - Complexity: O(bytes).
  package init?(encoded bytes: [UInt8]) {
    self.init()
    var reader = NumberReader(bytes[...])
    guard let count = reader.number(), count <= BinLayout.count else { return nil }
    // A bin has at least six bytes, so never reserve more bins than the bytes can hold.
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
