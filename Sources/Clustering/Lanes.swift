// Swift's own `pointwiseMin`, `min()` and `any` go through these lanes one by one (measured:
// half of all time); selections under a comparison become single instructions.
extension SIMD8<Double> {
  /// Lane by lane, the lesser of two.
  @inline(__always)
  func lesser(_ other: Self) -> Self {
    other.replacing(with: self, where: self .< other)
  }

  /// Lane by lane, the greater of two.
  @inline(__always)
  func greater(_ other: Self) -> Self {
    other.replacing(with: self, where: self .> other)
  }

  /// The least of the lanes.
  @inline(__always)
  var least: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
    return two.x < two.y ? two.x : two.y
  }

  /// The greatest of the lanes.
  @inline(__always)
  var greatest: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
    return two.x > two.y ? two.x : two.y
  }

  /// The lanes added up, always in the same order.
  @inline(__always)
  var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The sum of the squared lanes.
  @inline(__always)
  var squaredLength: Double {
    (self * self).total
  }
}

extension SIMD3<Double> {
  /// Coordinate by coordinate, the lesser of two.
  @inline(__always)
  func lesser(_ other: Self) -> Self {
    other.replacing(with: self, where: self .< other)
  }

  /// Coordinate by coordinate, the greater of two.
  @inline(__always)
  func greater(_ other: Self) -> Self {
    other.replacing(with: self, where: self .> other)
  }
}
