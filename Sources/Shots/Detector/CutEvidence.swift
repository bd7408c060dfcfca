import CMath

/// The evidence for a cut between two frames, or over a few frames that mix both shots.
///
/// One main measure is how much of each frame's detail cannot be found in the other, near its place
/// or moved with the whole picture: after a cut nothing is found again, after motion nearly
/// everything, but in fog everything always. The other one is how much the layout of the picture
/// differs, beyond what it differs from frame to frame within the two shots. Their sum, 0…1, is
/// corrected by the size of the change, by how much the change stands out among its neighbors, and
/// by whether the picture returns within a few frames (a flash, a damaged frame). The weights come
/// from a logistic regression over about 1,500 cuts and 11,000 other strong changes of generated
/// films (`Benchmarks/Shots`), divided by the weight of both main measures.
enum CutEvidence {
  /// The most mixed frames that a cut may have. Conversions of the frame rate produce such frames.
  static let greatestGap = 2
  /// A step + 1 must be at least this many times most other steps + 1 (`overMost`) and their mean +
  /// 1 (`overMean`).
  private static let overMost = 1.7
  static let overMean = 1.35
  /// A step to or from black or white must be larger than the next step inside the picture by this
  /// power of 2.
  private static let fadeRest = 1.0
  /// The mean step of a cut over mixed frames must be at least this many times the steps around it.
  private static let softRest = 1.3
  /// The longest time that a cut over mixed frames may take, in seconds.
  private static let softSeconds = 0.39
  /// Subtracted where a single frame may be a shot, so that only a nearly full mismatch counts; the
  /// larger value where a frame is no longer than a flash, because a whip pan has a full mismatch
  /// too.
  private static let aloneOffset = 0.96
  private static let quickOffset = 1.03
  /// Subtracted from the usual evidence, so that `ShotSettings.cut` separates cuts from motion.
  private static let offset = 0.36
  /// The weights of the missing detail and of the other layout.
  private static let mismatchWeight = 0.45
  private static let layoutWeight = 0.55

  /// The evidence that a shot ends with the frame `cut.before` and another begins at `cut.after`.
  /// The result is −∞ as soon as it is known to be below `least`.
  ///
  /// The window must hold the neighbors within `InterruptionSpans.reach`, as far as the film has
  /// them.
  static func value(of cut: CutCandidate, in window: inout ShotWindow, least: Double) -> Double {
    guard !cut.isSoft || window.seconds(cut.before, cut.after) <= softSeconds else {
      return -.infinity
    }
    if window[cut.before].isPlain, window[cut.after].isPlain {
      if PlainCut.isCut(cut, in: window) { return 1 }
      if window[cut.before].blank != nil || window[cut.after].blank != nil { return -.infinity }
    }
    let usual = amongNeighbors(cut, in: &window, least: least)
    guard usual < least, !cut.isSoft,
      window.seconds(cut.before, cut.after) > window.spans.glitch.seconds
    else { return usual }
    return alone(cut, in: &window, least: least)
  }

  /// The evidence where a single frame may be a shot, so that neighboring steps may be equally
  /// large. It uses only the mismatch and the size of the change.
  private static func alone(
    _ cut: CutCandidate, in window: inout ShotWindow, least: Double
  ) -> Double {
    let isQuick = window.lasts(cut.before, cut.after, atMost: window.spans.flash)
    let size = log2(cut.step + 1)
    let prior = 0.1 * size - (isQuick ? quickOffset : aloneOffset)
    return window.mismatch(cut.before, cut.after, least: least - prior) + prior
  }

  /// The evidence in comparison with the neighboring steps.
  private static func amongNeighbors(
    _ cut: CutCandidate, in window: inout ShotWindow, least: Double
  ) -> Double {
    guard let around = neighborhood(of: cut, in: window) else { return -.infinity }
    let size = log2(cut.step + 1)
    let pace = log2(cut.pace + 1)
    let peak = pace - log2(around + 1)
    let before = inner(cut.before - 1, cut.before, in: window)
    let after = inner(cut.after + 1, cut.after + 2, in: window)
    // In the middle of a dissolve, the next steps are as large.
    guard !cut.isSoft || cut.pace >= softRest * max(before, after) else { return -.infinity }
    var rest = pace - log2(min(before, after) + 1)
    let isBlank = (window[cut.before].blank != nil, window[cut.after].blank != nil)
    if isBlank.0 != isBlank.1 {
      // Each step of a fade from black shows new detail. Only a step much larger than the next one
      // inside the picture is a cut.
      rest = pace - log2((isBlank.0 ? after : before) + 1)
      guard rest >= fadeRest else { return -.infinity }
    }
    let back = min(0, log2(returns(cut, in: window) + 1) - size)
    let prior = 0.03 * size + 0.046 * peak + 0.038 * rest + 0.063 * back - offset
    guard 1 + prior >= least, cut.isBlend(in: window) else { return -.infinity }
    let needed = (least - prior - layoutWeight) / mismatchWeight
    let mismatch = window.mismatch(cut.before, cut.after, least: needed)
    guard mismatch >= needed else { return -.infinity }
    let evidence = prior + mismatchWeight * mismatch
    let layout = window.layoutDifference(cut.before, cut.after)
    guard evidence + layoutWeight * layout >= least else { return -.infinity }
    let within = max(
      window.layoutDifference(cut.before - 1, cut.before),
      window.layoutDifference(cut.after, cut.after + 1))
    return evidence + layoutWeight * (layout - within)
  }

  /// The largest step among the neighbors; `nil` if this step does not stand out from most of them
  /// and from their mean. All but a few percent of frames give `nil`.
  private static func neighborhood(of cut: CutCandidate, in window: ShotWindow) -> Double? {
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

  /// The larger of the steps into these two frames; 0 if neither is in the window.
  private static func inner(_ first: Int, _ second: Int, in window: ShotWindow) -> Double {
    var step = 0.0
    for number in first...second where number > window.start && number <= window.last {
      step = max(step, window[number].step)
    }
    return step
  }

  /// The least difference between the frame before the cut and one soon after it, or between the
  /// frame after the cut and one soon before it. It is small if the picture returns.
  private static func returns(_ cut: CutCandidate, in window: ShotWindow) -> Double {
    var least = Double.infinity
    for (before, after) in cut.interruptions(in: window, of: window.spans.flash) {
      least = min(least, window.difference(before, after))
    }
    return least
  }
}
