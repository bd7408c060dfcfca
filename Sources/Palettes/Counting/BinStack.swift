/// The hot loop of counting films. It counts the same row of several frames at once.
///
/// Much of a picture does not change from one frame to the next. Where eight neighboring pixels
/// stay the same, they are counted once, multiplied by the number of frames. Smaller groups would
/// cost more mispredicted branches than they save; larger groups stay the same less often.
struct BinStack {
  /// The same row in each frame, pixels of 3 bytes; 1…`greatestDepth` rows.
  let rows: UnsafeBufferPointer<UnsafePointer<UInt8>>
  /// For each group of neighboring pixels, one bit for each frame: set if the group differs from
  /// the previous frame. The bit of the first frame and the bit after the last frame are always
  /// set.
  let changes: UnsafeBufferPointer<UInt64>
  let pointers: BinPointers

  /// How many neighboring pixels are compared together.
  static let group = 8
  /// The largest number of frames in a stack, less than the bits in `changes` and the pixels in a
  /// bin. Larger stacks save little more and do not fit into the processor's caches.
  static let greatestDepth = 32
  private static let groupBytes = 3 * group

  /// A pixel whose bin does not have room for it in every frame.
  struct Stop {
    let bin: Int
    /// Its 3 bytes.
    package let pixel: UnsafePointer<UInt8>
  }

  /// The current position of counting.
  struct Place {
    /// The group of neighboring pixels.
    var group = 0
    /// The first frame of the run in which the group stays the same.
    var frame = 0
    /// The pixel of the group that is counted next.
    package var pixel = 0
  }

  /// Computes `changes`.
  static func compare(
    _ rows: UnsafeBufferPointer<UnsafePointer<UInt8>>, _ changes: UnsafeMutableBufferPointer<UInt64>
  ) {
    changes.initialize(repeating: 1 | 1 << UInt64(rows.count))
    for frame in 1..<max(1, rows.count) {
      let (before, now) = (UnsafeRawPointer(rows[frame - 1]), UnsafeRawPointer(rows[frame]))
      for group in changes.indices {
        let start = group &* groupBytes
        func difference(_ offset: Int) -> UInt64 {
          before.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
            ^ now.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
        }
        let isOther = difference(0) | difference(8) | difference(16) != 0
        changes[group] |= (isOther ? 1 : 0) &<< UInt64(truncatingIfNeeded: frame)
      }
    }
  }

  /// Counts from `place` to the end of the last group, or to the first pixel whose bin is full.
  /// Returns that pixel, or `nil` at the end.
  @inline(never)
  func count(from place: inout Place) -> Stop? {
    let full = PackedBin.fullBits(for: UInt64(truncatingIfNeeded: rows.count))
    var here = place
    defer { place = here }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.group) { indices in
      guard let indices = indices.baseAddress else { return nil }
      while here.group < changes.count {
        let later = changes[here.group] &>> UInt64(truncatingIfNeeded: here.frame &+ 1)
        let frames = later.trailingZeroBitCount &+ 1
        if let stop = countGroup(at: &here, frames: frames, full: full, indices) { return stop }
        here.pixel = 0
        here.frame &+= frames
        if here.frame == rows.count {
          here.frame = 0
          here.group &+= 1
        }
      }
      return nil
    }
  }

  /// Counts the pixels of the group from `place` on, as `count(from:)` does.
  ///
  /// All their bins are found before the first one is written, so that the processor waits for
  /// memory only once.
  @inline(__always)
  private func countGroup(
    at place: inout Place, frames: Int, full: UInt64, _ indices: UnsafeMutablePointer<Int>
  ) -> Stop? {
    let bytes = rows[place.frame] + place.group &* Self.groupBytes
    for index in 0..<Self.group {
      let (red, green, blue) = Self.components(bytes + 3 &* index)
      indices[index] = pointers.index(red: red, green: green, blue: blue)
    }
    let times = UInt64(truncatingIfNeeded: frames)
    for index in place.pixel..<Self.group {
      let bin = indices[index]
      let old = pointers.bins[bin]
      guard old.bits < full else {
        place.pixel = index
        return Stop(bin: bin, pixel: bytes + 3 &* index)
      }
      let (red, green, blue) = Self.components(bytes + 3 &* index)
      pointers.bins[bin] = old.adding(red: red, green: green, blue: blue, times: times)
    }
    return nil
  }

  @inline(__always)
  private static func components(_ pixel: UnsafePointer<UInt8>) -> (UInt, UInt, UInt) {
    (
      UInt(truncatingIfNeeded: pixel[0]), UInt(truncatingIfNeeded: pixel[1]),
      UInt(truncatingIfNeeded: pixel[2])
    )
  }
}
