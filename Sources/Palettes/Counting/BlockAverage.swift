import Frames

/// The downsampled picture: the mean of each small square of pixels.
///
/// Downsampling removes film grain, JPEG noise and the blends along edges, but keeps small things
/// of one color. Palettes are picked from it. The size of the squares is chosen so that about
/// 65,536 of them cover the picture. A square with fewer than half of its pixels counted (the
/// others are transparent or filtered) is left out.
struct BlockAverage: Sendable {
  /// Roughly how many squares cover a picture.
  private static let squares = 65536.0

  /// Pixels along the side of a square.
  private var side = 1
  private var area = PixelArea(x: 0, y: 0, width: 0, height: 0)
  /// For each column and channel, the sum over this row of squares so far; the side of a square is
  /// at most 256.
  private var sums: [UInt16] = []
  /// The number of rows in which every pixel was added.
  private var wholeRows = 0
  /// For each column, how many pixels of other rows were added; empty if there was no such row.
  private var counts: [UInt16] = []
  /// The last row of squares, without those that are left out: 3 bytes for each square.
  private(set) var pixels: [UInt8] = []
  /// Whether no square of that row is left out.
  var isWhole: Bool { pixels.count == 3 * ((area.width + side - 1) / side) }
  /// How many pixels were counted in those squares.
  private(set) var represented = 0

  /// Begins a picture; `area` is the part that counts.
  mutating func begin(_ area: PixelArea) {
    let count = Double(area.width) * Double(area.height)
    side = min(256, max(1, Int((count / Self.squares).squareRoot().rounded())))
    self.area = area
    sums = [UInt16](repeating: 0, count: 3 * area.width)
    wholeRows = 0
    counts = []
  }

  /// Adds the counted pixels of a row, 3 bytes each. `columns` gives their columns in the area;
  /// `nil` means that every pixel of the area's row is there.
  ///
  /// - Returns: whether a row of squares is now complete and in `pixels`.
  /// - Complexity: O(pixels), 0.3 ns a pixel.
  mutating func add(_ row: UnsafeBufferPointer<UInt8>, columns: [Int]?, y: Int) -> Bool {
    if let columns {
      if counts.isEmpty { counts = [UInt16](repeating: 0, count: area.width) }
      for (index, column) in columns.enumerated() {
        for channel in 0..<3 { sums[3 * column + channel] &+= UInt16(row[3 * index + channel]) }
        counts[column] &+= 1
      }
    } else {
      sums.withUnsafeMutableBufferPointer { sums in
        for index in 0..<min(sums.count, row.count) { sums[index] &+= UInt16(row[index]) }
      }
      wholeRows += 1
    }
    let rows = y - area.y + 1
    guard rows % side == 0 || rows == area.height else { return false }
    close()
    return true
  }

  /// Turns the sums of a row of squares into its pixels.
  private mutating func close() {
    represented = 0
    let squares = (area.width + side - 1) / side
    pixels = [UInt8](unsafeUninitializedCapacity: 3 * squares) { pixels, filled in
      sums.withUnsafeBufferPointer { sums in
        var mean = Mean(of: wholeRows * side)
        for left in stride(from: 0, to: area.width, by: side) {
          let width = min(side, area.width - left)
          let count = counted(left: left, width: width)
          guard count > 0, 2 * count >= side * width else { continue }
          if count != mean.count { mean = Mean(of: count) }
          mean.write(sums[3 * left..<3 * (left + width)], to: &pixels, at: filled)
          filled += 3
          represented += count
        }
      }
    }
    sums.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    counts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    wholeRows = 0
  }

  /// How many pixels were added to one square.
  private func counted(left: Int, width: Int) -> Int {
    let whole = wholeRows * width
    return counts.isEmpty ? whole : counts[left..<left + width].reduce(whole) { $0 + Int($1) }
  }
}

/// The rounded mean of up to 65,536 bytes, computed from their sum without a division for each
/// mean.
private struct Mean {
  let count: Int
  private let half, inverse: UInt64

  init(of count: Int) {
    self.count = count
    half = UInt64(count) / 2
    // `inverse` exceeds 2⁴¹ ÷ count by at most 1, and sums are at most 2²⁴. So the product exceeds
    // the exact value by less than 2²⁵, and the next whole number is at least 2²⁵ away.
    inverse = (1 << 41) / UInt64(max(count, 1)) + 1
  }

  /// Writes the mean of the sums of red, green, blue, red …: three bytes.
  @inline(__always)
  func write(
    _ sums: Slice<UnsafeBufferPointer<UInt16>>, to bytes: inout UnsafeMutableBufferPointer<UInt8>,
    at place: Int
  ) {
    var (red, green, blue): (UInt64, UInt64, UInt64) = (half, half, half)
    var index = sums.startIndex
    while index < sums.endIndex {
      red &+= UInt64(sums.base[index])
      green &+= UInt64(sums.base[index &+ 1])
      blue &+= UInt64(sums.base[index &+ 2])
      index &+= 3
    }
    bytes[place] = UInt8(truncatingIfNeeded: (red &* inverse) &>> 41)
    bytes[place + 1] = UInt8(truncatingIfNeeded: (green &* inverse) &>> 41)
    bytes[place + 2] = UInt8(truncatingIfNeeded: (blue &* inverse) &>> 41)
  }
}
