import Frames

/// The pixels of a still at the places of a coarse grid.
struct StillSample {
  let width, height: Int
  /// Row by row from the top left; `nil` where a pixel cannot count: in the bars, outside the
  /// region, or less than half opaque.
  private(set) var colors: [SIMD3<UInt8>?]
  private let frameSize: (width: Int, height: Int)

  /// An empty sample for frames of this size.
  ///
  /// - Parameters:
  ///   - frameSize: in pixels.
  ///   - longest: how many places the longer side has; at most as many as the frame has pixels
  ///     there.
  init(frameSize: (width: Int, height: Int), longest: Int) {
    self.frameSize = frameSize
    let scale = min(1, Double(longest) / Double(max(frameSize.width, frameSize.height)))
    width = max(1, Int((Double(frameSize.width) * scale).rounded()))
    height = max(1, Int((Double(frameSize.height) * scale).rounded()))
    colors = Array(repeating: nil, count: width * height)
  }

  /// Stores the pixel in the middle of each place that lies in this frame, which may be a band of
  /// the picture.
  ///
  /// - Complexity: O(places).
  mutating func add(_ frame: Frame) {
    for row in 0..<height {
      let y = pixelRow(row)
      guard y >= frame.top, y < frame.top + frame.height else { continue }
      for column in 0..<width {
        let x = pixelColumn(column)
        let start = ((y - frame.top) * frame.width + x) * frame.channels
        if frame.channels == 4, frame.bytes[start + 3] < 128 { continue }
        colors[row * width + column] = SIMD3(
          frame.bytes[start], frame.bytes[start + 1], frame.bytes[start + 2])
      }
    }
  }

  /// Removes the pixels outside `area`, which is in pixels of the frame.
  ///
  /// - Complexity: O(places).
  mutating func crop(to area: PixelArea) {
    for row in 0..<height {
      let isInside = (area.y..<area.y + area.height).contains(pixelRow(row))
      for column in 0..<width
      where !isInside || !(area.x..<area.x + area.width).contains(pixelColumn(column)) {
        colors[row * width + column] = nil
      }
    }
  }

  /// The row of pixels that represents a row of places.
  private func pixelRow(_ row: Int) -> Int { (2 * row + 1) * frameSize.height / (2 * height) }

  /// The column of pixels that represents a column of places.
  private func pixelColumn(_ column: Int) -> Int {
    (2 * column + 1) * frameSize.width / (2 * width)
  }
}
