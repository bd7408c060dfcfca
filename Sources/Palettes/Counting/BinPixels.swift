/// The hot loop of counting: pixels, tables and bins as plain pointers, and nothing else.
struct BinPixels {
  /// Where a run of pixels ended.
  struct Stop {
    /// The pixel after the last one that was counted.
    var index: Int
    /// The chroma of that pixel, if its column does not exist; `nil` at the end.
    var missing: UInt32?
    /// How many bins in `fresh` were empty before.
    var fresh: Int
  }

  /// Pixels of 3 bytes.
  let bytes: UnsafePointer<UInt8>
  /// See `BinLayout.withTables`.
  let luma, redBlue, green: UnsafePointer<UInt32>
  /// For each chroma the first bin of its column, or `BinTable.none`.
  let columns: UnsafePointer<UInt32>
  /// `nil` as long as there is no column.
  let bins: UnsafeMutablePointer<SIMD4<UInt32>>?
  /// Room for a bin and a pixel for each pixel of the row.
  let fresh: UnsafeMutablePointer<SIMD2<UInt32>>

  /// Counts pixels up to `end` or the first without a column.
  @inline(never)
  func count(from start: Int, to end: Int) -> Stop {
    let (luma, redBlue, green, columns, bins) = (luma, redBlue, green, columns, bins)
    var stop = Stop(index: end, missing: nil, fresh: 0)
    var pixel = bytes + 3 &* start
    var index = start
    while index < end {
      let red = Int(truncatingIfNeeded: pixel[0])
      let green2 = Int(truncatingIfNeeded: pixel[1]) &<< 1
      let blue = Int(truncatingIfNeeded: pixel[2])
      let chroma = redBlue[red &- blue] &+ green[green2 &- red &- blue]
      let column = columns[Int(truncatingIfNeeded: chroma)]
      if column == BinTable.none {
        stop.index = index
        stop.missing = chroma
        break
      }
      let bin = Int(truncatingIfNeeded: column &+ luma[(red &+ green2 &+ blue) &>> 2])
      let old = bins.unsafelyUnwrapped[bin]
      if old.x == 0 {
        fresh[stop.fresh] = SIMD2(
          UInt32(truncatingIfNeeded: bin), UInt32(truncatingIfNeeded: index))
        stop.fresh &+= 1
      }
      bins.unsafelyUnwrapped[bin] =
        old
        &+ SIMD4(
          1, UInt32(truncatingIfNeeded: red), UInt32(truncatingIfNeeded: green2 &>> 1),
          UInt32(truncatingIfNeeded: blue))
      pixel += 3
      index &+= 1
    }
    return stop
  }
}
