import CMath
import Frames

/// A frame at three small sizes, computed once, so that it can be compared with many others.
struct FramePyramid: Sendable {
  /// About 80 × 45 pixels, to search for things that moved.
  let near: Plane
  /// About 40 × 22 pixels, to compare neighboring frames.
  let middle: Plane
  /// About 20 × 11 pixels, to compare frames that are far apart in time; small movements vanish at
  /// this size.
  let far: Plane
  /// The part of `far` inside bars.
  let area: PictureArea
  /// The levels of all pixels of `far`, and of those inside bars.
  let levels, inside: LevelStatistics

  /// How far the edge of a bar reaches into `far`, and how many rows and columns bars must leave, in
  /// pixels.
  private static let border = 1
  private static let leastArea = 4
  /// How much lighter a bar may be in `far` than the darkest pixel, 0…255.
  private static let evenness: Int32 = 4

  init(_ frame: Frame) {
    var plane = Plane(width: frame.width, height: frame.height, bytes: frame.bytes)
    while plane.width * plane.height > 4800, min(plane.width, plane.height) >= 32 {
      plane = plane.halved()
    }
    near = plane
    middle = plane.halved()
    far = middle.halved()
    area = PictureArea(
      far.luma(), width: far.width, height: far.height, margin: Self.border,
      least: Self.leastArea, evenness: Self.evenness)
    levels = LevelStatistics(far)
    inside = area.isWhole ? levels : LevelStatistics(far, in: area)
  }

  /// The levels of the pixels of `far` in a part of it.
  ///
  /// - Complexity: O(1) for the whole and for the part inside this frame's bars, O(pixels)
  ///   otherwise.
  func levels(in part: PictureArea) -> LevelStatistics {
    part.isWhole ? levels : part == area ? inside : LevelStatistics(far, in: part)
  }
}

/// A small picture of 3 bytes per pixel that is used to compare frames.
package struct Plane: Sendable {
  /// Pixels in a row.
  let width: Int
  /// Rows.
  let height: Int
  /// Red, green and blue of each pixel, row by row.
  let bytes: [UInt8]

  /// How much two planes of one size differ: the mean absolute difference of their bytes, 0…255.
  ///
  /// - Complexity: O(bytes).
  func difference(from other: Plane) -> Double {
    let sum = bytes.withUnsafeBufferPointer { first in
      other.bytes.withUnsafeBufferPointer { second in
        sumOfAbsoluteDifferences(first.baseAddress!, second.baseAddress!, count: first.count)
      }
    }
    return Double(sum) / Double(bytes.count)
  }

  /// How differently the tints of the pixels change from another plane of the same size to this one:
  /// the median over the pixels of how far the change of R − G or B − G is from its own median,
  /// whichever is farther, 0…510. Light of another color changes all tints alike.
  ///
  /// - Complexity: O(pixels · log pixels).
  func tintSpread(from other: Plane) -> Int {
    func spread(_ part: Int) -> Int {
      let changes: [Int] = stride(from: 0, to: bytes.count, by: 3).map { at in
        let new = Int(bytes[at + part]) - Int(bytes[at + 1])
        let old = Int(other.bytes[at + part]) - Int(other.bytes[at + 1])
        return new - old
      }
      let middle = changes.sorted()[changes.count / 2]
      return changes.map { abs($0 - middle) }.sorted()[changes.count / 2]
    }
    return max(spread(0), spread(2))
  }

  /// Whether hardly any byte is darker than in another plane of the same size: light was added.
  ///
  /// - Parameter share: how many bytes may be darker nevertheless, 0…1.
  /// - Complexity: O(bytes).
  func isBrighter(than other: Plane, except share: Double = Plane.shadeShare) -> Bool {
    var darker = 0
    for (byte, old) in zip(bytes, other.bytes) where Int(byte) + Self.shade < Int(old) {
      darker += 1
    }
    return Double(darker) <= share * Double(bytes.count)
  }

  /// How much darker a byte may become where the picture also moves, and how many may exceed it.
  private static let shade = 6
  static let shadeShare = 0.05

  /// The picture at half the size: each pixel is the mean of four; an odd last row or column is
  /// dropped.
  func halved() -> Plane {
    let (columns, rows) = (width / 2, height / 2)
    let stride = 3 * width
    // Add two rows, then two pixels. Four bytes are stored for each pixel of 3, so the buffer needs
    // one extra byte at the end.
    let result = [UInt8](unsafeUninitializedCapacity: 3 * columns * rows + 1) { result, filled in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: stride + 16) { means in
        bytes.withUnsafeBufferPointer { bytes in
          let target = UnsafeMutableRawPointer(result.baseAddress!)
          for row in 0..<rows {
            let upper = bytes.baseAddress! + 2 * row * stride
            let lower = upper + stride
            for index in 0..<stride - 3 {
              let left = UInt16(upper[index]) &+ UInt16(lower[index])
              let right = UInt16(upper[index &+ 3]) &+ UInt16(lower[index &+ 3])
              means[index] = UInt8(truncatingIfNeeded: (left &+ right &+ 2) &>> 2)
            }
            let source = UnsafeRawPointer(means.baseAddress!)
            let start = 3 * columns * row
            for column in 0..<columns {
              target.storeBytes(
                of: source.loadUnaligned(fromByteOffset: 6 &* column, as: UInt32.self),
                toByteOffset: start &+ 3 &* column, as: UInt32.self)
            }
          }
        }
      }
      filled = 3 * columns * rows
    }
    return Plane(width: columns, height: rows, bytes: result)
  }
}

