/// Decoded pixels: a whole picture, or a horizontal band of one that is too tall to hold.
///
/// Rows follow each other without padding, top to bottom; pixels left to right; 8-bit sRGB.
public struct Frame: Sendable, Equatable {
  /// Pixels in a row, 1 or more.
  public let width: Int
  /// Rows in this band, 1 or more.
  public let height: Int
  /// How many rows of the picture lie above this band.
  public let top: Int
  /// Bytes in a pixel: 3 (red, green, blue) or 4 (and straight, not premultiplied, alpha).
  public let channels: Int
  /// `width × height × channels` bytes.
  public var bytes: [UInt8]

  public init(width: Int, height: Int, top: Int = 0, channels: Int = 3, bytes: [UInt8]) {
    precondition(width > 0 && height > 0 && top >= 0, "a frame needs at least one pixel")
    precondition(channels == 3 || channels == 4, "a frame has 3 or 4 channels")
    precondition(bytes.count == width * height * channels, "a frame's bytes must fill it")
    self.width = width
    self.height = height
    self.top = top
    self.channels = channels
    self.bytes = bytes
  }
}

extension Frame {
  /// The area of a frame that is a whole picture.
  package var area: PixelArea { PixelArea(x: 0, y: top, width: width, height: height) }

  /// Calls `body` with the bytes and the `y` of each row of `area` that lies in this band.
  ///
  /// - Parameter area: in pixels of the whole picture; it must lie between this frame's left and
  ///   right edge.
  package func rows(in area: PixelArea, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    precondition(area.x >= 0 && area.x + area.width <= width, "the area leaves the frame")
    let first = max(area.y, top)
    let end = min(area.y + area.height, top + height)
    guard first < end, area.width > 0 else { return }
    bytes.withUnsafeBufferPointer { bytes in
      for y in first..<end {
        let start = ((y - top) * width + area.x) * channels
        body(UnsafeBufferPointer(rebasing: bytes[start..<start + area.width * channels]), y)
      }
    }
  }
}
