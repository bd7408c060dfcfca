/// A small frame without its colors, for questions about shapes: how light each pixel is.
///
/// Its memory is used again for the next frame.
struct FrameLook: Sendable {
  /// Pixels in a row.
  let width: Int
  /// Rows.
  let height: Int
  /// For each pixel the greatest of red, green and blue.
  private(set) var light: [UInt8]
  /// For each pixel (red + 2 green + blue) / 4, so that text of any color differs from its ground.
  private(set) var gray: [UInt8]
  /// For each row and each column how many of its pixels are lit.
  private(set) var rows: [Int], columns: [Int]
  /// For each row how many of the pixels in its outer eighths are lit.
  private(set) var outer: [Int]
  /// For each row and each column its greatest light.
  private(set) var rowPeaks: [UInt8], columnPeaks: [UInt8]

  /// Above this a pixel is lit, in the small frame and in `EdgeLight` alike.
  static let darkLevel: UInt8 = 20

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    light = [UInt8](repeating: 0, count: width * height)
    gray = light
    rows = [Int](repeating: 0, count: height)
    outer = rows
    columns = [Int](repeating: 0, count: width)
    rowPeaks = [UInt8](repeating: 0, count: height)
    columnPeaks = [UInt8](repeating: 0, count: width)
  }

  /// The share of a frame's pixels that are lit, 0…1.
  var litShare: Double { Double(rows.reduce(0, +)) / Double(width * height) }

  /// Looks at a frame of this size.
  ///
  /// - Complexity: O(pixels).
  mutating func read(_ frame: Frame) {
    precondition(frame.width == width && frame.height == height && frame.channels == 3)
    splitPlanes(frame)
    countLit()
  }

  private mutating func splitPlanes(_ frame: Frame) {
    let count = width * height
    frame.bytes.withUnsafeBufferPointer { bytes in
      light.withUnsafeMutableBufferPointer { light in
        gray.withUnsafeMutableBufferPointer { gray in
          for pixel in 0..<count {
            let red = bytes[3 * pixel]
            let green = bytes[3 * pixel + 1]
            let blue = bytes[3 * pixel + 2]
            light[pixel] = max(red, green, blue)
            gray[pixel] = UInt8(
              truncatingIfNeeded: (UInt16(red) &+ UInt16(green) &* 2 &+ UInt16(blue)) &>> 2)
          }
        }
      }
    }
  }

  private mutating func countLit() {
    let margin = width / 8
    for x in 0..<width { (columns[x], columnPeaks[x]) = (0, 0) }
    light.withUnsafeBufferPointer { light in
      for y in 0..<height {
        let row = UnsafeBufferPointer(rebasing: light[y * width..<(y + 1) * width])
        var lit = 0
        var peak: UInt8 = 0
        for x in 0..<width {
          let value = row[x]
          let isLit = value > Self.darkLevel ? 1 : 0
          columns[x] &+= isLit
          columnPeaks[x] = max(columnPeaks[x], value)
          lit &+= isLit
          peak = max(peak, value)
        }
        (rows[y], rowPeaks[y]) = (lit, peak)
        var sides = 0
        for x in 0..<margin {
          sides += row[x] > Self.darkLevel ? 1 : 0
          sides += row[width - 1 - x] > Self.darkLevel ? 1 : 0
        }
        outer[y] = sides
      }
    }
  }
}
