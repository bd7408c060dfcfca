/// The brightness of a small picture, and how much it varies.
struct LevelStatistics {
  /// The mean of each channel, 0…255.
  let means: SIMD3<Double>
  /// The variance of the bytes around the mean of their channel.
  let variance: Double
  /// The least and the greatest component of a pixel, 0…255.
  let least, greatest: UInt8

  /// - Complexity: O(pixels).
  init(_ plane: Plane) {
    var (red, green, blue, squares): (Int32, Int32, Int32, Int64) = (0, 0, 0, 0)
    var (least, greatest): (UInt8, UInt8) = (255, 0)
    plane.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
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
    let pixels = Double(plane.width * plane.height)
    let (r, g, b) = (Double(red) / pixels, Double(green) / pixels, Double(blue) / pixels)
    means = SIMD3(r, g, b)
    variance = max(0, (Double(squares) / pixels - r * r - g * g - b * b) / 3)
    (self.least, self.greatest) = (least, greatest)
  }
}
