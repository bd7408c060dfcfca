/// Searches one picture for the detail of another one, even if it moved.
enum MotionSearch {
  /// The side of the squares that are searched for, in pixels.
  static let side = 8
  /// How far around its place, and around that place moved by the common movement, a square is
  /// searched for, in pixels.
  static let reach = 4

  /// How much detail of each of two pictures is missing in the other: the smaller of the two
  /// shares, 0…1. As soon as the result is known to be below `least`, any number below `least` is
  /// returned.
  ///
  /// - Parameter shift: the common movement: a point at (x, y) in `now` was at (x, y) + shift in
  ///   `before`.
  /// - Complexity: O(pixels × reach²).
  static func mismatch(
    _ before: DetailPlane, _ now: DetailPlane, shift: (x: Int, y: Int), least: Double
  ) -> Double {
    let first = lost(now, in: before, shift: shift, least: least)
    if let first, first < least { return first }
    let second = lost(before, in: now, shift: (x: -shift.x, y: -shift.y), least: least)
    switch (first, second) {
    case (let first?, let second?): return min(first, second)
    case (nil, nil): return 0
    default: return 1
    }
  }

  /// The share of the detail of `picture` that is missing in `other`; `nil` if `picture` has hardly
  /// any detail.
  private static func lost(
    _ picture: DetailPlane, in other: DetailPlane, shift: (x: Int, y: Int), least: Double
  ) -> Double? {
    let squares = SquareList(picture)
    guard squares.isBusy else { return nil }
    let needed = Int((least * Double(squares.weight)).rounded(.down))
    return picture.bytes.withUnsafeBufferPointer { picture in
      other.bytes.withUnsafeBufferPointer { other in
        let search = SquareSearch(
          picture: picture.baseAddress!, other: other.baseAddress!, width: squares.width,
          height: squares.height)
        // An upper limit of the missing detail, which decreases with each square that is found.
        var lost = squares.weight
        for square in squares.all {
          let best = search.best(
            x: square.x, y: square.y, detail: square.detail, shift: shift)
          lost -= square.weight - square.weight * best / square.detail
          if lost < needed { break }
        }
        return Double(lost) / Double(squares.weight)
      }
    }
  }

  /// The common movement between two planes that makes them most alike.
  ///
  /// - Returns: in pixels of the planes: a point at (x, y) in `now` was at (x, y) + shift in
  ///   `before`.
  /// - Complexity: O(pixels²).
  static func shift(_ now: Plane, _ before: Plane) -> (x: Int, y: Int) {
    let (width, height) = (now.width, now.height)
    var best = (x: 0, y: 0, difference: Double.infinity)
    now.bytes.withUnsafeBufferPointer { now in
      before.bytes.withUnsafeBufferPointer { before in
        for dy in -(height / 3)...(height / 3) {
          for dx in -(width / 2)...(width / 2) {
            let (columns, rows) = (width - abs(dx), height - abs(dy))
            var sum = 0
            for y in max(0, -dy)..<min(height, height - dy) {
              sum += sumOfAbsoluteDifferences(
                now.baseAddress! + 3 * (y * width + max(0, -dx)),
                before.baseAddress! + 3 * ((y + dy) * width + max(0, dx)), count: 3 * columns)
            }
            let mean =
              Double(sum) / Double(3 * columns * rows) + 0.02 * Double(abs(dx) + abs(dy))
            if mean < best.difference { best = (dx, dy, mean) }
          }
        }
      }
    }
    return (best.x, best.y)
  }
}
