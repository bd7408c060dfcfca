/// The hot loop of counting: pixels, tables and bins as plain pointers, and nothing else.
struct BinPixels {
  /// Where a run of pixels ended.
  struct Stop {
    /// The pixel after the last one that was counted.
    var index: Int
    /// The bin of that pixel, which is full; `nil` at the end.
    var bin: Int?
    /// How many bins in `fresh` were empty before.
    var fresh: Int
  }

  /// Pixels of 3 bytes.
  let bytes: UnsafePointer<UInt8>
  /// See `BinLayout.withTable`.
  let table: UnsafePointer<UInt16>
  /// For each chroma the first bin of its column; of a column of full bins if it has none.
  let columns: UnsafePointer<UInt32>
  let bins: UnsafeMutablePointer<PackedBin>
  /// Room for a bin and a pixel for each pixel of the row.
  let fresh: UnsafeMutablePointer<SIMD2<UInt32>>

  /// Counts pixels up to `end` or the first whose bin is full.
  @inline(never)
  func count(from start: Int, to end: Int) -> Stop {
    let (table, columns, bins) = (table + BinLayout.redBlueStart, columns, bins)
    let (green, luma) = (Self.green, Self.luma)
    var met = 0
    var pixel = bytes + 3 &* start
    let last = bytes + 3 &* end
    while pixel < last {
      let red = UInt(truncatingIfNeeded: pixel[0])
      let middle = UInt(truncatingIfNeeded: pixel[1])
      let blue = UInt(truncatingIfNeeded: pixel[2])
      let outer = Int(bitPattern: red &+ blue)
      let twice = Int(bitPattern: middle &+ middle)
      let chroma =
        UInt(truncatingIfNeeded: table[Int(bitPattern: red &- blue)])
        &+ UInt(truncatingIfNeeded: table[green &+ twice &- outer])
      let level = UInt(truncatingIfNeeded: table[luma &+ twice &+ outer])
      let bin = UInt(truncatingIfNeeded: columns[Int(bitPattern: chroma)]) &+ level
      let old = bins[Int(bitPattern: bin)]
      // One comparison finds both: an empty bin wraps around.
      if old.bits &- 1 >= PackedBin.fullBits &- 1 {
        let index = (pixel - bytes) / 3
        guard old.bits == 0 else { return Stop(index: index, bin: Int(bin), fresh: met) }
        fresh[met] = SIMD2(UInt32(truncatingIfNeeded: bin), UInt32(truncatingIfNeeded: index))
        met &+= 1
      }
      bins[Int(bitPattern: bin)] = old.adding(red: red, green: middle, blue: blue)
      pixel += 3
    }
    return Stop(index: end, bin: nil, fresh: met)
  }

  /// How far the other parts of the table are behind the first.
  private static let green = BinLayout.greenStart - BinLayout.redBlueStart
  private static let luma = BinLayout.lumaStart - BinLayout.redBlueStart
}
