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

  /// How much of the weight of a square of `picture` is missing in `other`: 0…`square.weight`.
  ///
  /// - Parameter shift: the common movement, as in `mismatch`.
  /// - Complexity: O(reach²).
  static func lost(
    _ square: SquareList.Square, of picture: DetailPlane, in other: DetailPlane,
    shift: (x: Int, y: Int)
  ) -> Int {
    picture.bytes.withUnsafeBufferPointer { bytes in
      other.bytes.withUnsafeBufferPointer { other in
        let search = SquareSearch(
          picture: bytes.baseAddress!, other: other.baseAddress!, width: picture.width,
          height: picture.height)
        let best = search.best(x: square.x, y: square.y, detail: square.detail, shift: shift)
        return square.weight * best / square.detail
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

/// The squares of a picture with enough detail to search for.
struct SquareList {
  /// One square.
  struct Square {
    /// Its upper left pixel.
    let x, y: Int
    /// The sum of its pixels' distances from even gray.
    let detail: Int
    /// Its weight in the result.
    let weight: Int
  }

  let width, height: Int
  let all: [Square]
  /// The sum of all weights.
  let weight: Int
  /// Whether enough squares have detail to distinguish one picture from another.
  let isBusy: Bool

  /// The least and the greatest detail per pixel that counts. Fainter squares are left out.
  /// Captions and other hard edges count no more than moderate detail.
  private static let faintest = 2
  private static let hardest = 12
  /// The share of all squares that must have detail.
  private static let busyShare = 0.05

  /// - Complexity: O(pixels).
  init(_ picture: DetailPlane) {
    let (width, height) = (picture.width, picture.height)
    (self.width, self.height) = (width, height)
    let side = MotionSearch.side
    var count = 0
    var all: [Square] = []
    picture.bytes.withUnsafeBufferPointer { bytes in
      let search = SquareSearch(
        picture: bytes.baseAddress!, other: bytes.baseAddress!, width: width, height: height)
      for y in stride(from: (height % side) / 2, through: height - side, by: side) {
        for x in stride(from: (width % side) / 2, through: width - side, by: side) {
          count += 1
          let detail = search.detail(x: x, y: y)
          guard detail > Self.faintest * side * side else { continue }
          let weight = min(detail, Self.hardest * side * side)
          all.append(Square(x: x, y: y, detail: detail, weight: weight))
        }
      }
    }
    self.all = all
    weight = all.reduce(0) { $0 + $1.weight }
    isBusy = !all.isEmpty && Double(all.count) >= Self.busyShare * Double(count)
  }
}
