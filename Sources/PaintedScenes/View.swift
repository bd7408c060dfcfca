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
    let across = Coverage(of: columns, from: left, step, scene.width)
    let down = Coverage(of: rows, from: top, step, scene.height)
    let used = across.firsts[0]..<across.firsts[columns - 1] + across.counts[columns - 1]
    // The rows that a row covers as one, then its columns.
    var line = [SIMD3<Float>](repeating: .zero, count: used.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(columns * rows * 3)
    var next = 0
    for row in 0..<rows {
      for column in line.indices { line[column] = .zero }
      for covered in down.firsts[row]..<down.firsts[row] + down.counts[row] {
        let start = covered * scene.width + used.lowerBound
        let weight = down.weights[next]
        for column in line.indices { line[column] += weight * scene.pixels[start + column] }
        next += 1
      }
      across.append(sums: line, from: used.lowerBound, to: &bytes)
    }
    return bytes
  }

  /// The pixels of a line that each of some larger pixels covers, and their shares in it.
  private struct Coverage {
    /// The first pixel and the number of pixels that each covers.
    private(set) var firsts: [Int] = []
    private(set) var counts: [Int] = []
    /// The shares of all of these, one after the other.
    private(set) var weights: [Float] = []

    init(of larger: Int, from start: Double, _ length: Double, _ count: Int) {
      for index in 0..<larger {
        let start = start + length * Double(index)
        let low = min(max(start, 0), Double(count) - 1)
        let high = min(max(start + length, low + 0.001), Double(count))
        let pixels = Int(low)..<max(Int(low) + 1, Int(high.rounded(.up)))
        firsts.append(pixels.lowerBound)
        counts.append(pixels.count)
        weights += pixels.map { pixel in
          let covered = min(high, Double(pixel + 1)) - max(low, Double(pixel))
          return Float(covered / (high - low))
        }
      }
    }

    /// Appends each larger pixel of a line that begins at pixel `start`, as 8-bit RGB.
    func append(sums line: [SIMD3<Float>], from start: Int, to bytes: inout [UInt8]) {
      var next = 0
      for (first, count) in zip(firsts, counts) {
        var sum = SIMD3<Float>(repeating: 0.5)
        for pixel in first - start..<first - start + count {
          sum += weights[next] * line[pixel]
          next += 1
        }
        bytes.append(UInt8(sum.x))
        bytes.append(UInt8(sum.y))
        bytes.append(UInt8(sum.z))
      }
    }
  }
}
