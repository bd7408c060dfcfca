/// The pixels of a still at the places of a coarse grid, as they were counted.
struct StillSample {
  let width, height: Int
  /// Row by row from the top left; `nil` where a pixel cannot count: in the bars, outside the
  /// region, less than half opaque.
  private(set) var colors: [SIMD3<UInt8>?]
  private let frameSize: (width: Int, height: Int)

  /// A sample of nothing yet, for frames of this size.
  ///
  /// - Parameter longest: how many places the longer side has at most, 1 or more.
  init(frameSize: (width: Int, height: Int), longest: Int = 200) {
    self.frameSize = frameSize
    let scale = min(1, Double(longest) / Double(max(frameSize.width, frameSize.height)))
    width = max(1, Int((Double(frameSize.width) * scale).rounded()))
    height = max(1, Int((Double(frameSize.height) * scale).rounded()))
    colors = Array(repeating: nil, count: width * height)
  }

  /// Takes the pixel in the middle of each place, if it lies in `area` and in this frame.
  ///
  /// - Parameter area: in pixels of the whole picture, of which `frame` may be a band.
  /// - Complexity: O(places).
  mutating func add(_ frame: Frame, area: PixelArea) {
    for row in 0..<height {
      let y = (2 * row + 1) * frameSize.height / (2 * height)
      guard y >= area.y, y < area.y + area.height else { continue }
      guard y >= frame.top, y < frame.top + frame.height else { continue }
      for column in 0..<width {
        let x = (2 * column + 1) * frameSize.width / (2 * width)
        guard x >= area.x, x < area.x + area.width else { continue }
        let start = ((y - frame.top) * frame.width + x) * frame.channels
        if frame.channels == 4, frame.bytes[start + 3] < 128 { continue }
        colors[row * width + column] = SIMD3(
          frame.bytes[start], frame.bytes[start + 1], frame.bytes[start + 2])
      }
    }
  }
}
