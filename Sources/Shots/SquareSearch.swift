/// Searches one picture for a square of another.
struct SquareSearch {
  let picture, other: UnsafePointer<UInt8>
  let width, height: Int

  private static let side = MotionSearch.side
  private static let reach = MotionSearch.reach

  /// The sum over the square's pixels of their distances from the even gray 128.
  func detail(x: Int, y: Int) -> Int {
    var sum: Int32 = 0
    for row in 0..<Self.side {
      let line = picture + ((y &+ row) &* width &+ x)
      for column in 0..<Self.side { sum &+= abs(Int32(line[column]) &- 128) }
    }
    return Int(sum)
  }

  /// The least sum of differences between a square and those around its place in the other picture,
  /// and around that place moved by `shift`; at most `detail`.
  func best(x: Int, y: Int, detail: Int, shift: (x: Int, y: Int)) -> Int {
    let near = search(x: x, y: y, around: (x, y), best: Int32(detail))
    guard abs(shift.x) > 2 || abs(shift.y) > 2 else { return Int(near) }
    return Int(search(x: x, y: y, around: (x &+ shift.x, y &+ shift.y), best: near))
  }

  private func search(
    x: Int, y: Int, around place: (x: Int, y: Int), best: Int32
  ) -> Int32 {
    let columns = range(place.x, limit: width - Self.side)
    let sought = picture + (y &* width &+ x)
    var best = best
    for row in range(place.y, limit: height - Self.side) {
      let line = other + row &* width
      for column in columns { best = min(best, distance(sought, line + column)) }
    }
    return best
  }

  /// The places within reach that lie inside the picture.
  private func range(_ center: Int, limit: Int) -> Range<Int> {
    let (low, high) = (max(0, center - Self.reach), min(limit, center + Self.reach))
    return low <= high ? low..<high + 1 : 0..<0
  }

  /// The sum of absolute differences of two squares. It takes 5 ns, because the compiler recognizes
  /// this loop.
  @inline(__always)
  private func distance(_ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>) -> Int32 {
    var sum: Int32 = 0
    for row in 0..<Self.side {
      let (a, b) = (first + row &* width, second + row &* width)
      for column in 0..<Self.side { sum &+= abs(Int32(a[column]) &- Int32(b[column])) }
    }
    return sum
  }
}
