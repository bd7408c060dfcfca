/// Counts and channel sums for every bin of `BinLayout` that has a pixel.
///
/// Bins are kept in columns. Each pair of chroma bins that occurs has a column, with one bin for
/// each luma bin: a still has about 900 columns, 1.1 MB. A bin is eight bytes in the hot loop
/// (`PackedBin`). Before a bin can overflow, its counts move to a wide bin, so counting is exact
/// for any number of pixels.
struct BinTable: Sendable {
  /// The counts that do not fit into a packed bin.
  private struct WideBin {
    /// Count, then sums of red, green and blue.
    var sums = SIMD4<UInt64>.zero
    /// The greatest place of pixels of other pictures; 0 if there are no such pixels.
    var place = FramePlace(rawValue: 0)
  }

  /// For each pair of chroma bins, the index of its column's first bin; 0 (the guard column) if it
  /// has no column.
  private var columns = [UInt32](repeating: 0, count: BinLayout.chromaCount)
  /// The pair of chroma bins of each column, in the order in which they first occurred.
  private var chromas: [UInt32] = []
  /// The guard column, then `lumaLevels` bins for each column.
  private var bins: [PackedBin] = []
  /// Parallel to `bins` if places are noted: the number of the last pixel in each bin.
  private var numbers: [UInt32] = []
  /// The counts that moved out of `bins`.
  private var wide: [WideBin] = []
  /// Parallel to `bins`: 1 + the index in `wide` of the counts that moved out of the bin, or 0 if
  /// none did. Empty while `wide` is empty.
  private var wideSlots: [UInt32] = []
  /// Whether to note the places of pixels. Palettes of films have no places.
  private(set) var notesPlaces = true
  /// The picture to which `numbers` refer.
  private var grid = PictureGrid()

  /// Counts a row of 3-byte pixels.
  ///
  /// - Parameters:
  ///   - first: the number of the first pixel; the rows of one picture come in rising order.
  ///   - grid: the picture that contains the row.
  /// - Complexity: O(pixels).
  mutating func add(row: UnsafeBufferPointer<UInt8>, first: UInt32, in grid: PictureGrid) {
    if grid != self.grid { move(to: grid) }
    reserve()
    var index = 0
    while let stop = addRun(row, from: index, first: first), let bytes = row.baseAddress {
      index = stop.index
      makeRoom(in: stop.bin, for: bytes + 3 * index)
    }
  }

  /// Stops noting places, permanently.
  mutating func forgetPlaces() { notesPlaces = false }

