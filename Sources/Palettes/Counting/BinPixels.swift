/// The hot loop of counting: pixels, tables and bins as plain pointers, and nothing else.
struct BinPixels {
  /// Pixels of 3 bytes.
  let bytes: UnsafePointer<UInt8>
  /// See `BinLayout.withTable`.
  let table: UnsafePointer<UInt16>
  /// For each chroma the first bin of its column; of a column of full bins if it has none.
  let columns: UnsafePointer<UInt32>
  let bins: UnsafeMutablePointer<PackedBin>
  /// Parallel to `bins`: the number of the last pixel in each.
  let numbers: UnsafeMutablePointer<UInt32>

  /// A pixel whose bin is full.
  struct Stop {
    var index: Int
    var bin: Int
  }

  /// Counts pixels up to `end` or the first whose bin is full; returns that, or `nil` at the end.
  ///
  /// - Parameters:
  ///   - first: the number of the pixel at index 0.
  ///   - isNoting: whether `numbers` are filled in.
  @inline(never)
  func count(from start: Int, to end: Int, first: UInt32, isNoting: Bool) -> Stop? {
    isNoting
      ? run(from: start, to: end, first: first, isNoting: true)
      : run(from: start, to: end, first: first, isNoting: false)
  }

  /// A loop of its own for each constant.
  @inline(__always)
  private func run(from start: Int, to end: Int, first: UInt32, isNoting: Bool) -> Stop? {
    let (table, columns) = (table + BinLayout.redBlueStart, columns)
    let (bins, numbers) = (bins, numbers)
    let (green, luma) = (Self.green, Self.luma)
    var number = first &+ UInt32(truncatingIfNeeded: start)
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
      if old.bits >= PackedBin.fullBits {
        return Stop(index: (pixel - bytes) / 3, bin: Int(bin))
      }
      bins[Int(bitPattern: bin)] = old.adding(red: red, green: middle, blue: blue)
      // Each pixel is noted: a store costs less than asking whether its bin was empty.
      if isNoting {
        numbers[Int(bitPattern: bin)] = number
        number &+= 1
      }
      pixel += 3
    }
    return nil
  }

  /// How far the other parts of the table are behind the first.
  private static let green = BinLayout.greenStart - BinLayout.redBlueStart
  private static let luma = BinLayout.lumaStart - BinLayout.redBlueStart
}
