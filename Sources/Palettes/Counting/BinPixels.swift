/// The hot loop of counting: pixels, tables and bins as plain pointers, and nothing else.
struct BinPixels {
  /// Pixels of 3 bytes.
  let bytes: UnsafePointer<UInt8>
  let pointers: BinPointers
  /// Parallel to the bins if they are filled in: the number of the last pixel in each.
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
    let (pointers, bins, numbers) = (pointers, pointers.bins, numbers)
    var number = first &+ UInt32(truncatingIfNeeded: start)
    var pixel = bytes + 3 &* start
    let last = bytes + 3 &* end
    while pixel < last {
      let red = UInt(truncatingIfNeeded: pixel[0])
      let green = UInt(truncatingIfNeeded: pixel[1])
      let blue = UInt(truncatingIfNeeded: pixel[2])
      let bin = pointers.index(red: red, green: green, blue: blue)
      let old = bins[bin]
      if old.bits >= PackedBin.fullBits {
        return Stop(index: (pixel - bytes) / 3, bin: bin)
      }
      bins[bin] = old.adding(red: red, green: green, blue: blue)
      // Each pixel is noted: a store costs less than asking whether its bin was empty.
      if isNoting {
        numbers[bin] = number
        number &+= 1
      }
      pixel += 3
    }
    return nil
  }
}
