import Films

/// Selects the shots whose stills go into a page, so that the page stays within a size.
struct StillBudget: Sendable {
  /// For each shot, whether its still is in the page.
  let shown: [Bool]
  /// The stills in the page, as JPEG.
  private let jpegs: [Int: [UInt8]]
  /// How many stills there are without the limit.
  let count: Int

  /// Keeps every still if all of them fit as base64, otherwise as many as fit, evenly over the
  /// film.
  ///
  /// - Throws: what `Film.still` throws.
  /// - Complexity: O(shots); each still is requested twice at most.
  init(_ film: Film, bytes: Int) throws {
    let sizes = try film.shots.indices.map { shot in
      try film.still(shot).map { ($0.count + 2) / 3 * 4 } ?? 0
    }
    count = sizes.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    shown = Self.shown(sizes, bytes: bytes)
    var jpegs: [Int: [UInt8]] = [:]
    for shot in shown.indices where shown[shot] { jpegs[shot] = try film.still(shot) }
    self.jpegs = jpegs
  }

  /// Which of these sizes are kept: all that are above 0 if they fit together. Otherwise, at each
  /// still, the bytes used so far may be the same fraction of the limit as the stills so far are of
  /// all stills.
  static func shown(_ sizes: [Int], bytes: Int) -> [Bool] {
    let total = sizes.reduce(0, +)
    guard total > bytes else { return sizes.map { $0 > 0 } }
    var (seen, used) = (0, 0)
    return sizes.map { size in
      seen += size
      let due = Int(Double(seen) / Double(total) * Double(bytes))
      guard size > 0, used + size <= due else { return false }
      used += size
      return true
    }
  }

  /// The still of a shot as JPEG; `nil` if it is not in the page.
  func jpeg(_ shot: Int) -> [UInt8]? { jpegs[shot] }

  /// How many stills are left out of the page; 0 if all fit.
  var missing: Int { count - shown.reduce(0) { $0 + ($1 ? 1 : 0) } }
}
