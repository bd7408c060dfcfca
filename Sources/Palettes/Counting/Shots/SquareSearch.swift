/// Looks for one square of a picture in another.
struct SquareSearch {
  let picture, other: UnsafePointer<UInt8>
  let width, height: Int

  private static let side = MotionSearch.side
  private static let reach = MotionSearch.reach

  /// A square: four pairs of rows.
  private typealias Square = (
    SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>
  )

  /// How far a square is from the even gray 128, summed over its pixels.
  func detail(x: Int, y: Int) -> Int {
    let gray = SIMD16<UInt8>(repeating: 128)
    return Int(
      distance(square(picture + (y &* width &+ x)), (gray, gray, gray, gray)))
  }

  /// The least sum of differences between a square and those around its place in the other
  /// picture, and around that place moved by `shift`; at most `detail`.
  func best(x: Int, y: Int, detail: Int, shift: (x: Int, y: Int)) -> Int {
    let sought = square(picture + (y &* width &+ x))
    var best = UInt16(clamping: detail)
    search(sought, around: (x, y), best: &best)
    if abs(shift.x) > 2 || abs(shift.y) > 2 {
      search(sought, around: (x &+ shift.x, y &+ shift.y), best: &best)
    }
    return Int(best)
  }

  private func search(_ sought: Square, around place: (x: Int, y: Int), best: inout UInt16) {
    let columns = range(place.x, limit: width - Self.side)
    for row in range(place.y, limit: height - Self.side) {
      for column in columns {
        best = min(best, distance(sought, square(other + (row &* width &+ column))))
      }
    }
  }

  /// The places within reach that lie inside the picture.
  private func range(_ center: Int, limit: Int) -> Range<Int> {
    let (low, high) = (max(0, center - Self.reach), min(limit, center + Self.reach))
    return low <= high ? low..<high + 1 : 0..<0
  }

  @inline(__always)
  private func square(_ place: UnsafePointer<UInt8>) -> Square {
    (pair(place), pair(place + 2 &* width), pair(place + 4 &* width), pair(place + 6 &* width))
  }

  /// Eight pixels of each of two rows.
  @inline(__always)
  private func pair(_ place: UnsafePointer<UInt8>) -> SIMD16<UInt8> {
    let upper = UnsafeRawPointer(place).loadUnaligned(as: SIMD8<UInt8>.self)
    let lower = UnsafeRawPointer(place + width).loadUnaligned(as: SIMD8<UInt8>.self)
    return SIMD16(lowHalf: upper, highHalf: lower)
  }

  @inline(__always)
  private func distance(_ first: Square, _ second: Square) -> UInt16 {
    var sums = SIMD16<UInt16>()
    sums &+= difference(first.0, second.0)
    sums &+= difference(first.1, second.1)
    sums &+= difference(first.2, second.2)
    sums &+= difference(first.3, second.3)
    return sums.wrappedSum()
  }

  @inline(__always)
  private func difference(_ first: SIMD16<UInt8>, _ second: SIMD16<UInt8>) -> SIMD16<UInt16> {
    SIMD16(
      truncatingIfNeeded: pointwiseMax(first, second) &- pointwiseMin(first, second))
  }
}