extension Plane {
  /// Red + 2 green + blue of each pixel, 0…1020.
  ///
  /// - Complexity: O(pixels).
  func luma() -> [Int32] {
    [Int32](unsafeUninitializedCapacity: width * height) { luma, filled in
      bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        for pixel in 0..<width &* height {
          luma[pixel] =
            Int32(bytes[index]) &+ 2 &* Int32(bytes[index &+ 1]) &+ Int32(bytes[index &+ 2])
          index &+= 3
        }
      }
      filled = width * height
    }
  }
}

extension [Int32] {
  /// For each value of a picture, the mean of its surroundings: (2 × radius + 1)² values, fewer at
  /// the edges.
  ///
  /// - Complexity: O(count).
  func means(radius: Int, width: Int, height: Int) -> [Int32] {
    var sums = self
    var line = [Int32](repeating: 0, count: width)
    return [Int32](unsafeUninitializedCapacity: count) { means, filled in
      withUnsafeBufferPointer { values in
        sums.withUnsafeMutableBufferPointer { sums in
          line.withUnsafeMutableBufferPointer { line in
            for y in 0..<height {
              Self.slide(values, into: sums, from: y &* width, count: width, radius: radius)
            }
            for y in 0..<Swift.min(radius, height) {
              for x in 0..<width { line[x] &+= sums[y &* width &+ x] }
            }
            for y in 0..<height {
              let (top, bottom) = (y &- radius, y &+ radius)
              if bottom < height {
                for x in 0..<width { line[x] &+= sums[bottom &* width &+ x] }
              }
              if top > 0 {
                for x in 0..<width { line[x] &-= sums[(top &- 1) &* width &+ x] }
              }
              let rows = Swift.min(bottom, height - 1) - Swift.max(top, 0) + 1
              let share = 1 / Float(rows)
              for x in 0..<width { means[y &* width &+ x] = Int32(Float(line[x]) * share) }
            }
          }
        }
      }
      filled = count
    }
  }

  /// For each value of one row, the mean of its neighbors in that row.
  private static func slide(
    _ values: UnsafeBufferPointer<Int32>, into means: UnsafeMutableBufferPointer<Int32>,
    from start: Int, count: Int, radius: Int
  ) {
    var sum: Int32 = 0
    for x in 0..<Swift.min(radius, count) { sum &+= values[start &+ x] }
    for x in 0..<count {
      let (left, right) = (x &- radius, x &+ radius)
      if right < count { sum &+= values[start &+ right] }
      if left > 0 { sum &-= values[start &+ left &- 1] }
      let share = Int32(Swift.min(right, count - 1) &- Swift.max(left, 0) &+ 1)
      means[start &+ x] = share == 7 ? sum / 7 : sum / share
    }
  }
}

/// The sum of the absolute differences of two runs of bytes.
///
/// - Returns: 0…255 × count; up to 2²³ bytes fit.
/// - Complexity: O(count), about 0.07 ns a byte.
@inline(__always)
func sumOfAbsoluteDifferences(
  _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, count: Int
) -> Int {
  var sum: Int32 = 0
  for index in 0..<count {
    sum &+= abs(Int32(first[index]) &- Int32(second[index]))
  }
  return Int(sum)
}

/// The brightness of a small picture, and how much it varies.
struct LevelStatistics: Sendable {
  /// The mean of each channel, 0…255.
  let means: SIMD3<Double>
  /// The variance of the bytes around the mean of their channel.
  let variance: Double
  /// The least and the greatest component of a pixel, 0…255.
  let least, greatest: UInt8

  /// The mean of all channels, 0…255.
  var brightness: Double { means.sum() / 3 }

  /// Added to variances so that those of dark pictures stay comparable, in squared levels.
  static let faintVariance = 20.0

  /// How far the variance is from an expected one, as a power of 2 (an absolute value).
  func surprise(expected: Double) -> Double {
    abs(log2((variance + Self.faintVariance) / (expected + Self.faintVariance)))
  }

  /// The levels of a part of a picture, or of all of it.
  ///
  /// - Complexity: O(pixels).
  init(_ plane: Plane, in area: PictureArea? = nil) {
    let rows = area?.rows ?? 0..<plane.height
    let columns = area?.columns ?? 0..<plane.width
    var (red, green, blue, squares): (Int32, Int32, Int32, Int64) = (0, 0, 0, 0)
    var (least, greatest): (UInt8, UInt8) = (255, 0)
    plane.bytes.withUnsafeBufferPointer { bytes in
      for row in rows {
        var index = 3 * (row * plane.width + columns.lowerBound)
        for _ in columns {
          let (r, g, b) = (Int32(bytes[index]), Int32(bytes[index + 1]), Int32(bytes[index + 2]))
          red &+= r
          green &+= g
          blue &+= b
          squares &+= Int64(r &* r &+ g &* g &+ b &* b)
          least = min(least, bytes[index], bytes[index + 1], bytes[index + 2])
          greatest = max(greatest, bytes[index], bytes[index + 1], bytes[index + 2])
          index &+= 3
        }
      }
    }
    let pixels = Double(rows.count * columns.count)
    let (r, g, b) = (Double(red) / pixels, Double(green) / pixels, Double(blue) / pixels)
    means = SIMD3(r, g, b)
    variance = max(0, (Double(squares) / pixels - r * r - g * g - b * b) / 3)
    (self.least, self.greatest) = (least, greatest)
  }
}
