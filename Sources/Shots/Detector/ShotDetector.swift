public import Frames

/// Finds the beginnings of shots in a film from small frames, frame by frame.
///
/// Finds cuts, dissolves, wipes, and fades through black or white, and distinguishes them from
/// pans, zooms, flashes, passing objects and changes of light. A shot of a tenth of a second is long
/// enough, even if it is a single frame. Each decision depends only on the frames around it, so the
/// same frames always give the same result, wherever a detector begins. A detector needs about 9 MB
/// of memory at 160 × 90, and 15 MB at 60 frames a second.
///
/// - Source: no published method; the parts are explained in `CutEvidence`, `DissolveEvidence`,
///   `WipeEvidence` and `BlankRun`, and measured in `Documentation/Measurements/shots.md`.
public struct ShotDetector: Sendable {
  /// The detector holds back at most this many frames: 113 up to 30 frames a second.
  public let lookahead: Int
  /// The decision on a frame depends on no frame that lies more than this many frames before it:
  /// 143 up to 30 frames a second.
  public let memory: Int

  private let settings: ShotSettings
  /// How many frames last as long as the shortest separate black span, 1…64.
  private let long: Int
  /// How many frames after a cut, and after the middle of a dissolve, the evidence for it is
  /// computed.
  private let cutLag, dissolveLag: Int
  private var window: ShotWindow
  /// The number of the next frame to return.
  private var next = 0
  /// The number of the next frame whose evidence for a cut is still unknown.
  private var nextCut = 1
  /// The number of the next frame whose evidence for a dissolve is still unknown.
  private var nextDissolve = 1
  /// The dissolves with enough evidence, in order of their middles.
  private var dissolves: [Dissolve] = []
  /// The wipes with enough evidence, in order of their middles.
  private var wipes: [Wipe] = []
  /// The shapes of wipes at the size of the far planes.
  private var shapes: [WipeShape] = []
  private var size: (width: Int, height: Int)?
  /// Seconds from frame to frame, if the caller gives no times.
  private let period: Double

  /// - Parameter framesPerSecond: the mean rate of the film, above 0; rates above 240 count as 240.
  public init(framesPerSecond: Double) {
    self.init(settings: ShotSettings(), framesPerSecond: framesPerSecond)
  }

  /// - Parameters:
  ///   - settings: the thresholds above which a change counts as the beginning of a shot.
  ///   - framesPerSecond: the mean rate of the film, above 0; rates above 240 count as 240.
  package init(settings: ShotSettings, framesPerSecond: Double) {
    precondition(framesPerSecond > 0, "a film has frames")
    self.settings = settings
    period = 1 / framesPerSecond
    let rate = min(240, framesPerSecond)
    long = Int(max(1, min(64, (settings.blankSeconds * rate).rounded())))
    let spans = InterruptionSpans(settings: settings, framesPerSecond: rate)
    // The decision on a dissolve depends on frames within 32 + 16 of its middle, or 48 (a fade),
    // and on cuts within 32; that on a wipe depends on frames within 48 of its middle, and on cuts
    // within 30. The decision on a frame depends on dissolves within 32, and on those
    // within another 32 that exclude them.
    let reach = DissolveEvidence.reach
    cutLag = spans.lag
    dissolveLag = max(reach + reach / 2, reach + spans.glitch.frames + cutLag)
    lookahead = 2 * reach + dissolveLag
    memory = 2 * reach + FadeSlope.longest + spans.glitch.frames + cutLag + 14
    var capacity = 256
    while capacity < lookahead + memory { capacity *= 2 }
    window = ShotWindow(capacity: capacity, spans: spans)
  }

  /// Adds the next frame and returns the frames that are decided now, oldest first.
  ///
  /// - Parameters:
  ///   - frame: 3 channels, gamma-coded sRGB, 16 × 16 or more, about 160 × 90; all frames of a film
  ///     have the same size.
  ///   - seconds: when the frame is shown, later than the previous one; without it, the frames are
  ///     evenly spaced at `framesPerSecond`.
  /// - Complexity: O(pixels).
  public mutating func add(_ frame: Frame, at seconds: Double? = nil) -> [ShotFrame] {
    precondition(frame.channels == 3 && frame.top == 0, "a whole frame without alpha")
    precondition(min(frame.width, frame.height) >= 16, "a frame of at least 16 × 16")
    precondition(
      size == nil || size! == (frame.width, frame.height), "all frames have the same size")
    size = (frame.width, frame.height)
    window.append(frame, at: seconds ?? Double(window.end) * period, settings: settings)
    if shapes.isEmpty {
      let far = window[0].pyramid.far
      shapes = WipeShape.all(width: far.width, height: far.height)
    }
    weigh(cutsBefore: window.end - cutLag)
    weigh(dissolvesBefore: window.end - dissolveLag)
    return decide(before: window.end - lookahead)
  }

