import CMath

/// How much speaks for a cut between two frames, or over a few frames that mix both shots.
///
/// The heart is how much of each frame's detail cannot be found in the other, near its place or
/// moved with the whole picture: a cut leaves nothing, motion nearly all. That number, 0…1, is
/// corrected by how large the change is, by how it stands out among its neighbors, by whether the
/// picture returns within a few frames (a flash, a damaged frame), and by how badly detail is
/// followed inside of the two shots. The weights are those of a logistic regression over some
/// 2,000 cuts and 9,000 other strong changes of generated films, divided by that of the first.
enum CutEvidence {
  /// How many mixed frames a cut may have, as conversions of the frame rate leave them.
  static let greatestGap = 2
  /// How many times a step + 1 must be greater than most others + 1 and than their mean + 1.
  private static let overMost = 1.7
  static let overMean = 1.35
  /// How many times as large, as a power of 2, a step to or from black or white must be as the
  /// next one in the picture.
  private static let fadeRest = 1.0
  /// How many times the steps around it those of a cut over mixed frames must be.
  private static let softRest = 1.3
  /// How long a cut over mixed frames may take, in seconds.
  private static let softSeconds = 0.39
  /// Subtracted where one frame may be a shot: mismatch must nearly be full; and where a frame is no
  /// longer than a flash, so that a whip pan has full mismatch too.
  private static let aloneOffset = 0.96
  private static let quickOffset = 1.03
  /// How far the fastest motion of many films leads, subtracted.
  private static let offset = 0.525

  /// The evidence that a shot ends with the frame before `cut` and another begins after it; its
  /// neighbors within `InterruptionSpans.reach` are in the window as far as the film has them. −∞
  /// if it is below `least` in any case.
  static func value(of cut: CutPlace, in window: inout ShotWindow, least: Double) -> Double {
    guard !cut.isSoft || window.seconds(cut.before, cut.after) <= softSeconds else {
      return -.infinity
    }
    if window[cut.before].isPlain, window[cut.after].isPlain {
      return PlainCut.isCut(cut, in: window) ? 1 : -.infinity
    }
    let usual = amongNeighbors(cut, in: &window, least: least)
    guard usual < least, !cut.isSoft,
      window.seconds(cut.before, cut.after) > window.spans.glitch.seconds
    else { return usual }
    return alone(cut, in: &window, least: least)
  }

  /// The evidence where one frame may be a shot, so that each step may be as great as the next: by
  /// the mismatch and the size of the change.
  private static func alone(
    _ cut: CutPlace, in window: inout ShotWindow, least: Double
  ) -> Double {
    let isQuick = window.lasts(cut.before, cut.after, atMost: window.spans.flash)
    let size = log2(cut.step + 1)
    let prior = 0.1 * size - (isQuick ? quickOffset : aloneOffset)
    return window.mismatch(cut.before, cut.after, least: least - prior) + prior
  }

  /// The evidence by what the steps around are.
  private static func amongNeighbors(
    _ cut: CutPlace, in window: inout ShotWindow, least: Double
  ) -> Double {
    guard let around = neighborhood(of: cut, in: window) else { return -.infinity }
    let size = log2(cut.step + 1)
    let pace = log2(cut.pace + 1)
    let peak = pace - log2(around + 1)
    let before = inner(cut.before - 1, cut.before, in: window)
    let after = inner(cut.after + 1, cut.after + 2, in: window)
    // In the midst of a dissolve the next steps are as long.
    guard !cut.isSoft || cut.pace >= softRest * max(before, after) else { return -.infinity }
    var rest = pace - log2(min(before, after) + 1)
    let isBlank = (window[cut.before].blank != nil, window[cut.after].blank != nil)
    if isBlank.0 != isBlank.1 {
      // Each step of a fade from black shows new detail: only one much greater than the next in
      // the picture is a cut.
      rest = pace - log2((isBlank.0 ? after : before) + 1)
      guard rest >= fadeRest else { return -.infinity }
    }
    let back = min(0, log2(returns(cut, in: window) + 1) - size)
    let prior = 0.03 * size + 0.046 * peak + 0.038 * rest + 0.063 * back - offset
    guard 1 + prior >= least, cut.isBlend(in: window) else { return -.infinity }
    let mismatch = window.mismatch(cut.before, cut.after, least: least - prior)
    guard mismatch + prior >= least else { return -.infinity }
    var within = 0.0
    if cut.before > window.start { within = window.mismatch(cut.before - 1, cut.before) }
    if cut.after < window.last {
      within = max(within, window.mismatch(cut.after, cut.after + 1))
    }
    return mismatch + prior - 0.2 * within
  }

  /// The greatest step among the neighbors; `nil` if this one does not stand out from their mean
  /// and from most of them, as it is with all but a few in a hundred frames.
  private static func neighborhood(of cut: CutPlace, in window: ShotWindow) -> Double? {
    let step = cut.pace + 1
    var (greatest, sum, lower, count) = (0.0, 0.0, 0, 0)
    let reach = window.spans.reach
    for other in max(window.start + 1, cut.after - reach)...min(window.last, cut.after + reach)
    where other <= cut.before || other > cut.after {
      let around = window[other].step
      greatest = max(greatest, around)
      sum += around
      lower += (around + 1) * overMost <= step ? 1 : 0
      count += 1
    }
    let mean = sum / Double(max(1, count))
    return 2 * lower >= count && (mean + 1) * overMean <= step ? greatest : nil
  }

  /// The greater of the steps into these two frames, 0 where there is none.
  private static func inner(_ first: Int, _ second: Int, in window: ShotWindow) -> Double {
    var step = 0.0
    for number in first...second where number > window.start && number <= window.last {
      step = max(step, window[number].step)
    }
    return step
  }

  /// The least difference between a frame just before and one soon after, or just after and one
  /// some before: small if the picture returns.
  private static func returns(_ cut: CutPlace, in window: ShotWindow) -> Double {
    var least = Double.infinity
    for (before, after) in cut.interruptions(in: window, of: window.spans.flash) {
      least = min(least, window.difference(before, after))
    }
    return least
  }
}
