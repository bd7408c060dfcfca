/// The straight path from one picture to another, which a dissolve follows.
struct BlendPath {
  private let start, end: Plane
  /// The squared length of the path: squared differences of levels, summed over all bytes; 1 or
  /// more.
  private let length: Double

  /// - Complexity: O(bytes), like every function here.
  init(from start: Plane, to end: Plane) {
    (self.start, self.end) = (start, end)
    length = max(1, Double(Self.product(end, start, end, start)))
  }

  /// How straight the path is if it leads over this picture: the cosine of the angle between the
  /// two legs. It is 1 for a picture on the path and 0 or less for unrelated pictures.
  func straightness(at plane: Plane) -> Double {
    let here = Self.product(plane, start, plane, start)
    let along = Self.product(plane, start, end, start)
    // |end − plane|² and (plane − start)·(end − plane) by the cosine rule.
    let rest = length - 2 * Double(along) + Double(here)
    return Double(along - here) / max(1, (Double(here) * max(0, rest)).squareRoot())
  }

  /// The position of a picture along the path: 0 at the start, 1 at the end.
  func place(of plane: Plane) -> Double {
    Double(Self.product(plane, start, end, start)) / length
  }

  /// The variance of the blend at a position along the path.
  ///
  /// - Parameter first: the pyramid whose far plane is the start of the path. `last` is the pyramid
  ///   whose far plane is its end.
  func variance(
    at place: Double, from first: FramePyramid, to last: FramePyramid
  ) -> Double {
    let share = max(0, min(1, place))
    let shift = last.means - first.means
    let bytes = Double(start.bytes.count)
    // The mean squared difference, without the part due to different means, is the sum of both
    // variances minus twice the covariance.
    let difference = length / bytes - (shift * shift).sum() / 3
    let covariance = (first.variance + last.variance - difference) / 2
    return (1 - share) * (1 - share) * first.variance + share * share * last.variance
      + 2 * share * (1 - share) * covariance
  }

  /// How evenly the change is spread over the picture inside its bars: the square of the mean
  /// change ÷ the mean of the squared changes. It is about 0.7 if the whole picture is new, and 0.2
  /// if a title appears.
  ///
  /// - Parameter difference: the mean absolute change, 0…255.
  func spread(difference: Double) -> Double {
    let (width, height) = (start.width, start.height)
    let isLit = { (row: Int) in
      let bytes = 3 * width * row..<3 * width * (row + 1)
      return start.bytes[bytes].contains { $0 > Self.barLevel }
        || end.bytes[bytes].contains { $0 > Self.barLevel }
    }
    let bars = (0..<height).prefix { !isLit($0) }.count
    let lower = (0..<height).reversed().prefix { !isLit($0) }.count
    let share = Double(max(1, height - bars - lower)) / Double(height)
    return difference * difference * Double(start.bytes.count) / length / share
  }

  /// The highest level that a bar may have, 0…255.
  private static let barLevel: UInt8 = 20

  /// The sum of (a − b)(c − d) over all bytes.
  private static func product(_ a: Plane, _ b: Plane, _ c: Plane, _ d: Plane) -> Int {
    var sum: Int32 = 0
    a.bytes.withUnsafeBufferPointer { a in
      b.bytes.withUnsafeBufferPointer { b in
        c.bytes.withUnsafeBufferPointer { c in
          d.bytes.withUnsafeBufferPointer { d in
            for index in 0..<a.count {
              sum &+=
                (Int32(a[index]) &- Int32(b[index])) &* (Int32(c[index]) &- Int32(d[index]))
            }
          }
        }
      }
    }
    return Int(sum)
  }
}
