/// A part of a frame, in fractions of its width and height from the top left.
public struct Region: Sendable, Equatable {
  /// Left and top edge, 0…1.
  public let x, y: Double
  /// Size, more than 0; the right and bottom edge are at most 1.
  public let width, height: Double

  /// The whole frame.
  public static let whole = Region(x: 0, y: 0, width: 1, height: 1)!

  /// The rectangle with these fractions, or `nil` if it is empty or not inside the frame.
  public init?(x: Double, y: Double, width: Double, height: Double) {
    let slack = 1e-9
    guard x >= 0, y >= 0, width > 0, height > 0, x + width <= 1 + slack, y + height <= 1 + slack
    else { return nil }
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The pixels of this part of `area`: whole pixels, and at least one.
  package func pixels(in area: PixelArea) -> PixelArea {
    func span(_ start: Double, _ length: Double, _ size: Int) -> (Int, Int) {
      let first = min(size - 1, Int((start * Double(size)).rounded()))
      let end = max(first + 1, min(size, Int(((start + length) * Double(size)).rounded())))
      return (first, end - first)
    }
    let (left, width) = span(x, width, area.width)
    let (top, height) = span(y, height, area.height)
    return PixelArea(x: area.x + left, y: area.y + top, width: width, height: height)
  }
}