  /// Counts the same row of several frames. Places must not be noted.
  ///
  /// - Parameters:
  ///   - rows: 3-byte pixels of each frame; 1…`BinStack.greatestDepth` rows.
  ///   - pixels: how many pixels each row has.
  /// - Complexity: O(pixels × rows); less where rows are equal.
  mutating func add(rows: UnsafeBufferPointer<UnsafePointer<UInt8>>, pixels: Int) {
    precondition(!notesPlaces, "rows of several frames have no places")
    precondition((1...BinStack.greatestDepth).contains(rows.count), "1…32 rows")
    reserve()
    let groups = pixels / BinStack.group
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: groups) { changes in
      BinStack.compare(rows, changes)
      var place = BinStack.Place()
      while let stop = addStack(rows, UnsafeBufferPointer(changes), from: &place) {
        makeRoom(in: stop.bin, for: stop.pixel)
      }
    }
    let done = groups * BinStack.group
    guard done < pixels else { return }
    for row in rows {
      let rest = UnsafeBufferPointer(start: row + 3 * done, count: 3 * (pixels - done))
      add(row: rest, first: 0, in: grid)
    }
  }

  /// Empties a full bin; or, if `bin` is in the guard column, adds the column for the pixel with
  /// these 3 bytes.
  private mutating func makeRoom(in bin: Int, for pixel: UnsafePointer<UInt8>) {
    guard bin < BinLayout.lumaLevels else { return widen(bin) }
    open(BinLayout.chroma(SIMD3(pixel[0], pixel[1], pixel[2])))
  }

  /// Counts pixels from `index` on, up to the first whose bin is full or in the guard column.
  private mutating func addRun(
    _ row: UnsafeBufferPointer<UInt8>, from index: Int, first: UInt32
  ) -> BinPixels.Stop? {
    let isNoting = notesPlaces
    return withPointers { pointers, numbers in
      row.baseAddress.flatMap {
        BinPixels(bytes: $0, pointers: pointers, numbers: numbers)
          .count(from: index, to: row.count / 3, first: first, isNoting: isNoting)
      }
    }
  }

  /// Does the same for a stack of rows.
  private mutating func addStack(
    _ rows: UnsafeBufferPointer<UnsafePointer<UInt8>>, _ changes: UnsafeBufferPointer<UInt64>,
    from place: inout BinStack.Place
  ) -> BinStack.Stop? {
    withPointers { pointers, _ in
      BinStack(rows: rows, changes: changes, pointers: pointers).count(from: &place)
    }
  }

  /// Calls `body` with the bins and their `numbers` as pointers.
  @inline(__always)
  private mutating func withPointers<Result>(
    _ body: (BinPointers, UnsafeMutablePointer<UInt32>) -> Result?
  ) -> Result? {
    BinLayout.withTable { table in
      columns.withUnsafeBufferPointer { columns in
        bins.withUnsafeMutableBufferPointer { bins in
          numbers.withUnsafeMutableBufferPointer { numbers in
            guard let columns = columns.baseAddress, let bins = bins.baseAddress,
              let numbers = numbers.baseAddress
            else { preconditionFailure("bins that nobody reserved") }
            return body(BinPointers(table: table, columns: columns, bins: bins), numbers)
          }
        }
      }
    }
  }

  /// Adds pixels that were counted before.
  mutating func add(_ entry: HistogramEntry) {
    let (chroma, luma) = BinLayout.parts(of: entry.bin)
    reserve()
    open(chroma)
    let bin = Int(columns[Int(chroma)]) + luma
    let slot = wideSlot(of: bin)
    wide[slot].sums &+= SIMD4(entry.count, entry.red, entry.green, entry.blue)
    wide[slot].place = max(wide[slot].place, entry.place)
  }

  /// Whether at least this many bins have a pixel.
  ///
  /// - Complexity: O(bins) at worst; a few columns for a busy picture.
  func holds(atLeast count: Int) -> Bool {
    var found = 0
    for bin in bins.dropFirst(BinLayout.lumaLevels) {
      found += bin.bits == 0 ? 0 : 1
      if found == count { return true }
    }
    return found >= count
  }

  /// Calls `body` with each bin that has a pixel, in rising order of their numbers.
  @inline(__always)
  func forEachEntry(_ body: (HistogramEntry) -> Void) {
    forEachBin { packed, index, number in body(entry(packed, at: index, number: number)) }
  }

  /// Calls `body` with each bin that has a pixel, its index and its number, in rising order of the
  /// numbers.
  ///
  /// Eight bins at a time are tested for content, without a branch.
  @inline(__always)
  private func forEachBin(_ body: (_ packed: PackedBin, _ index: Int, _ number: UInt32) -> Void) {
    bins.withUnsafeBufferPointer { bins in
      for (chroma, column) in columns.enumerated() where column != 0 {
        let number = BinLayout.bin(UInt32(truncatingIfNeeded: chroma), 0)
        for luma in stride(from: 0, to: BinLayout.lumaLevels, by: 8) {
          let first = Int(column) &+ luma
          var filled: UInt = 0
          for place in 0..<8 { filled |= (bins[first &+ place].bits == 0 ? 0 : 1) &<< UInt(place) }
          while filled != 0 {
            let place = filled.trailingZeroBitCount
            filled &= filled &- 1
            let index = first &+ place
            body(bins[index], index, number &+ UInt32(truncatingIfNeeded: luma &+ place))
          }
        }
      }
    }
  }

  /// The counts of a bin that is not empty.
  private func entry(_ packed: PackedBin, at bin: Int, number: UInt32) -> HistogramEntry {
    var sums = packed.sums
    var place = FramePlace(rawValue: 0)
    if sums.x > 0, notesPlaces { place = grid.place(of: numbers[bin]) }
    if packed.hasWide {
      let other = wide[Int(wideSlots[bin]) - 1]
      sums &+= other.sums
      place = max(place, other.place)
    }
    return HistogramEntry(
      count: sums.x, red: sums.y, green: sums.z, blue: sums.w, place: place, bin: number)
  }

  /// Removes every pixel but keeps the memory.
  mutating func removeAll() {
    for chroma in chromas { columns[Int(chroma)] = 0 }
    chromas.removeAll(keepingCapacity: true)
    bins.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    wideSlots.removeAll(keepingCapacity: true)
  }

  /// Continues with another picture: pixel numbers become places, which are valid across pictures.
  private mutating func move(to grid: PictureGrid) {
    var entries: [HistogramEntry] = []
    forEachEntry { entries.append($0) }
    removeAll()
    self.grid = grid
    for entry in entries { add(entry) }
  }

  /// Moves the counts of a bin into a wide one.
  private mutating func widen(_ bin: Int) {
    wide[wideSlot(of: bin)].sums &+= bins[bin].sums
    bins[bin] = PackedBin()
    bins[bin].hasWide = true
  }

  /// The index in `wide` of the counts that moved out of a bin; adds an entry if there is none.
  private mutating func wideSlot(of bin: Int) -> Int {
    if wideSlots.isEmpty {
      wideSlots.reserveCapacity(bins.capacity)
      wideSlots.append(contentsOf: repeatElement(0, count: bins.count))
    }
    if wideSlots[bin] == 0 {
      wide.append(WideBin())
      wideSlots[bin] = UInt32(wide.count)
      bins[bin].hasWide = true
    }
    return Int(wideSlots[bin]) - 1
  }

  /// Adds the guard column: full bins, at which counting stops.
  private mutating func reserve() {
    guard bins.isEmpty else { return }
    // Reserve room for every column. Memory pages that are never written to take no physical
    // memory.
    bins.reserveCapacity(BinLayout.count + BinLayout.lumaLevels)
    if notesPlaces { numbers.reserveCapacity(BinLayout.count + BinLayout.lumaLevels) }
    bins.append(contentsOf: repeatElement(.full, count: BinLayout.lumaLevels))
    numbers.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }

  /// Adds the column of a pair of chroma bins if it does not exist yet.
  private mutating func open(_ chroma: UInt32) {
    guard columns[Int(chroma)] == 0 else { return }
    columns[Int(chroma)] = UInt32(bins.count)
    chromas.append(chroma)
    bins.append(contentsOf: repeatElement(PackedBin(), count: BinLayout.lumaLevels))
    if notesPlaces {
      numbers.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
    }
    guard !wideSlots.isEmpty else { return }
    wideSlots.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }
}
