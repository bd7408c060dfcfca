/// The straight way from one picture to another, as a dissolve takes it.
struct BlendPath {
  private let start, end: Plane
  /// The squared length of the way.
  private let length: Double

  init(from start: Plane, to end: Plane) {
    self.start = start
    self.end = end
    length = max(1, Double(Self.product(end, start, end, start)))
  }

  /// How straight the way is over this picture: the cosine of the angle between the two legs,
  /// 1 on the way itself, 0 and less for any other picture.
  ///
  /// - Complexity: O(bytes).
  func straightness(at plane: Plane) -> Double {
    let here = Self.product(plane, start, plane, start)
    let along = Self.product(plane, start, end, start)
    // |end − plane|² and (plane − start)·(end − plane) by the cosine rule.
    let rest = length - 2 * Double(along) + Double(here)
    let inner = Double(along - here)
    return inner / max(1, (Double(here) * max(0, rest)).squareRoot())
  }

  /// Where a picture is along the way (0 at the start, 1 at the end) and how far aside of it, in
  /// lengths of the way.
  func place(of plane: Plane) -> (along: Double, aside: Double) {
    let here = Double(Self.product(plane, start, plane, start))
    let along = Double(Self.product(plane, start, end, start)) / length
    return (along, (max(0, here - along * along * length) / length).squareRoot())
  }

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
