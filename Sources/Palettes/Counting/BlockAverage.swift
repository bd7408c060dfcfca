/// The picture as seen from afar: the mean of each small square of pixels.
///
/// Film grain, JPEG noise and the blends along edges fade there, while a small thing of one color
/// stays: what a palette is picked from. Squares are measured so that about 65,536 of them cover
/// the picture; one with fewer than half its pixels counted (transparent, filtered) is left out.
struct BlockAverage: Sendable {
  /// About how many squares cover a picture.
  private static let squares = 65536.0

  /// Pixels along the side of a square.
  private var side = 1
  private var area = PixelArea(x: 0, y: 0, width: 0, height: 0)
  /// For each column and channel the sum of this row of squares so far; sides stay under 257.
  private var sums: [UInt16] = []
  /// For each column how many pixels were added.
  private var counts: [UInt16] = []
  /// The last row of squares: 3 bytes a square, and the column of its left edge.
  private(set) var pixels: [UInt8] = []
  private(set) var columns: [Int] = []

  /// Begins a picture of which this area counts.
  mutating func begin(_ area: PixelArea) {
    let count = Double(area.width) * Double(area.height)
    side = min(256, max(1, Int((count / Self.squares).squareRoot().rounded())))
    self.area = area
    sums = [UInt16](repeating: 0, count: 3 * area.width)
    counts = [UInt16](repeating: 0, count: area.width)
  }

  /// Adds the counted pixels of a row, 3 bytes each; `columns` tells where they are in the area,
  /// `nil` that they are all there.
  ///
  /// - Returns: whether a row of squares is complete and lies in `pixels` and `columns`.
  /// - Complexity: O(pixels), 0.2 ns a pixel.
  mutating func add(_ row: UnsafeBufferPointer<UInt8>, columns: [Int]?, y: Int) -> Bool {
    if let columns {
      for (index, column) in columns.enumerated() {
        for channel in 0..<3 { sums[3 * column + channel] &+= UInt16(row[3 * index + channel]) }
        counts[column] &+= 1
      }
    } else {
      sums.withUnsafeMutableBufferPointer { sums in
        for index in 0..<min(sums.count, row.count) { sums[index] &+= UInt16(row[index]) }
      }
      for column in counts.indices { counts[column] &+= 1 }
    }
    let rows = y - area.y + 1
    guard rows % side == 0 || rows == area.height else { return false }
    close()
    return true
  }

  /// Turns the sums of a row of squares into its pixels.
  private mutating func close() {
    pixels.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    for left in stride(from: 0, to: area.width, by: side) {
      let width = min(side, area.width - left)
      let (sum, count) = square(left: left, width: width)
      guard 2 * count >= UInt32(side * width) else { continue }
      let mean = (sum &+ count / 2) / count
      pixels.append(UInt8(mean.x))
      pixels.append(UInt8(mean.y))
      pixels.append(UInt8(mean.z))
      columns.append(left)
    }
    sums.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    counts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// What was added to one square: the sum of its pixels, and how many they are.
  private func square(left: Int, width: Int) -> (sum: SIMD3<UInt32>, count: UInt32) {
    var sum = SIMD3<UInt32>.zero
    var count: UInt32 = 0
    sums.withUnsafeBufferPointer { sums in
      for index in stride(from: 3 * left, to: 3 * (left + width), by: 3) {
        sum &+= SIMD3(UInt32(sums[index]), UInt32(sums[index + 1]), UInt32(sums[index + 2]))
      }
    }
    for column in left..<left + width { count += UInt32(counts[column]) }
    return (sum, count)
  }
}
