import Frames

/// A painted picture that a camera moves over, with the light of each pixel as 0…255.
struct PaintedPicture {
  /// Size in pixels.
  let width, height: Int
  /// Row by row.
  let pixels: [SIMD3<Float>]

  init(_ frame: Frame) {
    (width, height) = (frame.width, frame.height)
    pixels = stride(from: 0, to: frame.bytes.count, by: 3).map { at in
      let bytes = SIMD3(frame.bytes[at], frame.bytes[at + 1], frame.bytes[at + 2])
      return SIMD3<Float>(bytes)
    }
  }
}

/// The part of a painted scene that the camera sees.
struct View {
  /// The middle, in widths of the scene from its top left.
  let x, y: Double
  /// The width, in widths of the scene.
  let width: Double

  init(_ x: Double, _ y: Double, width: Double) { (self.x, self.y, self.width) = (x, y, width) }

  /// This part of a scene as 8-bit RGB: each pixel is the mean of what it covers.
  func picture(of scene: PaintedPicture, width columns: Int, height rows: Int) -> [UInt8] {
    let step = width * Double(scene.width) / Double(columns)
    let left = x * Double(scene.width) - step * Double(columns) / 2
    let top = y * Double(scene.width) - step * Double(rows) / 2
    let across = (0..<columns).map { Coverage(from: left + step * Double($0), step, scene.width) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(columns * rows * 3)
    for row in 0..<rows {
      let down = Coverage(from: top + step * Double(row), step, scene.height)
      // The rows below each other as one, then its columns.
      var line = [SIMD3<Float>](repeating: .zero, count: scene.width)
      let used = across[0].first..<across[columns - 1].first + across[columns - 1].weights.count
      for (index, weight) in down.weights.enumerated() {
        let start = (down.first + index) * scene.width
        for column in used { line[column] += weight * scene.pixels[start + column] }
      }
      for cover in across {
        var sum = SIMD3<Float>(repeating: 0.5)
        for (index, weight) in cover.weights.enumerated() {
          sum += weight * line[cover.first + index]
        }
        bytes += [UInt8(sum.x), UInt8(sum.y), UInt8(sum.z)]
      }
    }
    return bytes
  }

  /// The pixels of a line that a larger pixel covers, and their shares in it.
  private struct Coverage {
    let first: Int
    let weights: [Float]

    init(from start: Double, _ length: Double, _ count: Int) {
      let low = min(max(start, 0), Double(count) - 1)
      let high = min(max(start + length, low + 0.001), Double(count))
      first = Int(low)
      weights = (first..<max(first + 1, Int(high.rounded(.up)))).map { pixel in
        let covered = min(high, Double(pixel + 1)) - max(low, Double(pixel))
        return Float(covered / (high - low))
      }
    }
  }
}
