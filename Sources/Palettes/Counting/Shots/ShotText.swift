/// Whether a shot is text over a plain ground that stands still or rolls: titles and credits.
struct ShotText: Sendable {
  /// Looks that show something besides ground.
  private var looks = 0
  /// Looks that show almost nothing.
  private var empty = 0
  /// Looks with lines of text, and with what may be lines too dense to tell apart.
  private var texts = 0, dense = 0
  /// Pairs of such looks, and how many of them agree.
  private var pairs = 0, steady = 0
  /// How often looks half a second apart moved up by so many rows.
  private var moves: [Int]
  /// The profiles of the last looks, the latest last.
  private var recent: [[Int]] = []

  /// Looks over which a movement is measured.
  private static let span = 3

  init(height: Int) {
    moves = [Int](repeating: 0, count: height / 3)
  }

  /// Takes the next look.
  mutating func add(_ text: TextLook) {
    if text.ground >= 0.98, text.strokes < 4 {
      empty += 1
    } else {
      looks += 1
    }
    let isInk = text.oneSided >= 0.85 && text.ground >= 0.5
    let isText =
      isInk && text.ground >= 0.6 && text.inLines >= 0.85 && text.strokes >= 4
      && (text.lines < 4 || text.gaps <= 8)
    let isDense = isInk && text.density >= 1.8 && text.gaps <= 8
    texts += isText ? 1 : 0
    dense += isText || isDense ? 1 : 0
    compare(isText || isDense ? text.rows : [], isText)
  }

  /// Whether nearly all of the shot is text.
  var isCredits: Bool {
    let isStanding = 4 * texts >= 3 * looks && 4 * steady >= 3 * pairs
    let isRolling = 4 * dense >= 3 * looks && isMoving
    return texts + dense >= 4 && 2 * looks >= empty && (isStanding || isRolling)
  }

  /// Whether the lines move up at one speed.
  private var isMoving: Bool {
    let total = moves.reduce(0, +)
    guard let most = moves.indices.max(by: { moves[$0] < moves[$1] }), most > 0 else {
      return false
    }
    let near = moves[max(1, most - 1)...min(moves.count - 1, most + 1)].reduce(0, +)
    return total >= 4 && 4 * near >= 3 * total
  }

  private mutating func compare(_ rows: [Int], _ isText: Bool) {
    if let last = recent.last, isText, last.count == rows.count {
      pairs += 1
      let (likeness, shift) = Self.likeness(last, rows, upTo: rows.count / 8)
      steady += likeness >= (shift == 0 ? 0.9 : 0.8) ? 1 : 0
    }
    recent.append(rows)
    guard recent.count > Self.span else { return }
    let old = recent.removeFirst()
    guard !rows.isEmpty, old.count == rows.count else { return }
    let (likeness, shift) = Self.likeness(old, rows, upTo: min(moves.count - 1, rows.count / 3))
    moves[likeness >= 0.8 ? max(0, shift) : 0] += 1
  }

  /// How alike two profiles are at best when the later one has moved up, 0…1, and by how much.
  private static func likeness(_ before: [Int], _ after: [Int], upTo most: Int) -> (Double, Int) {
    var best = (likeness: 0.0, shift: 0)
    for shift in [0, -1] + Array(1...max(1, most)) {
      var (product, left, right) = (0, 0, 0)
      for y in max(0, -shift)..<min(after.count, after.count - shift) {
        let (a, b) = (after[y], before[y + shift])
        product += a * b
        left += a * a
        right += b * b
      }
      guard left > 0, right > 0 else { continue }
      let likeness = Double(product) / (Double(left) * Double(right)).squareRoot()
      if likeness > best.likeness + 0.01 { best = (likeness, shift) }
    }
    return best
  }
}
