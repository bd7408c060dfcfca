/// Counts and channel sums for every bin of `BinLayout` into which a pixel fell.
///
/// Bins are kept in columns, one for each chroma that occurs, with a bin for each luma: a still
/// has some 900 columns, 0.8 MB. A bin is eight bytes in the hot loop (`PackedBin`); before it
/// could overflow it moves to a wide one, so counting is exact for any number of pixels.
struct BinTable: Sendable {
  /// For each chroma the index of its column's first bin; 0, which is `guardColumn`, if none.
  private var columns = [UInt32](repeating: 0, count: BinLayout.chromaCount)
  /// The chroma of each column, in the order in which they were met.
  private var chromas: [UInt32] = []
  /// `lumaLevels` bins for each column, after those of the guard.
  private var bins: [PackedBin] = []
  /// Parallel to `bins`: the least place at which a pixel was counted, or 0 if none was.
  private var places: [UInt32] = []
  /// What moved out of `bins`, by index: count, then sums of red, green and blue.
  private var wide: [Int: SIMD4<UInt64>] = [:]
  /// Room for the bins that a row meets: number and pixel.
  private var fresh: [SIMD2<UInt32>] = []
  /// How many bins a pixel fell into.
  private(set) var count = 0

  /// Counts a row of 3-byte pixels, which is no longer than 2²⁴ pixels.
  ///
  /// - Parameter place: where the pixel of this index is.
  /// - Complexity: O(pixels).
  mutating func add(row: UnsafeBufferPointer<UInt8>, place: (Int) -> FramePlace) {
    let end = row.count / 3
    if fresh.count < end { fresh = [SIMD2<UInt32>](repeating: .zero, count: end) }
    reserve()
    var index = 0
    while let bin = addRun(row, from: &index, to: end, place: place) {
      if bin < BinLayout.lumaLevels {
        open(BinLayout.chroma(SIMD3(row[3 * index], row[3 * index + 1], row[3 * index + 2])))
      } else {
        widen(bin)
      }
    }
  }

  /// Counts pixels from `index` on, up to the first whose bin is full or a guard; returns that
  /// bin, or `nil` at the end.
  private mutating func addRun(
    _ row: UnsafeBufferPointer<UInt8>, from index: inout Int, to end: Int,
    place: (Int) -> FramePlace
  ) -> Int? {
    let start = index
    var stop = BinPixels.Stop(index: start, bin: nil, fresh: 0)
    BinLayout.withTable { table in
      columns.withUnsafeBufferPointer { columns in
        bins.withUnsafeMutableBufferPointer { bins in
          fresh.withUnsafeMutableBufferPointer { fresh in
            guard let bytes = row.baseAddress, let columns = columns.baseAddress,
              let bins = bins.baseAddress, let fresh = fresh.baseAddress
            else { return }
            let pixels = BinPixels(
              bytes: bytes, table: table, columns: columns, bins: bins, fresh: fresh)
            stop = pixels.count(from: start, to: end)
          }
        }
      }
    }
    for met in fresh[..<stop.fresh] {
      places[Int(met.x)] = place(Int(met.y)).rawValue
    }
    count += stop.fresh
    index = stop.index
    return stop.bin
  }

  /// Adds pixels that were counted elsewhere.
  mutating func add(_ entry: HistogramEntry) {
    let (chroma, luma) = BinLayout.parts(of: entry.bin)
    reserve()
    open(chroma)
    let bin = Int(columns[Int(chroma)]) + luma
    wide[bin, default: .zero] &+= SIMD4(entry.count, entry.red, entry.green, entry.blue)
    bins[bin].hasWide = true
    let known = places[bin]
    if known == 0 { count += 1 }
    if known == 0 || entry.place.rawValue < known { places[bin] = entry.place.rawValue }
  }

  /// Calls `body` with each bin into which a pixel fell, by rising number.
  func forEachEntry(_ body: (HistogramEntry) -> Void) {
    for (chroma, column) in columns.enumerated() where column != 0 {
      for luma in 0..<BinLayout.lumaLevels {
        let bin = Int(column) + luma
        guard places[bin] > 0 else { continue }
        var all = bins[bin].sums
        if bins[bin].hasWide { all &+= wide[bin] ?? .zero }
        body(
          HistogramEntry(
            count: all.x, red: all.y, green: all.z, blue: all.w,
            place: FramePlace(rawValue: places[bin]), bin: BinLayout.bin(UInt32(chroma), luma)))
      }
    }
  }

  /// Forgets every pixel and keeps the memory.
  mutating func removeAll() {
    for chroma in chromas { columns[Int(chroma)] = 0 }
    chromas.removeAll(keepingCapacity: true)
    bins.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    wide.removeAll()
    count = 0
  }

  /// Empties a bin into a wide one.
  private mutating func widen(_ bin: Int) {
    wide[bin, default: .zero] &+= bins[bin].sums
    bins[bin] = PackedBin()
    bins[bin].hasWide = true
  }

  /// Makes the guard column: full bins, at which counting stops.
  private mutating func reserve() {
    guard bins.isEmpty else { return }
    // Room for every column: pages of it that are never written to are never real.
    bins.reserveCapacity(BinLayout.count + BinLayout.lumaLevels)
    places.reserveCapacity(BinLayout.count + BinLayout.lumaLevels)
    bins.append(contentsOf: repeatElement(.full, count: BinLayout.lumaLevels))
    places.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }

  /// Makes the column of a chroma exist.
  private mutating func open(_ chroma: UInt32) {
    guard columns[Int(chroma)] == 0 else { return }
    columns[Int(chroma)] = UInt32(bins.count)
    chromas.append(chroma)
    bins.append(contentsOf: repeatElement(PackedBin(), count: BinLayout.lumaLevels))
    places.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }
}
