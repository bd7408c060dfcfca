/// Whether a shot is lines of text over a plain ground, still or moving up: titles and credits.
struct ShotText: Sendable {
  /// Looks that show something besides ground, and those that show almost nothing.
  private var looks = 0, empty = 0
  /// Looks with lines of text.
  private var texts = 0
  /// Pairs of such looks, and how many of them agree.
  private var pairs = 0, steady = 0
  private var last: [Int] = []

  /// Takes the next look.
  mutating func add(_ text: TextLook) {
    if text.ground >= 0.98, text.strokes < 4 {
      empty += 1
    } else {
      looks += 1
    }
    let isText =
      text.ground >= (text.lines < 4 ? 0.6 : 0.5) && text.oneSided >= 0.85 && text.inLines >= 0.85
      && text.strokes >= 4
      && (text.lines < 4 || text.gaps <= 8)
    texts += isText ? 1 : 0
    if isText, last.count == text.rows.count {
      pairs += 1
      steady += Self.isSteady(last, text.rows) ? 1 : 0
    }
    last = isText ? text.rows : []
  }

  /// Whether nearly all of the shot is text.
  var isCredits: Bool {
    texts >= 2 && 2 * looks >= empty && 4 * texts >= 3 * looks && 4 * steady >= 3 * pairs
  }

  /// Whether two profiles are alike, perhaps after the later one has moved up.
  private static func isSteady(_ before: [Int], _ after: [Int]) -> Bool {
    for shift in 0...max(1, before.count / 8) {
      var (product, left, right) = (0, 0, 0)
      for y in 0..<after.count - shift {
        let (a, b) = (after[y], before[y + shift])
        product += a * b
        left += a * a
        right += b * b
      }
      let likeness = Double(product) / max(1, Double(left) * Double(right)).squareRoot()
      if likeness >= (shift == 0 ? 0.9 : 0.8) { return true }
    }
    return false
  }
}
