import Frames

/// Averages the rows of a picture, as they come, to a smaller picture without alpha.
///
/// Each pixel of the result is the mean of the area that it covers, in sRGB's own coding.
/// Transparent pixels are blended with white, as browsers do.
struct AreaAveraging {
  /// How the pixels of one axis become fewer: first blocks of whole pixels are added, which is
  /// quick; then each block is divided between the one or two pixels that it covers.
  private struct Axis {
    let length: Int
    /// Pixels in a block; the last block may have fewer.
    let step: Int
    /// Blocks.
    let count: Int
    /// For each block, the first pixel of the result that it covers, and the parts of that pixel
    /// and the next that it covers.
    let parts: [(place: Int, first: Float, second: Float)]

    init(_ length: Int, to wanted: Int) {
      self.length = length
      step = max(1, length / (4 * wanted))
      count = (length + step - 1) / step
      let (step, scale) = (step, Double(wanted) / Double(length))
      parts = (0..<count).map { block in
        let start = Double(block * step) * scale
        let end = Double(min(length, (block + 1) * step)) * scale
        let place = min(Int(start), wanted - 1)
        // At most one pixel long, because a picture is never enlarged.
        let border = min(end, Double(place + 1))
        return (place, Float(border - start), place + 1 < wanted ? Float(end - border) : 0)
      }
    }

    /// How many pixels a block has.
    func size(of block: Int) -> Int { min(step, length - block * step) }
  }

  private let across, down: Axis
  private let width, height: Int
  /// Sums of the rows of one row of blocks, three for each column.
  private var columns: [UInt32]
  private var rows = 0
  private var block = 0
  private var sums: [Float]

  /// - Parameters:
  ///   - size: of the picture, at most 65,535 × 65,535.
  ///   - wanted: the size of the result, not larger on either side, at least 1 × 1.
  init(of size: (width: Int, height: Int), to wanted: (width: Int, height: Int)) {
    precondition(wanted.width >= 1 && wanted.height >= 1, "a picture has a pixel")
    precondition(wanted.width <= size.width && wanted.height <= size.height, "never enlarged")
    across = Axis(size.width, to: wanted.width)
    down = Axis(size.height, to: wanted.height)
    (width, height) = wanted
    columns = [UInt32](repeating: 0, count: 3 * size.width)
    sums = [Float](repeating: 0, count: 3 * wanted.width * wanted.height)
  }

  /// Adds the next rows of the picture.
  ///
  /// - Complexity: O(pixels).
  mutating func add(_ frame: Frame) {
    frame.rows(in: frame.area) { row, _ in
      if frame.channels == 3 { add(row) } else { addBlended(row) }
      rows += 1
      if rows == down.size(of: block) { flush() }
    }
  }

  private mutating func add(_ row: UnsafeBufferPointer<UInt8>) {
    columns.withUnsafeMutableBufferPointer { columns in
      for index in 0..<row.count { columns[index] &+= UInt32(row[index]) }
    }
  }

  private mutating func addBlended(_ row: UnsafeBufferPointer<UInt8>) {
    for column in 0..<row.count / 4 {
      let alpha = UInt32(row[4 * column + 3])
      for channel in 0..<3 {
        let color = UInt32(row[4 * column + channel])
        columns[3 * column + channel] += (color * alpha + 255 * (255 - alpha) + 127) / 255
      }
    }
  }

  /// Adds a row of blocks to the rows of the result that it covers.
  private mutating func flush() {
    var row = [Float](repeating: 0, count: 3 * (width + 1))
    for (block, part) in across.parts.enumerated() {
      let size = across.size(of: block)
      var sum = SIMD4<UInt32>.zero
      for column in block * across.step..<block * across.step + size {
        sum &+= SIMD4(columns[3 * column], columns[3 * column + 1], columns[3 * column + 2], 0)
      }
      let mean = SIMD4<Float>(sum) / Float(size * rows)
      for channel in 0..<3 {
        row[3 * part.place + channel] += mean[channel] * part.first
        row[3 * part.place + 3 + channel] += mean[channel] * part.second
      }
    }
    let part = down.parts[block]
    let start = 3 * width * part.place
    for index in 0..<3 * width { sums[start + index] += row[index] * part.first }
    if part.second > 0 {
      for index in 0..<3 * width { sums[start + 3 * width + index] += row[index] * part.second }
    }
    for index in columns.indices { columns[index] = 0 }
    rows = 0
    block += 1
  }

  /// The result, after the last row; `nil` before.
  var frame: Frame? {
    guard block == down.count else { return nil }
    // The parts of a pixel add up to 1, except for rounding.
    let bytes = sums.map { UInt8(max(0, min(255, $0.rounded()))) }
    return Frame(width: width, height: height, bytes: bytes)
  }
}
