/// The straight way from one picture to another, as a dissolve takes it.
struct BlendPath {
  private let start, end: Plane
  /// The squared length of the way, in squared levels, summed over all bytes; 1 or more.
  private let length: Double

  /// - Complexity: O(bytes), as that of every function here.
  init(from start: Plane, to end: Plane) {
    (self.start, self.end) = (start, end)
    length = max(1, Double(Self.product(end, start, end, start)))
  }

  /// How straight the way is over this picture: the cosine of the angle between the two legs,
  /// 1 on the way itself, 0 and less for any other picture.
  func straightness(at plane: Plane) -> Double {
    let here = Self.product(plane, start, plane, start)
    let along = Self.product(plane, start, end, start)
    // |end − plane|² and (plane − start)·(end − plane) by the cosine rule.
    let rest = length - 2 * Double(along) + Double(here)
    return Double(along - here) / max(1, (Double(here) * max(0, rest)).squareRoot())
  }

  /// Where a picture is along the way: 0 at the start, 1 at the end.
  func place(of plane: Plane) -> Double {
    Double(Self.product(plane, start, end, start)) / length
  }

  /// The variance of the blend at a place along the way.
  ///
  /// - Parameter first: the pyramid whose far size the way starts at; `last`: at whose it ends.
  func variance(
    at place: Double, from first: FramePyramid, to last: FramePyramid
  ) -> Double {
    let share = max(0, min(1, place))
    let shift = last.means - first.means
    let bytes = Double(start.bytes.count)
    // The mean squared difference is both variances less twice the covariance, and what the means
    // differ by.
    let difference = length / bytes - (shift * shift).sum() / 3
    let covariance = (first.variance + last.variance - difference) / 2
    return (1 - share) * (1 - share) * first.variance + share * share * last.variance
      + 2 * share * (1 - share) * covariance
  }

  /// How evenly the change is spread over the picture inside of its bars: the squared mean change
  /// ÷ the mean squared one, about 0.7 if all is new, 0.2 if a title appears.
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

  /// The brightest that a bar may be, 0…255.
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
