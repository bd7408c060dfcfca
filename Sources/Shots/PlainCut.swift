/// Recognizes a cut between two frames of one color each, such as cards before a film. They have no
/// detail to search for, only one color that stays and then another one that stays.
enum PlainCut {
  /// The step must be this many times as large as any other step in the same direction. A fade has
  /// many steps of similar size.
  private static let prominence = 2.0
  /// How long a color must stay, in seconds, unless it returns: 8 frames at 24 a second.
  private static let stay = 0.34
  /// How many steps on each side may belong to a fade to a picture or from one.
  private static let nextSteps = 3
  /// How similar the frames around an interruption are: their distance ÷ the step.
  private static let sameness = 0.4

  /// Whether one plain color ends at a cut and another begins.
  ///
  /// The window must hold the neighbors within `InterruptionSpans.reach`, as far as the film has
  /// them.
  static func isCut(_ cut: CutPlace, in window: ShotWindow) -> Bool {
    let way = window[cut.after].pyramid.means - window[cut.before].pyramid.means
    let kinds = (window[cut.before].blank, window[cut.after].blank)
    guard kinds.0 != .black || kinds.1 != .black, distance(way) > Double(PlainFrame.spread),
      cut.isBlend(in: window)
    else { return false }
    let length = (way * way).sum()
    let pace = 1 / Double(cut.after - cut.before)
    let reach = window.spans.reach
    for other in cut.before - reach..<cut.after + reach
    where other < cut.before || other >= cut.after {
      guard window.contains(other), window.contains(other + 1), isNear(other, cut, in: window)
      else { continue }
      // Near the cut, a picture may fade to the color. Farther away, a step may be a cut between
      // pictures, so only steps between plain frames count.
      let isNext = (cut.before - nextSteps..<cut.after + nextSteps).contains(other)
      guard isNext || window[other].isPlain && window[other + 1].isPlain else { continue }
      let step = window[other + 1].pyramid.means - window[other].pyramid.means
      guard prominence * (step * way).sum() <= pace * length else { return false }
    }
    return cut.interruptions(in: window, of: window.spans.flash).allSatisfy { before, after in
      let back = window[after].pyramid.means - window[before].pyramid.means
      return !window[before].isPlain || !window[after].isPlain
        || distance(back) > sameness * distance(way)
    }
  }

  /// Whether the step after a frame is so close that one of the two colors does not stay long
  /// enough.
  private static func isNear(_ other: Int, _ cut: CutPlace, in window: ShotWindow) -> Bool {
    other < cut.before
      ? window.seconds(other + 1, cut.after) < stay : window.seconds(cut.after, other + 1) < stay
  }

  /// The largest difference of a component, 0…255.
  private static func distance(_ way: SIMD3<Double>) -> Double {
    max(abs(way.x), abs(way.y), abs(way.z))
  }
}
