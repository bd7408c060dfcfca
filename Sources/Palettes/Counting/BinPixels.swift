/// The hot loop of counting. It has only plain pointers to pixels, tables and bins.
struct BinPixels {
  /// Pixels of 3 bytes.
  let bytes: UnsafePointer<UInt8>
  let pointers: BinPointers
  /// Parallel to the bins; used only if `isNoting`: the number of the last pixel in each bin.
  let numbers: UnsafeMutablePointer<UInt32>

  /// A pixel whose bin is full.
  struct Stop {
    var index: Int
    var bin: Int
  }

  /// Counts pixels up to `end`, or up to the first pixel whose bin is full. Returns that pixel, or
  /// `nil` at the end.
  ///
  /// - Parameters:
  ///   - first: the number of the pixel at index 0.
  ///   - isNoting: whether to fill in `numbers`.
  @inline(never)
  func count(from start: Int, to end: Int, first: UInt32, isNoting: Bool) -> Stop? {
    isNoting
      ? run(from: start, to: end, first: first, isNoting: true)
      : run(from: start, to: end, first: first, isNoting: false)
  }

  /// Inlined, so that the compiler makes a separate loop for each value of `isNoting`.
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
      // Every pixel stores its number: a store costs less than a test whether the bin was empty.
      if isNoting {
        numbers[bin] = number
        number &+= 1
      }
      pixel += 3
    }
    return nil
  }
}