  /// Returns the remaining frames at the end of the film.
  public mutating func finish() -> [ShotFrame] {
    weigh(cutsBefore: window.end)
    weigh(dissolvesBefore: window.end)
    return decide(before: window.end)
  }

  /// Whether a frame may be the first of a shot, judged only by the frames before it. The answer is
  /// true for nearly all frames that begin a shot, and for a few others.
  ///
  /// - Parameter framesAgo: how many frames were added after this one.
  ///
  /// - Complexity: O(1).
  public func mayBegin(framesAgo: Int = 0) -> Bool {
    let number = window.last - framesAgo
    let before = max(window.start, number - window.spans.reach)..<max(window.start, number)
    guard !before.isEmpty else { return number == 0 }
    let mean = before.reduce(0) { $0 + window[$1].step } / Double(before.count)
    return window[number].step + 1 >= CutEvidence.overMean * (mean + 1)
  }

  private mutating func weigh(cutsBefore end: Int) {
    while nextCut < end {
      weigh(CutCandidate(at: nextCut, in: window))
      for gap in 1...CutEvidence.greatestGap {
        // `nextCut` is the last frame of this cut.
        let first = nextCut - gap
        guard first > window.start else { break }
        CutCandidate(at: first, gap: gap, in: window).map { weigh($0) }
      }
      nextCut += 1
    }
  }

  private mutating func weigh(_ cut: CutCandidate) {
    let evidence = CutEvidence.value(of: cut, in: &window, least: settings.cut)
    guard evidence >= settings.cut else { return }
    let boundary = cut.boundary(in: window)
    guard evidence > window[boundary].cut else { return }
    // A flash that fades also lies on a straight path.
    if cut.isSoft, isFlash(cut.before) || isFlash(cut.after) { return }
    if FlashSearch.isDamage(at: cut, in: &window, settings: settings)
      || FlashSearch.isLamp(at: cut, in: &window, settings: settings)
      || Continuation.crosses(cut, in: window, settings: settings)
    {
      return
    }
    window[boundary].cut = evidence
    window[boundary].mixed = cut.before + 1..<cut.after
  }

  private mutating func isFlash(_ number: Int) -> Bool {
    FlashSearch.contains(number, in: &window, settings: settings)
  }

  private mutating func weigh(dissolvesBefore end: Int) {
    while nextDissolve < end {
      var around = Surroundings(middle: nextDissolve)
      if let dissolve = bestDissolve(&around) { dissolves.append(dissolve) }
      if let wipe = bestWipe(&around) { wipes.append(wipe) }
      nextDissolve += 1
    }
  }

  /// The dissolve of the best length around a frame, or `nil` if none has enough evidence.
  private mutating func bestDissolve(_ around: inout Surroundings) -> Dissolve? {
    let middle = around.middle
    var best: Dissolve?
    for half in DissolveEvidence.halves {
      guard middle - half >= window.start, middle + half < window.end,
        window.seconds(middle - half, middle + half) <= DissolveEvidence.longest,
        extend(&around, to: half)
      else { break }
      let evidence = DissolveEvidence.value(
        middle: middle, half: half, jump: around.jumps[half - 1], in: &window,
        least: settings.dissolve)
      guard evidence >= settings.dissolve, !isFading(middle) else { continue }
      let dissolve = Dissolve(middle: middle, half: half, evidence: evidence, in: window)
      if best.map(dissolve.prevails) ?? true { best = dissolve }
    }
    return best
  }

  /// The wipe around a frame that explains the most, or `nil` if none has enough evidence.
  private mutating func bestWipe(_ around: inout Surroundings) -> Wipe? {
    let middle = around.middle
    var found: [(wipe: WipeCandidate, share: Double, levels: Double)] = []
    for half in WipeSearch.halves {
      guard middle - half >= window.start, middle + half < window.end,
        window.seconds(middle - half, middle + half) <= WipeSearch.longest,
        extend(&around, to: half)
      else { break }
      for wipe in WipeSearch.candidates(
        middle: middle, half: half, jump: around.jumps[half - 1], in: window, shapes: shapes,
        settings)
      {
        guard let closeness = wipe.closeness(in: window, least: WipeEvidence.leastCloseness) else {
          continue
        }
        found.append((wipe, closeness.share, closeness.levels))
      }
    }
    for (wipe, share, levels) in found.sorted(by: { $0.levels > $1.levels }) {
      let evidence = WipeEvidence.value(
        of: wipe, closeness: share, in: &window, settings: settings)
      if evidence >= settings.wipe { return Wipe(middle: middle, half: wipe.half, rank: levels) }
    }
    return nil
  }

