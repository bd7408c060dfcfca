/// Whether a shot is text over a plain ground that stands still or rolls: titles and credits.
struct ShotText: Sendable {
  private var looks = 0
  private var texts = 0
  private var pairs = 0
  private var steady = 0
  private var last: [Int] = []

  /// Takes the next look.
  mutating func add(_ text: TextLook) {
    looks += 1
    let isText =
      text.ground >= 0.6 && text.oneSided >= 0.85 && text.inLines >= 0.85 && text.strokes >= 6
    texts += isText ? 1 : 0
    if isText, last.count == text.rows.count {
      pairs += 1
      steady += Self.likeness(last, text.rows) >= 0.8 ? 1 : 0
    }
    last = isText ? text.rows : []
  }

  /// Whether nearly all of the shot is text.
  var isCredits: Bool {
    texts >= 2 && 4 * texts >= 3 * looks && 4 * steady >= 3 * pairs
  }

  /// How alike two profiles are when the later one may have moved up, 0…1.
  private static func likeness(_ before: [Int], _ after: [Int]) -> Double {
    var best = 0.0
    for shift in -2...max(2, before.count / 8) {
      var (product, left, right) = (0, 0, 0)
      for y in max(0, -shift)..<min(after.count, after.count - shift) {
        let (a, b) = (after[y], before[y + shift])
        product += a * b
        left += a * a
        right += b * b
      }
      guard left > 0, right > 0 else { continue }
      best = max(best, Double(product) / (Double(left) * Double(right)).squareRoot())
    }
    return best
  }
}
