import Films

/// Which shots' stills go into a page that must not grow beyond measure.
struct StillBudget: Sendable {
  /// For each shot whether its still is in the page.
  let shown: [Bool]
  /// How many stills there are but for the budget.
  let count: Int

  /// Keeps every still if they fit, as base64; else as many as do, evenly over the film.
  ///
  /// - Complexity: O(shots), each still being asked for once.
  init(_ film: Film, bytes: Int) {
    let sizes = film.shots.indices.map { shot in
      film.still(shot).map { ($0.count + 2) / 3 * 4 } ?? 0
    }
    count = sizes.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    let total = sizes.reduce(0, +)
    guard total > bytes else {
      shown = sizes.map { $0 > 0 }
      return
    }
    // Still for still, what is shown may be as many bytes as the budget's part of all so far.
    var (seen, used) = (0, 0)
    shown = sizes.map { size in
      seen += size
      let due = Int(Double(seen) / Double(total) * Double(bytes))
      guard size > 0, used + size <= due else { return false }
      used += size
      return true
    }
  }

  /// How many stills are left out of the page; 0 if all fit.
  var missing: Int { count - shown.reduce(0) { $0 + ($1 ? 1 : 0) } }
}
