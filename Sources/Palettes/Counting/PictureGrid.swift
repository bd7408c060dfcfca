/// The pixels of a picture by number: row after row from the top, from left to right.
///
/// A number is what the hot loop notes of a pixel; a place is what people are told.
struct PictureGrid: Sendable, Equatable {
  /// Pixels in a row, 1 or more.
  var width = 1
  /// Rows, 1 or more.
  var height = 1

  /// The number of the pixel at `x`, `y`; beyond 2³² numbers repeat.
  func number(x: Int, y: Int) -> UInt32 { UInt32(truncatingIfNeeded: y &* width &+ x) }

  /// Where the pixel of this number is.
  func place(of number: UInt32) -> FramePlace {
    let (y, x) = number.quotientAndRemainder(dividingBy: UInt32(width))
    return FramePlace(x: Int(x), y: Int(y), width: width, height: height)
  }
}
