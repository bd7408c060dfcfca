/// Whether lines move up through a shot at constant speed over a plain or smooth ground, as rolling
/// credits do.
///
/// The ground may change slowly, and things may move through it. When a camera tilts over a
/// picture, all of the picture moves. Therefore the ground at the ends of the rows, where there is
/// no text, must stand still.
struct RollingText: Sendable {
  /// Pairs of samples, half a second apart.
  private var pairs = 0
  /// For each number of rows, how many pairs moved up by that many.
  private var moves: [Int]
  private var last: TextRelief?

  init(height: Int) {
    moves = [Int](repeating: 0, count: height / 3)
  }

  /// Adds the next sample, half a second after the previous one.
  mutating func add(_ relief: TextRelief) {
    defer { last = relief }
    guard let last else { return }
    pairs += 1
    guard Self.isLikeText(relief), Self.isLikeText(last),
      let shift = Self.shift(last.rows, relief.rows, upTo: moves.count - 1),
      Self.isGroundStill(last.ends, relief.ends, shift)
    else { return }
    moves[shift] += 1
  }

  /// Whether at least half of the shot rolls, and for at least two seconds. The rest may be static
  /// cards.
  var isCredits: Bool {
    guard let most = moves.indices.max(by: { moves[$0] < moves[$1] }), most > 0 else {
      return false
    }
    let near = moves[max(1, most - 1)...min(moves.count - 1, most + 1)].reduce(0, +)
    return near >= 4 && 2 * near >= pairs
  }

  /// Letters stand in lines; stars do not.
  private static func isLikeText(_ relief: TextRelief) -> Bool { relief.joined >= 0.35 }

  /// The least similarity of two profiles once one of them is shifted, and the least gain over the
  /// similarity without a shift.
  private static let leastLikeness = 0.7
  private static let leastGain = 0.12

  /// By how many rows the later profile has moved up; `nil` if it has not moved.
  private static func shift(_ before: [Int], _ after: [Int], upTo most: Int) -> Int? {
    guard before.count == after.count, before.count > 3 * most / 2, most > 0 else { return nil }
    let still = likeness(before, after, 0)
    var best = (likeness: 0.0, shift: 0)
    for shift in 1...most {
      let likeness = likeness(before, after, shift)
      if likeness > best.likeness { best = (likeness, shift) }
    }
    return best.likeness >= max(leastLikeness, still + leastGain) ? best.shift : nil
  }

  /// Whether the ground stands still at one end of the rows and does not move with the text at the
  /// other end, where something may pass.
  private static func isGroundStill(_ before: [[Double]], _ after: [[Double]], _ shift: Int) -> Bool
  {
    var isStill = false
    for (old, new) in zip(before, after) {
      let still = difference(old, new, 0, upTo: new.count - shift)
      let moved = difference(old, new, shift, upTo: new.count - shift)
      if still > 1, moved < still / 2 { return false }
      if still <= 1.5, still <= 1.1 * moved + 0.15 { isStill = true }
    }
    return isStill
  }

  /// The mean difference of two profiles, in levels of gray, apart from a change of their overall
  /// brightness.
  private static func difference(
    _ before: [Double], _ after: [Double], _ shift: Int, upTo end: Int
  ) -> Double {
    let change = (after.reduce(0, +) - before.reduce(0, +)) / Double(after.count)
    var sum = 0.0
    for y in 0..<end { sum += abs(after[y] - before[y + shift] - change) }
    return sum / Double(end)
  }

  private static func likeness(_ before: [Int], _ after: [Int], _ shift: Int) -> Double {
    var (product, left, right) = (0, 0, 0)
    for y in 0..<after.count - shift {
      let (a, b) = (after[y], before[y + shift])
      product &+= a &* b
      left &+= a &* a
      right &+= b &* b
    }
    guard left > 0, right > 0 else { return 0 }
    return Double(product) / (Double(left) * Double(right)).squareRoot()
  }
}
