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
