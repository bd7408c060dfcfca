import Films

/// Selects the shots whose stills go into a page, so that the page stays within a size.
struct StillBudget: Sendable {
  /// For each shot, whether its still is in the page.
  let shown: [Bool]
  /// How many stills there are without the limit.
  let count: Int

  /// Keeps every still if all of them fit as base64, otherwise as many as fit, evenly over the
  /// film.
  ///
  /// - Complexity: O(shots); each still is requested once.
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
    // At each still, the bytes used so far may be the same fraction of the limit as the stills so
    // far are of all stills.
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
