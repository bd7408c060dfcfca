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
