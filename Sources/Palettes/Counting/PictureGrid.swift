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
