import CMath

/// A way in which the edge of a wipe crosses the picture.
///
/// A shape says when the edge passes each point. Wherever the edge has been, the picture shows the
/// next shot.
struct WipeShape: Sendable {
  /// When the edge passes each byte of a small picture: 0 at the start of the wipe, `end` at its
  /// end. The three bytes of a pixel are equal.
  let places: [UInt8]
  /// For each byte 1 if the edge passes it in the first half of the wipe, −1 otherwise.
  let halves: [Int16]

  private let passes: @Sendable (_ x: Double, _ y: Double) -> Double

  /// The place of the edge at the end of a wipe.
  static let end = 250.0
  /// How many of `all` are straight edges across and down: to the right, to the left, down, up.
  static let upright = 4

  private init(
    width: Int, height: Int, passes: @escaping @Sendable (_ x: Double, _ y: Double) -> Double
  ) {
    self.passes = passes
    places = (0..<width * height).flatMap { index -> [UInt8] in
      let x = (Double(index % width) + 0.5) / Double(width)
      let y = (Double(index / width) + 0.5) / Double(height)
      let place = UInt8((Self.end * max(0, min(1, passes(x, y)))).rounded())
      return [place, place, place]
    }
    halves = places.map { Double($0) < Self.end / 2 ? 1 : -1 }
  }

  /// When the edge passes a point: 0 at the start of the wipe, 1 at its end.
  ///
  /// - Parameters:
  ///   - x: a fraction of the picture's width, 0…1.
  ///   - y: a fraction of its height, 0…1.
  func place(x: Double, y: Double) -> Double { max(0, min(1, passes(x, y))) }

  /// The shapes that are searched for, each in both directions: a straight edge across, down and
  /// along both diagonals; a circle; a pair of edges across or down that opens or closes.
  ///
  /// - Parameters:
  ///   - width: the width of the picture to which `places` belongs, in pixels.
  ///   - height: its height.
  /// - Complexity: O(pixels).
  static func all(width: Int, height: Int) -> [WipeShape] {
    let aspect = Double(width) / Double(height)
    let forward: [@Sendable (Double, Double) -> Double] = [
      { x, _ in x }, { _, y in y }, { x, y in (x + y) / 2 }, { x, y in (x + 1 - y) / 2 },
      // The circle has passed the middle of each side when the wipe ends.
      { x, y in hypot((x - 0.5) * aspect, y - 0.5) / (0.5 * aspect) },
      { x, _ in abs(2 * x - 1) }, { _, y in abs(2 * y - 1) },
    ]
    return forward.flatMap { passes in
      [
        WipeShape(width: width, height: height, passes: passes),
        WipeShape(width: width, height: height) { x, y in 1 - passes(x, y) },
      ]
    }
  }
}

/// How much two small pictures differ ahead of the edge of a wipe and behind it.
struct EdgeDifference {
  /// Where the edge has not been yet.
  let ahead: PartDifference
  /// Where the edge has been.
  let behind: PartDifference

  /// How far on both sides of the edge nothing is compared, because the edge may be soft: a part of
  /// `WipeShape.end`.
  private static let margin = 15.0

  /// - Parameters:
  ///   - edge: how far the edge is on its way, 0…1.
  ///   - shift: the movement: a point at (x, y) in `now` was at (x, y) + shift in `other`.
  /// - Complexity: O(bytes).
  init(_ now: Plane, _ other: Plane, shape: WipeShape, edge: Double, shift: (x: Int, y: Int)) {
    let low = Int32((WipeShape.end * edge - Self.margin).rounded(.up))
    let high = Int32((WipeShape.end * edge + Self.margin).rounded(.down))
    let (width, height) = (now.width, now.height)
    let columns = max(0, width - abs(shift.x))
    let rows = max(0, -shift.y)..<max(0, -shift.y, min(height, height - shift.y))
    var (front, frontCount, back, backCount) = (0, 0, 0, 0)
    now.bytes.withUnsafeBufferPointer { now in
      other.bytes.withUnsafeBufferPointer { other in
        shape.places.withUnsafeBufferPointer { places in
          for y in rows {
            let here = 3 * (y * width + max(0, -shift.x))
            let there = 3 * ((y + shift.y) * width + max(0, shift.x))
            // Masks instead of branches, so that the compiler vectorizes the loop.
            var (aheadSum, aheadCount, behindSum, behindCount): (Int32, Int32, Int32, Int32) =
              (0, 0, 0, 0)
            for index in 0..<3 &* columns {
              let difference = abs(Int32(now[here &+ index]) &- Int32(other[there &+ index]))
              let place = Int32(places[here &+ index])
              let (isAhead, isBehind) = ((high &- place) &>> 31, (place &- low) &>> 31)
              aheadSum &+= difference & isAhead
              aheadCount &-= isAhead
              behindSum &+= difference & isBehind
              behindCount &-= isBehind
            }
            front += Int(aheadSum)
            frontCount += Int(aheadCount)
            back += Int(behindSum)
            backCount += Int(behindCount)
          }
        }
      }
    }
    ahead = PartDifference(sum: front, count: frontCount)
    behind = PartDifference(sum: back, count: backCount)
  }
}

/// How much two pictures differ in a part of them.
struct PartDifference {
  /// The sum of the absolute differences of the bytes.
  var sum = 0
  /// The number of bytes.
  var count = 0

  /// The mean absolute difference, 0…255; infinite if there are no bytes.
  var mean: Double { count == 0 ? .infinity : Double(sum) / Double(count) }

  static func += (total: inout PartDifference, part: PartDifference) {
    total.sum += part.sum
    total.count += part.count
  }
}
