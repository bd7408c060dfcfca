import CMath

/// Compares where two pictures are light, dark and colored, without their brightness and contrast.
///
/// In fog, soft detail can be found again anywhere. The layout of the whole picture cannot.
enum LayoutSearch {
  /// How far the layout may move between two frames, in pixels of the planes.
  private static let reach = 3
  /// Differences of this variance are noise. They count as agreement, so that two pictures of one
  /// color have one layout.
  private static let noise = 0.2
  /// How far the edge of a bar reaches into the picture, and how many rows and columns bars must
  /// leave, in pixels of the planes.
  private static let border = 1
  private static let leastArea = 8

  /// How much the layout of two pictures differs: 0 if one is the other at another brightness and
  /// contrast, moved by no more than 3 pixels; 1 if they have nothing in common.
  ///
  /// - Complexity: O(pixels × reach²).
  /// - Source: the greatest correlation coefficient of the bytes, of which each channel has its own
  ///   mean, subtracted from 1.
  static func difference(_ now: Plane, _ before: Plane) -> Double {
    let area = PictureArea(
      now.luma(), before.luma(), width: now.width, height: now.height, margin: border,
      least: leastArea)
    var greatest = 0.0
    for dy in -reach...reach {
      for dx in -reach...reach {
        greatest = max(greatest, correlation(now, before, in: area, dx: dx, dy: dy))
      }
    }
    return 1 - greatest
  }

  /// The correlation of the bytes where the two pictures overlap inside their bars.
  private static func correlation(
    _ now: Plane, _ before: Plane, in area: PictureArea, dx: Int, dy: Int
  ) -> Double {
    let width = now.width
    let columns = area.columns.count - abs(dx)
    let left = area.columns.lowerBound
    let rows = area.rows.lowerBound + max(0, -dy)..<area.rows.upperBound - max(0, dy)
    var sums = ProductSums()
    now.bytes.withUnsafeBufferPointer { now in
      before.bytes.withUnsafeBufferPointer { before in
        for y in rows {
          sums.add(
            now.baseAddress! + 3 * (y * width + left + max(0, -dx)),
            before.baseAddress! + 3 * ((y + dy) * width + left + max(0, dx)), pixels: columns)
        }
      }
    }
    return sums.correlation(pixels: rows.count * columns, noise: noise)
  }
}

/// The sums from which the correlation of two pictures follows.
private struct ProductSums {
  private var first: SIMD3<Int32> = .zero
  private var second: SIMD3<Int32> = .zero
  private var firstSquares = 0
  private var secondSquares = 0
  private var products = 0

  /// Adds a row of pixels of 3 bytes.
  @inline(__always)
  mutating func add(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, pixels: Int) {
    var (aa, bb, ab): (Int32, Int32, Int32) = (0, 0, 0)
    for index in 0..<3 &* pixels {
      let (u, v) = (Int32(a[index]), Int32(b[index]))
      aa &+= u &* u
      bb &+= v &* v
      ab &+= u &* v
    }
    firstSquares += Int(aa)
    secondSquares += Int(bb)
    products += Int(ab)
    var (u0, u1, u2, v0, v1, v2): (Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0)
    for pixel in 0..<pixels {
      u0 &+= Int32(a[3 &* pixel])
      u1 &+= Int32(a[3 &* pixel &+ 1])
      u2 &+= Int32(a[3 &* pixel &+ 2])
      v0 &+= Int32(b[3 &* pixel])
      v1 &+= Int32(b[3 &* pixel &+ 1])
      v2 &+= Int32(b[3 &* pixel &+ 2])
    }
    first &+= SIMD3(u0, u1, u2)
    second &+= SIMD3(v0, v1, v2)
  }

  /// −1…1; 1 for pictures of one color each.
  func correlation(pixels: Int, noise level: Double) -> Double {
    let count = Double(pixels)
    let (a, b) = (SIMD3<Double>(first), SIMD3<Double>(second))
    let noise = 3 * count * level
    let variance = Double(firstSquares) - (a * a).sum() / count + noise
    let other = Double(secondSquares) - (b * b).sum() / count + noise
    let shared = Double(products) - (a * b).sum() / count + noise
    return shared / (variance * other).squareRoot()
  }
}
