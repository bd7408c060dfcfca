/// A place in a frame as one number: 16 bits of its fraction of the height above 16 bits of its
/// fraction of the width. Rows further down are greater; never 0, which means "nowhere".
package struct FramePlace: Sendable, Comparable {
  var rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The center of the pixel at `x`, `y` in a frame of `width` × `height`.
  init(x: Int, y: Int, width: Int, height: Int) {
    let right = UInt32((Double(x) + 0.5) * 65536 / Double(width))
    let down = UInt32((Double(y) + 0.5) * 65536 / Double(height))
    rawValue = max(1, down << 16 | right)
  }

  /// The same as fractions, 0…1 from the left and from the top.
  var position: Swatch.Position {
    Swatch.Position(
      x: (Double(rawValue & 0xFFFF) + 0.5) / 65536, y: (Double(rawValue >> 16) + 0.5) / 65536)
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
