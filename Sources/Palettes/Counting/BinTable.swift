/// Counts and channel sums for every bin of `BinLayout` into which a pixel fell.
///
/// Bins are kept in columns, one for each chroma that occurs, with a bin for each luma: a still
/// has some 900 columns, 1.5 MB. The sums are 32 bits wide in the hot loop; before they could
/// overflow they move to wide ones, so counting is exact for any number of pixels.
struct BinTable: Sendable {
  /// For each chroma the index of its column's first bin, or `none`.
  private var columns = [UInt32](repeating: none, count: BinLayout.chromaCount)
  /// The chroma of each column, in the order in which they were met.
  private var chromas: [UInt32] = []
  /// Count, then sums of red, green and blue: `lumaLevels` bins for each column.
  private var bins: [SIMD4<UInt32>] = []
  /// Parallel to `bins`: the least place at which a pixel was counted, or 0 if none was.
  private var places: [UInt32] = []
  /// What moved out of `bins`, by index; empty until the first move.
  private var wide: [Int: SIMD4<UInt64>] = [:]
  /// Pixels counted into `bins` since it was last emptied.
  private var narrowPixels = 0
  /// Room for the bins that a row meets: number and pixel.
  private var fresh: [SIMD2<UInt32>] = []
  /// How many bins a pixel fell into.
  private(set) var count = 0

  static let none = UInt32.max
  /// The most pixels that `bins` holds for sure: each adds at most 255 to a 32-bit sum.
  private static let narrowCapacity = Int(UInt32.max) / 255

  /// Counts a row of 3-byte pixels, which is no longer than 2²⁴ pixels.
  ///
  /// - Parameter place: where the pixel of this index is.
  /// - Complexity: O(pixels).
  mutating func add(row: UnsafeBufferPointer<UInt8>, place: (Int) -> FramePlace) {
    let end = row.count / 3
    makeRoom(forPixels: end)
    var index = 0
    while index < end {
      if let chroma = addRun(row, from: &index, to: end, place: place) { open(chroma) }
    }
  }

  /// Counts pixels from `index` on, up to the first whose column does not exist; returns its
  /// chroma, or `nil` at the end.
  private mutating func addRun(
    _ row: UnsafeBufferPointer<UInt8>, from index: inout Int, to end: Int,
    place: (Int) -> FramePlace
  ) -> UInt32? {
    let start = index
    var stop = BinPixels.Stop(index: start, missing: nil, fresh: 0)
    if fresh.count < end { fresh = [SIMD2<UInt32>](repeating: .zero, count: end) }
    BinLayout.withTables { luma, redBlue, green in
      columns.withUnsafeBufferPointer { columns in
        bins.withUnsafeMutableBufferPointer { bins in
          fresh.withUnsafeMutableBufferPointer { fresh in
            let pixels = BinPixels(
              bytes: row.baseAddress.unsafelyUnwrapped, luma: luma, redBlue: redBlue, green: green,
              columns: columns.baseAddress.unsafelyUnwrapped, bins: bins.baseAddress,
              fresh: fresh.baseAddress.unsafelyUnwrapped)
            stop = pixels.count(from: start, to: end)
          }
        }
      }
    }
    for met in fresh[..<stop.fresh] where places[Int(met.x)] == 0 {
      places[Int(met.x)] = place(Int(met.y)).rawValue
      count += 1
    }
    index = stop.index
    return stop.missing
  }

  /// Adds pixels that were counted elsewhere.
  mutating func add(_ entry: HistogramEntry) {
    let (chroma, luma) = BinLayout.parts(of: entry.bin)
    open(chroma)
    let bin = Int(columns[Int(chroma)]) + luma
    wide[bin, default: .zero] &+= SIMD4(entry.count, entry.red, entry.green, entry.blue)
    let known = places[bin]
    if known == 0 { count += 1 }
    if known == 0 || entry.place.rawValue < known { places[bin] = entry.place.rawValue }
  }

  /// Calls `body` with each bin into which a pixel fell, by rising number.
  func forEachEntry(_ body: (HistogramEntry) -> Void) {
    for (chroma, column) in columns.enumerated() where column != Self.none {
      for luma in 0..<BinLayout.lumaLevels {
        let bin = Int(column) + luma
        guard places[bin] > 0 else { continue }
        var all = SIMD4<UInt64>(truncatingIfNeeded: bins[bin])
        if !wide.isEmpty { all &+= wide[bin] ?? .zero }
        body(
          HistogramEntry(
            count: all.x, red: all.y, green: all.z, blue: all.w,
            place: FramePlace(rawValue: places[bin]), bin: BinLayout.bin(UInt32(chroma), luma)))
      }
    }
  }

  /// Forgets every pixel and keeps the memory.
  mutating func removeAll() {
    for chroma in chromas { columns[Int(chroma)] = Self.none }
    chromas.removeAll(keepingCapacity: true)
    bins.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    wide.removeAll()
    narrowPixels = 0
    count = 0
  }

  /// Empties `bins` into `wide` if `pixels` more could overflow it.
  private mutating func makeRoom(forPixels pixels: Int) {
    if narrowPixels + pixels > Self.narrowCapacity {
      for bin in bins.indices where bins[bin].x > 0 {
        wide[bin, default: .zero] &+= SIMD4<UInt64>(truncatingIfNeeded: bins[bin])
        bins[bin] = .zero
      }
      narrowPixels = 0
    }
    narrowPixels += pixels
  }

  /// Makes the column of a chroma exist.
  private mutating func open(_ chroma: UInt32) {
    guard columns[Int(chroma)] == Self.none else { return }
    if bins.capacity == 0 {
      // Room for every column: pages of it that are never written to are never real.
      bins.reserveCapacity(BinLayout.count)
      places.reserveCapacity(BinLayout.count)
    }
    columns[Int(chroma)] = UInt32(bins.count)
    chromas.append(chroma)
    bins.append(contentsOf: repeatElement(.zero, count: BinLayout.lumaLevels))
    places.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }
}