  /// Frames around a middle one that contain neither a cut nor a blank frame.
  private struct Surroundings {
    let middle: Int
    /// The greatest step among one frame on each side, two, and so on, as far as they were
    /// examined; at the far size.
    var jumps: [Double] = []
  }

  /// Examines more frames on both sides; false if they contain a cut or a blank frame.
  private func extend(_ around: inout Surroundings, to half: Int) -> Bool {
    while around.jumps.count < half {
      let count = around.jumps.count
      let (before, after) = (around.middle - count, around.middle + count + 1)
      guard window[before].blank == nil, window[before - 1].blank == nil,
        window[after].blank == nil, !isCut(before), !isCut(after)
      else { return false }
      let jump = max(window[before].farStep, window[after].farStep)
      around.jumps.append(max(around.jumps.last ?? 0, jump))
    }
    return true
  }

  private func isAbrupt(_ number: Int) -> Bool { window.hasCut(number, settings) }

  /// Whether a frame is part of a fade to or from black or white.
  private func isFading(_ number: Int) -> Bool {
    FadeSlope.contains(number, step: 1, in: window, isCut: isAbrupt)
      || FadeSlope.contains(number, step: -1, in: window, isCut: isAbrupt)
  }

  /// Whether a frame has enough evidence for a cut, and more than its neighbors.
  private func isCut(_ number: Int) -> Bool {
    guard isAbrupt(number) else { return false }
    let evidence = window[number].cut
    let reach = window.spans.glitch.frames
    for other in number - reach...number + reach
    where other != number && window.contains(other)
      && window.lasts(min(other, number), max(other, number), atMost: window.spans.glitch)
    {
      let rival = window[other].cut
      if rival > evidence || rival == evidence && other < number { return false }
    }
    return true
  }

  private mutating func decide(before end: Int) -> [ShotFrame] {
    var decided: [ShotFrame] = []
    while next < end {
      dissolves.removeAll { $0.middle < next - 3 * DissolveEvidence.reach }
      wipes.removeAll { $0.middle < next - 3 * DissolveEvidence.reach }
      let begins = begins(next)
      let isFlash = isFlash(next)
      let isBlend = isBlend(next)
      decided.append(
        ShotFrame(
          frame: window.takeFrame(next), index: next, begins: begins,
          isBlend: isBlend && !isFlash, isFlash: isFlash))
      next += 1
    }
    return decided
  }

  private mutating func begins(_ number: Int) -> ShotTransition? {
    if number == 0 { return .start }
    if let blank = window[number].blank, blank == window[number - 1].blank, isCut(number) {
      return .cut
    }
    for other in [number, number - 1] where window[other].blank != nil {
      let run = blankRun(around: other)
      guard run.isReal else { continue }
      return run.transition(at: number, in: window, isCut: isAbrupt)
    }
    if isCut(number) { return .cut }
    if acceptedWipes(around: number).contains(where: { $0.middle == number }) { return .wipe }
    return accepted(around: number).contains { $0.boundary == number }
      ? .dissolve : nil
  }

  private mutating func blankRun(around number: Int) -> BlankRun {
    BlankRun(around: number, in: &window, long: long, settings: settings)
  }

  private mutating func isBlend(_ number: Int) -> Bool {
    if window[number].blank != nil {
      let run = blankRun(around: number)
      return !run.isLong && run.isReal
    }
    let isMixed = (number - CutEvidence.greatestGap...number + CutEvidence.greatestGap)
      .contains { isCut($0) && window[$0].mixed.contains(number) }
    return isMixed
      || acceptedWipes(around: number).contains { $0.mixed.contains(number) }
      || accepted(around: number).contains { $0.mixed.contains(number) }
      || isFading(number)
  }

  /// The dissolves that may contain a frame, prevail over all dissolves that they exclude, and lead
  /// to another shot.
  private mutating func accepted(around number: Int) -> [Dissolve] {
    var accepted: [Dissolve] = []
    for index in dissolves.indices
    where abs(dissolves[index].middle - number) <= dissolves[index].half {
      let dissolve = dissolves[index]
      guard !dissolves.contains(where: { $0.excludes(dissolve) && $0.prevails(over: dissolve) }),
        !wipes.contains(where: { $0.excludes(dissolve) })
      else { continue }
      let isContinued =
        dissolve.isContinued
        ?? Continuation.crosses(dissolve, in: &window, settings: settings)
      dissolves[index].isContinued = isContinued
      if !isContinued { accepted.append(dissolve) }
    }
    return accepted
  }

  /// The wipes that contain a frame and prevail over all wipes that they exclude.
  private func acceptedWipes(around number: Int) -> [Wipe] {
    wipes.filter { wipe in
      abs(wipe.middle - number) <= wipe.half
        && !wipes.contains { $0.excludes(wipe) && $0.prevails(over: wipe) }
    }
  }
}
