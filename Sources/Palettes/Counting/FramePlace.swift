/// A place in a frame as one number: its fraction of the height in the upper 16 bits, and its
/// fraction of the width in the lower 16 bits. Rows further down have greater numbers. The number 0
/// means "nowhere"; `init(x:y:width:height:)` never makes it.
package struct FramePlace: Sendable, Comparable {
  var rawValue: UInt32

  /// No place. A color that was counted over many frames has no place in one of them.
  package static let nowhere = FramePlace(rawValue: 0)

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The center of the pixel at `x`, `y` in a frame of `width` × `height`.
  init(x: Int, y: Int, width: Int, height: Int) {
    let right = UInt32((Double(x) + 0.5) * 65536 / Double(width))
    let down = UInt32((Double(y) + 0.5) * 65536 / Double(height))
    rawValue = max(1, down << 16 | right)
  }

  /// The place as fractions, 0…1 from the left and from the top.
  var position: Swatch.Position {
    Swatch.Position(
      x: (Double(rawValue & 0xFFFF) + 0.5) / 65536, y: (Double(rawValue >> 16) + 0.5) / 65536)
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Numbers the pixels of a picture: row after row from the top, from left to right.
///
/// The hot loop stores the number of a pixel. Users see a place.
struct PictureGrid: Sendable, Equatable {
  /// Pixels in a row, 1 or more.
  var width = 1
  /// Rows, 1 or more.
  var height = 1

  /// The number of the pixel at `x`, `y`; beyond 2³² numbers repeat.
  func number(x: Int, y: Int) -> UInt32 { UInt32(truncatingIfNeeded: y &* width &+ x) }

  /// The place of the pixel with this number.
  func place(of number: UInt32) -> FramePlace {
    let (y, x) = number.quotientAndRemainder(dividingBy: UInt32(width))
    return FramePlace(x: Int(x), y: Int(y), width: width, height: height)
  }
}
