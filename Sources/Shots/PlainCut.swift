/// Tells a cut between two frames that are each of one color, as cards before a film are: there is no
/// detail to look for, only a color that stays and then another that stays.
enum PlainCut {
  /// How many times as great as others the same way the step must be: a fade has many alike.
  private static let prominence = 2.0
  /// How long a color must stay unless it comes back, in seconds: 8 frames at 24 a second.
  private static let stay = 0.34
  /// How many steps on each side may be those of a fade to a picture or from one.
  private static let nextSteps = 3
  /// How alike the frames around an interruption are: their distance ÷ the step.
  private static let sameness = 0.4

  /// Whether one plain color ends at a cut and another begins.
  ///
  /// Its neighbors within `InterruptionSpans.reach` are in the window as far as the film has them.
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
      // A picture may fade to a color, or a cut from one lie there.
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

  /// Whether a step after a frame is so near that one of the two colors does not stay.
  private static func isNear(_ other: Int, _ cut: CutPlace, in window: ShotWindow) -> Bool {
    other < cut.before
      ? window.seconds(other + 1, cut.after) < stay : window.seconds(cut.after, other + 1) < stay
  }

  /// The greatest difference of a component, 0…255.
  private static func distance(_ way: SIMD3<Double>) -> Double {
    max(abs(way.x), abs(way.y), abs(way.z))
  }
}
