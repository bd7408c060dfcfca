/// Counts and channel sums for every bin of `BinLayout` into which a pixel fell.
///
/// Bins are kept in columns, one for each chroma that occurs, with a bin for each luma: a still
/// has some 900 columns, 1.1 MB. A bin is eight bytes in the hot loop (`PackedBin`); before it
/// could overflow it moves to a wide one, so counting is exact for any number of pixels.
struct BinTable: Sendable {
  /// What does not fit into a packed bin.
  private struct WideBin {
    /// Count, then sums of red, green and blue.
    var sums = SIMD4<UInt64>.zero
    /// The greatest place of pixels of other pictures; 0 if there are none.
    var place = FramePlace(rawValue: 0)
  }

  /// For each chroma the index of its column's first bin; 0, which is `guardColumn`, if none.
  private var columns = [UInt32](repeating: 0, count: BinLayout.chromaCount)
  /// The chroma of each column, in the order in which they were met.
  private var chromas: [UInt32] = []
  /// `lumaLevels` bins for each column, after those of the guard.
  private var bins: [PackedBin] = []
  /// Parallel to `bins` if places are noted: the number of the last pixel that fell into each.
  private var numbers: [UInt32] = []
  /// What moved out of `bins`.
  private var wide: [WideBin] = []
  /// Parallel to `bins`: 1 + the index in `wide` of what moved out of each, 0 if nothing did; empty
  /// as long as `wide` is.
  private var wideSlots: [UInt32] = []
  /// Whether places are wanted: palettes of films have none.
  private(set) var notesPlaces = true
  /// The picture in which `numbers` are.
  private var grid = PictureGrid()

  /// Counts a row of 3-byte pixels.
  ///
  /// - Parameters:
  ///   - first: the number of the first pixel; rows of one picture come by rising numbers.
  ///   - grid: the picture that they are in.
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

  /// From now on notes no places, for ever.
  mutating func forgetPlaces() { notesPlaces = false }

  /// Counts the same row of several frames, whose places are forgotten.
  ///
  /// - Parameters:
  ///   - rows: 3-byte pixels of each frame; 1…`BinStack.greatestDepth` of them.
  ///   - pixels: how many are in each row.
  /// - Complexity: O(pixels × rows); less where rows are the same.
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

  /// Empties a full bin; or makes the column exist that a pixel, whose 3 bytes these are, is not in.
  private mutating func makeRoom(in bin: Int, for pixel: UnsafePointer<UInt8>) {
    guard bin < BinLayout.lumaLevels else { return widen(bin) }
    open(BinLayout.chroma(SIMD3(pixel[0], pixel[1], pixel[2])))
  }

  /// Counts pixels from `index` on, up to the first whose bin is full or a guard.
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

  /// The same for a stack of rows.
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

  /// Adds pixels that were counted elsewhere.
  mutating func add(_ entry: HistogramEntry) {
    let (chroma, luma) = BinLayout.parts(of: entry.bin)
    reserve()
    open(chroma)
    let bin = Int(columns[Int(chroma)]) + luma
    let slot = wideSlot(of: bin)
    wide[slot].sums &+= SIMD4(entry.count, entry.red, entry.green, entry.blue)
    wide[slot].place = max(wide[slot].place, entry.place)
  }

  /// Whether pixels fell into at least this many bins.
  ///
  /// - Complexity: O(bins) at worst; a few columns of a busy picture.
  func holds(atLeast count: Int) -> Bool {
    var found = 0
    for bin in bins.dropFirst(BinLayout.lumaLevels) {
      found += bin.bits == 0 ? 0 : 1
      if found == count { return true }
    }
    return found >= count
  }

  /// Calls `body` with each bin into which a pixel fell, by rising number.
  @inline(__always)
  func forEachEntry(_ body: (HistogramEntry) -> Void) {
    forEachBin { packed, index, number in body(entry(packed, at: index, number: number)) }
  }

  /// Calls `body` with each bin into which a pixel fell, with its index and its number, which
  /// rises.
  ///
  /// Eight at a time are asked whether there is anything in them, without a branch.
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

  /// What was counted in a bin that is not empty.
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

  /// Forgets every pixel and keeps the memory.
  mutating func removeAll() {
    for chroma in chromas { columns[Int(chroma)] = 0 }
    chromas.removeAll(keepingCapacity: true)
    bins.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    wideSlots.removeAll(keepingCapacity: true)
  }

  /// Goes on with another picture: numbers become places, which hold in every picture.
  private mutating func move(to grid: PictureGrid) {
    var entries: [HistogramEntry] = []
    forEachEntry { entries.append($0) }
    removeAll()
    self.grid = grid
    for entry in entries { add(entry) }
  }

  /// Empties a bin into a wide one.
  private mutating func widen(_ bin: Int) {
    wide[wideSlot(of: bin)].sums &+= bins[bin].sums
    bins[bin] = PackedBin()
    bins[bin].hasWide = true
  }

  /// The index in `wide` of what moved out of a bin, which from now on is something.
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

  /// Makes the guard column: full bins, at which counting stops.
  private mutating func reserve() {
    guard bins.isEmpty else { return }
    // Room for every column: pages of it that are never written to are never real.
    bins.reserveCapacity(BinLayout.count + BinLayout.lumaLevels)
    if notesPlaces { numbers.reserveCapacity(BinLayout.count + BinLayout.lumaLevels) }
    bins.append(contentsOf: repeatElement(.full, count: BinLayout.lumaLevels))
    numbers.append(contentsOf: repeatElement(0, count: BinLayout.lumaLevels))
  }

  /// Makes the column of a chroma exist.
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
