/// Whether a shot consists of lines of text over a plain ground, static or moving up: titles and
/// credits.
struct ShotText: Sendable {
  /// Samples that show something besides the ground, and samples that show almost nothing.
  private var looks = 0, empty = 0
  /// Samples with lines of text.
  private var texts = 0
  /// Pairs of consecutive samples with text, and how many of these pairs agree.
  private var pairs = 0, steady = 0
  /// How far the text has moved to the right, as a fraction of the width, and its largest distance
  /// to either side so far. Titles stand still or move up.
  private var drift = 0.0, farthest = 0.0
  private var last: TextScan?

  /// The largest distance to either side that titles may have.
  private static let mostDrift = 0.03

  /// Adds the next sample.
  ///
  /// - Parameter isBlend: whether the sample lies in a fade; it then counts only if it shows text.
  mutating func add(_ text: TextScan, isBlend: Bool = false) {
    let isText = text.isText
    guard isText || !isBlend else { return }
    if text.ground >= 0.98, text.strokes < 4 {
      empty += 1
    } else {
      looks += 1
    }
    texts += isText ? 1 : 0
    if isText, let last, last.rows.count == text.rows.count {
      pairs += 1
      let shift = Self.shift(last.rows, text.rows)
      steady += shift == nil ? 0 : 1
      // Letters that appear one by one also move the center of the text.
      let (before, now) = (last.rows.reduce(0, +), text.rows.reduce(0, +))
      if shift == 0, 12 * abs(now - before) <= before {
        drift += text.center - last.center
        farthest = max(farthest, abs(drift))
      }
    }
    last = isText ? text : nil
  }

  /// Whether nearly all of the shot is text.
  var isCredits: Bool {
    texts >= 2 && 2 * looks >= empty && 4 * texts >= 3 * looks && 4 * steady >= 3 * pairs
      && farthest <= Self.mostDrift
  }

  /// By how many rows the later profile has moved up, 0 if it has not moved; `nil` if the two are
  /// not similar.
  private static func shift(_ before: [Int], _ after: [Int]) -> Int? {
    for shift in 0...max(1, before.count / 8) {
      var (product, left, right) = (0, 0, 0)
      for y in 0..<after.count - shift {
        let (a, b) = (after[y], before[y + shift])
        product += a * b
        left += a * a
        right += b * b
      }
      let likeness = Double(product) / max(1, Double(left) * Double(right)).squareRoot()
      if likeness >= (shift == 0 ? 0.9 : 0.8) { return shift }
    }
    return nil
  }
}

extension TextScan {
  /// The strokes that all lines cross together, a lower limit.
  fileprivate var strokes: Double { lines.reduce(0) { $0 + $1.strokes } }

  /// Whether the sample is a title, credits, or a logo with its name. Subtitles do not count: they
  /// stand low, also over a picture that is dark for a while.
  var isText: Bool {
    guard oneSided >= 0.85, strokes >= 4, !isLow else { return false }
    return isLines || isLogo
  }

  private var isLow: Bool { lines.count <= 2 && top >= 0.7 }

  /// Whether nearly everything that stands out is in lines. A word in large letters must stand in
  /// the middle.
  private var isLines: Bool {
    guard inLines >= 0.85, ground >= (lines.count < 4 ? 0.6 : 0.5),
      lines.count < 4 || gaps <= 8
    else { return false }
    let mass = lines.reduce(0) { $0 + $1.mass }
    let fill = lines.reduce(0) { $0 + $1.fill * Double($1.mass) } / Double(max(1, mass))
    return fill >= 0.35
      && lines.allSatisfy { $0.height <= 0.2 || lines.count <= 2 && $0.isCentered && hasMargins }
  }

  private var hasMargins: Bool { min(left, 1 - right) >= 0.03 }

  /// Whether a line stands in the middle of a very plain ground, together with everything else.
  private var isLogo: Bool {
    ground >= 0.8 && oneSided >= 0.95 && abs(center - 0.5) <= 0.05
      && min(left, 1 - right, top, 1 - bottom) >= 0.08
      && lines.contains { $0.isCentered && $0.height <= 0.17 && $0.strokes >= 4 && $0.fill >= 0.5 }
  }
}

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
