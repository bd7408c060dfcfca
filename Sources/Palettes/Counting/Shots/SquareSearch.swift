/// Looks for one square of a picture in another.
struct SquareSearch {
  let picture, other: UnsafePointer<UInt8>
  let width, height: Int

  private static let side = MotionSearch.side
  private static let reach = MotionSearch.reach

  /// How far a square is from the even gray 128, summed over its pixels.
  @inline(__always)
  func detail(x: Int, y: Int) -> Int {
    var sum: Int32 = 0
    for row in 0..<Self.side {
      let line = picture + ((y &+ row) &* width &+ x)
      for column in 0..<Self.side { sum &+= abs(Int32(line[column]) &- 128) }
    }
    return Int(sum)
  }

  /// The least sum of differences between a square and those around its place in the other
  /// picture, and around that place moved by `shift`; at most `detail`.
  func best(x: Int, y: Int, detail: Int, shift: (x: Int, y: Int)) -> Int {
    var best = Int32(detail)
    search(x: x, y: y, around: (0, 0), best: &best)
    let isFar = abs(shift.x) > 2 || abs(shift.y) > 2
    if isFar { search(x: x, y: y, around: shift, best: &best) }
    return Int(best)
  }

  private func search(x: Int, y: Int, around: (x: Int, y: Int), best: inout Int32) {
    let rows = range(y &+ around.y, limit: height - Self.side)
    let columns = range(x &+ around.x, limit: width - Self.side)
    let square = picture + (y &* width &+ x)
    for row in rows {
      for column in columns {
        let place = other + (row &* width &+ column)
        var sum: Int32 = 0
        for line in 0..<Self.side {
          let (a, b) = (square + line &* width, place + line &* width)
          for pixel in 0..<Self.side { sum &+= abs(Int32(a[pixel]) &- Int32(b[pixel])) }
        }
        best = min(best, sum)
      }
    }
  }

  /// The places within reach that lie inside the picture.
  private func range(_ center: Int, limit: Int) -> Range<Int> {
    let (low, high) = (max(0, center - Self.reach), min(limit, center + Self.reach))
    return low <= high ? low..<high + 1 : 0..<0
  }
}
