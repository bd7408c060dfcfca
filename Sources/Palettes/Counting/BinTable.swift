/// Counts and channel sums for every bin of `BinLayout`: 8 MB of addresses, of which only the
/// pages that pixels fall into are ever real.
///
/// The sums are 32 bits wide in the hot loop; before they could overflow they move to wide ones,
/// so counting is exact for any number of pixels.
struct BinTable: Sendable {
  /// Count, then sums of red, green and blue, for each bin.
  private var narrow = ZeroedMemory<SIMD4<UInt32>>(count: BinLayout.count)
  /// What moved out of `narrow`, by bin; made when first needed.
  private var wide: [UInt32: SIMD4<UInt64>] = [:]
  /// For each bin the least place at which a pixel was counted, or 0 if none was.
  private var places = ZeroedMemory<UInt32>(count: BinLayout.count)
  /// The bins that exist, in the order in which they were met.
  private var touched: [UInt32] = []
  /// Pixels counted into `narrow` since it was last emptied.
  private var narrowPixels = 0

  /// The most pixels that `narrow` holds for sure: each adds at most 255 to a 32-bit sum.
  private static let narrowCapacity = Int(UInt32.max) / 255

  /// How many bins exist.
  var count: Int { touched.count }

  /// Counts a row of 3-byte pixels, which is no longer than 2²⁴ pixels.
  ///
  /// - Parameter place: where the pixel of this index is.
  /// - Complexity: O(pixels); about 2.5 ns each.
  mutating func add(row: UnsafeBufferPointer<UInt8>, place: (Int) -> FramePlace) {
    let pixels = row.count / 3
    guard pixels > 0, let bytes = row.baseAddress else { return }
    prepare(forPixels: pixels)
    let bins = narrow.pointer
    BinLayout.withTables { luma, redBlue, green in
      for index in 0..<pixels {
        let red = Int(bytes[3 * index])
        let green2 = 2 * Int(bytes[3 * index + 1])
        let blue = Int(bytes[3 * index + 2])
        let bin = Int(
          luma[(red &+ green2 &+ blue) >> 2] &+ redBlue[red &- blue]
            &+ green[green2 &- red &- blue])
        let old = bins[bin]
        if old.x == 0 { meet(UInt32(truncatingIfNeeded: bin), at: place(index)) }
        bins[bin] =
          old
          &+ SIMD4(
            1, UInt32(truncatingIfNeeded: red), UInt32(truncatingIfNeeded: green2 >> 1),
            UInt32(truncatingIfNeeded: blue))
      }
    }
  }

  /// Adds pixels that were counted elsewhere.
  mutating func add(_ entry: HistogramEntry) {
    prepare(forPixels: 0)
    meet(entry.bin, at: entry.place)
    let sums = entry.sums
    wide[entry.bin, default: .zero] &+= SIMD4(entry.count, sums.x, sums.y, sums.z)
  }

  /// The bins that exist, by rising number.
  func entries() -> [HistogramEntry] {
    touched.sorted().map { bin in
      let low = narrow.pointer[Int(bin)]
      let all = SIMD4<UInt64>(truncatingIfNeeded: low) &+ (wide[bin] ?? .zero)
      return HistogramEntry(
        count: all.x, sums: SIMD3(all.y, all.z, all.w),
        place: FramePlace(rawValue: places.pointer[Int(bin)]), bin: bin)
    }
  }

  /// Forgets every pixel and keeps the memory.
  mutating func removeAll() {
    prepare(forPixels: 0)
    for bin in touched {
      narrow.pointer[Int(bin)] = .zero
      places.pointer[Int(bin)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    wide.removeAll()
    narrowPixels = 0
  }

  /// Makes this table the only owner of its memory, with room in `narrow` for `pixels` more.
  private mutating func prepare(forPixels pixels: Int) {
    if !isKnownUniquelyReferenced(&narrow) {
      let (sharedBins, sharedPlaces) = (narrow, places)
      narrow = ZeroedMemory(count: BinLayout.count)
      places = ZeroedMemory(count: BinLayout.count)
      for bin in touched {
        narrow.pointer[Int(bin)] = sharedBins.pointer[Int(bin)]
        places.pointer[Int(bin)] = sharedPlaces.pointer[Int(bin)]
      }
    }
    if narrowPixels + pixels > Self.narrowCapacity {
      for bin in touched {
        wide[bin, default: .zero] &+= SIMD4<UInt64>(truncatingIfNeeded: narrow.pointer[Int(bin)])
        narrow.pointer[Int(bin)] = .zero
      }
      narrowPixels = 0
    }
    narrowPixels += pixels
  }

  /// Makes `bin` exist and keeps the lesser place.
  private mutating func meet(_ bin: UInt32, at place: FramePlace) {
    let known = places.pointer[Int(bin)]
    if known == 0 { touched.append(bin) }
    if known == 0 || place.rawValue < known { places.pointer[Int(bin)] = place.rawValue }
  }
}
