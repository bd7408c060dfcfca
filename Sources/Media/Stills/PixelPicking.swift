/// Picks one pixel from each block of a picture that is too large to be counted whole.
///
/// Blocks are equal and cover the picture, so their sides are fractions of pixels. A hash of the
/// block chooses the position within it. Every pixel is equally likely, so the color shares of the
/// picked pixels are those of the picture, whatever lines, checks or dots repeat in it. The same
/// picture always gives the same pixels.
///
/// - Complexity: O(blocks).
struct PixelPicking: Equatable {
  /// The picture's size.
  let width, height: Int
  /// How many blocks there are across and down.
  let across, down: Int

  /// - Parameter step: the approximate side of a block in pixels, 1 or more.
  init(width: Int, height: Int, step: Int) {
    (self.width, self.height) = (width, height)
    (across, down) = (max(1, width / step), max(1, height / step))
  }

  /// The rows of the picture from which row `row` of the result is picked.
  func rows(for row: Int) -> Range<Int> {
    row * height / down..<((row + 1) * height - 1) / down + 1
  }

  /// Calls `body` for each pixel in row `row` of the result, with its position in the picture.
  @inline(__always)
  func forEach(in row: Int, _ body: (_ x: Int, _ y: Int) -> Void) {
    let rows = rows(for: row)
    let (width, height) = (Double(width) / Double(across), Double(height) / Double(down))
    for column in 0..<across {
      let hash = Self.hash(UInt64(truncatingIfNeeded: row << 32 | column))
      let (right, below) = (Double(hash >> 32) * 0x1p-32, Double(hash & 0xFFFF_FFFF) * 0x1p-32)
      body(
        min(Int((Double(column) + right) * width), self.width - 1),
        min(Int((Double(row) + below) * height), rows.upperBound - 1))
    }
  }

  /// Source: the finalizer of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
  private static func hash(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
