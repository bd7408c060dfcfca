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
