extension [SIMD3<Float>] {
  /// Blends each color with its neighbors in linear light; nearer neighbors have more weight.
  ///
  /// Weights decrease linearly to 0 at `reach + 1` places away. Beyond both ends, the last color is
  /// repeated.
  ///
  /// - Complexity: O(count + reach).
  mutating func blend(reach: Int) {
    guard reach > 0, count > 1 else { return }
    // Two box filters in turn, one to the left and one to the right, give a triangular filter.
    boxBlend(before: reach, after: 0)
    boxBlend(before: 0, after: reach)
  }

  /// Replaces each color by the mean of itself and this many colors before and after it.
  private mutating func boxBlend(before: Int, after: Int) {
    let padded =
      Array(repeating: self[0], count: before) + self
      + Array(repeating: self[count - 1], count: after)
    let width = before + after + 1
    var sum = SIMD3<Double>.zero
    for place in 0..<width - 1 { sum += SIMD3<Double>(padded[place]) }
    for place in indices {
      sum += SIMD3<Double>(padded[place + width - 1])
      self[place] = SIMD3<Float>(sum / Double(width))
      sum -= SIMD3<Double>(padded[place])
    }
  }
}
