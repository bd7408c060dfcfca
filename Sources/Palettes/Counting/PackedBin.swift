/// A count of pixels and the sums of their components in eight bytes, for up to 511 pixels. Plain
/// numbers would need twice the memory, with twice the page faults and cache misses.
///
/// From the lowest bit: 17 bits each for the sums of blue, green and red, a flag, and in the
/// highest nine bits the count.
struct PackedBin: Sendable {
  var bits: UInt64 = 0

  /// A bin that holds as many pixels as possible.
  static let full = PackedBin(bits: fullBits)
  /// The smallest `bits` of a bin that has no room for another pixel.
  static let fullBits: UInt64 = 511 << 55
  /// The smallest `bits` of a bin that has no room for this many more pixels, 1…511.
  static func fullBits(for pixels: UInt64) -> UInt64 { fullBits &- (pixels &- 1) &<< 55 }
  private static let wideFlag: UInt64 = 1 << 51

  /// Whether some pixels of this bin are counted elsewhere; `bits` is then not 0.
  var hasWide: Bool {
    get { bits & Self.wideFlag != 0 }
    set { bits = newValue ? bits | Self.wideFlag : bits & ~Self.wideFlag }
  }

  /// The count, and the sums of red, green and blue.
  var sums: SIMD4<UInt64> {
    let sum: UInt64 = 1 << 17 - 1
    return SIMD4(bits >> 55, bits >> 34 & sum, bits >> 17 & sum, bits & sum)
  }

  /// Counts a pixel with these components, 0…255, this many times.
  @inline(__always)
  func adding(red: UInt, green: UInt, blue: UInt, times: UInt64 = 1) -> PackedBin {
    let sums = UInt64(truncatingIfNeeded: red &<< 34 &+ green &<< 17 &+ blue)
    return PackedBin(bits: bits &+ (1 << 55 &+ sums) &* times)
  }
}
