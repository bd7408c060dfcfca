/// Finds where shots begin, frame by frame, on small frames.
///
/// Cuts, dissolves, and fades through black or white are told from pans, zooms, flashes, passing
/// things and changes of light; no shot is too short, down to 3 frames. Each decision depends only
/// on the frames around it, so that the same frames always give the same answer, wherever a
/// detector begins. About 9 MB of memory at 160 × 90.
///
/// - Source: no published method; the parts are explained in `CutEvidence`, `DissolveEvidence` and
///   `BlankRun`, and measured in `Documentation/Measurements/shots.md`.
public struct ShotDetector: Sendable {
  /// At most this many frames are held back.
  public var lookahead: Int { Self.ahead }
  /// What is decided of a frame depends on no frame earlier than this many before it.
  public var memory: Int { Self.back }

  /// A dissolve's middle is within 32 frames of the frame; one that excludes it within 32 of that;
  /// and the frames it is judged by within 32 + 16 of its own middle, or 48 (a fade) and those that
  /// a cut is judged by.
  private static let ahead = 112
  private static let back = 136

  private let settings: ShotSettings
  /// From how many frames on black is a span of its own, 2…32.
  private let long: Int
  private var window = ShotWindow(capacity: 256)
  /// The number of the next frame to be given back.
  private var next = 0
  /// The number of the next frame whose evidence for a cut is to be found.
  private var nextCut = 1
  /// The number of the next frame whose evidence for a dissolve is to be found.
  private var nextDissolve = 1
  /// Dissolves with evidence enough, by their middles, in order.
  private var dissolves: [Dissolve] = []
  private var size: (width: Int, height: Int)?

  public init(settings: ShotSettings = ShotSettings(), framesPerSecond: Double) {
    precondition(framesPerSecond > 0, "a film has frames")
    self.settings = settings
    long = Int(max(2, min(32, (settings.blankSeconds * framesPerSecond).rounded())))
  }

  /// Takes the next frame and returns those that are decided now, oldest first.
  ///
  /// - Parameter frame: 3 channels, gamma-coded sRGB, 16 × 16 or more, about 160 × 90; all frames
  ///   of a film have the same size.
  /// - Complexity: O(pixels).
  public mutating func add(_ frame: Frame) -> [ShotFrame] {
    precondition(frame.channels == 3 && frame.top == 0, "a whole frame without alpha")
    precondition(min(frame.width, frame.height) >= 16, "a frame of at least 16 × 16")
    precondition(
      size == nil || size! == (frame.width, frame.height), "all frames have the same size")
    size = (frame.width, frame.height)
    window.append(frame, settings: settings)
    weigh(cutsBefore: window.end - CutEvidence.reach)
    weigh(dissolvesBefore: window.end - DissolveEvidence.reach - DissolveEvidence.reach / 2)
    return decide(before: window.end - Self.ahead)
  }

  /// The rest, at the film's end.
  public mutating func finish() -> [ShotFrame] {
    weigh(cutsBefore: window.end)
    weigh(dissolvesBefore: window.end)
    return decide(before: window.end)
  }

  /// Whether the frame that was given so many frames before the last may be the first of a shot, as
  /// far as those before it tell: a few that are not, and nearly all that are.
  ///
  /// - Complexity: O(1).
  public func mayBegin(framesAgo: Int = 0) -> Bool {
    let number = window.last - framesAgo
    let before = max(window.start, number - CutEvidence.reach)..<max(window.start, number)
    guard !before.isEmpty else { return number == 0 }
    let mean = before.reduce(0) { $0 + window[$1].step } / Double(before.count)
    return window[number].step + 1 >= CutEvidence.overMean * (mean + 1)
  }

  private mutating func weigh(cutsBefore end: Int) {
    while nextCut < end {
      weigh(CutPlace(at: nextCut, in: window))
      for gap in 1...CutEvidence.greatestGap {
        // The last of these frames is the one that was reached.
        let first = nextCut - gap
        guard first > window.start else { break }
        CutPlace(at: first, gap: gap, in: window).map { weigh($0) }
      }
      nextCut += 1
    }
  }

  private mutating func weigh(_ cut: CutPlace) {
    let evidence = CutEvidence.value(of: cut, in: &window, least: settings.cut)
    guard evidence >= settings.cut else { return }
    // A flash that fades is straight on its way, too.
    if cut.isSoft, isFlash(cut.before) || isFlash(cut.after) { return }
    let boundary = cut.boundary(in: window)
    guard evidence > window[boundary].cut else { return }
    window[boundary].cut = evidence
    window[boundary].mixed = cut.before + 1..<cut.after
  }

  private mutating func isFlash(_ number: Int) -> Bool {
    FlashSearch.contains(number, in: &window, settings: settings)
  }

  private mutating func weigh(dissolvesBefore end: Int) {
    while nextDissolve < end {
      if let dissolve = bestDissolve(around: nextDissolve) {
        dissolves.append(dissolve)
      }
      nextDissolve += 1
    }
  }

  /// The length of a dissolve around a frame that most speaks for, if anything does.
  private mutating func bestDissolve(around middle: Int) -> Dissolve? {
    var best: Dissolve?
    var (jump, seen) = (0.0, 0)
    for half in DissolveEvidence.halves {
      guard middle - half >= window.start, middle + half < window.end else { break }
      while seen < half {
        jump = max(jump, window[middle - seen].farStep, window[middle + seen + 1].farStep)
        seen += 1
      }
      guard isWithoutBoundary(from: middle - half, to: middle + half) else { break }
      let evidence = DissolveEvidence.value(
        middle: middle, half: half, jump: jump, in: &window, least: settings.dissolve)
      guard evidence >= settings.dissolve, !isFading(middle) else { continue }
      let dissolve = Dissolve(middle: middle, half: half, evidence: evidence, in: window)
      if best.map(dissolve.prevails) ?? true { best = dissolve }
    }
    return best
  }

  /// Whether neither a cut nor a blank frame is among these.
  private func isWithoutBoundary(from first: Int, to last: Int) -> Bool {
    guard window[first].blank == nil, window[last].blank == nil else { return false }
    return !(first + 1...last).contains { isCut($0) || window[$0].blank != nil }
  }

  /// Whether there is evidence enough for a cut at a frame.
  private func isAbrupt(_ number: Int) -> Bool {
    window.contains(number) && window[number].cut >= settings.cut
  }

  /// Whether a frame is on the way to or from black or white.
  private func isFading(_ number: Int) -> Bool {
    FadeSlope.contains(number, step: 1, in: window, isCut: isAbrupt)
      || FadeSlope.contains(number, step: -1, in: window, isCut: isAbrupt)
  }

  /// Whether a frame has the most evidence for a cut among its neighbors, and enough.
  private func isCut(_ number: Int) -> Bool {
    guard isAbrupt(number) else { return false }
    let evidence = window[number].cut
    for other in number - CutEvidence.glitch...number + CutEvidence.glitch
    where other != number && window.contains(other) {
      let rival = window[other].cut
      if rival > evidence || rival == evidence && other < number { return false }
    }
    return true
  }

  private mutating func decide(before end: Int) -> [ShotFrame] {
    var decided: [ShotFrame] = []
    while next < end {
      dissolves.removeAll { $0.middle < next - 3 * DissolveEvidence.reach }
      let begins = begins(next)
      let isFlash = isFlash(next)
      let isBlend = isBlend(next)
      decided.append(
        ShotFrame(
          frame: window.takeFrame(next), number: next, begins: begins,
          isBlend: isBlend && !isFlash, isFlash: isFlash))
      next += 1
    }
    return decided
  }

  private mutating func begins(_ number: Int) -> ShotTransition? {
    if number == 0 { return .start }
    for other in [number, number - 1] where window[other].blank != nil {
      let run = BlankRun(around: other, in: &window, long: long, settings: settings)
      guard run.isReal else { continue }
      return run.transition(at: number, in: window, isCut: isAbrupt)
    }
    if isCut(number) { return .cut }
    return accepted(around: number).contains { $0.boundary == number }
      ? .dissolve : nil
  }

  private mutating func isBlend(_ number: Int) -> Bool {
    if window[number].blank != nil {
      let run = BlankRun(around: number, in: &window, long: long, settings: settings)
      return !run.isLong && run.isReal
    }
    let isMixed = (number - CutEvidence.greatestGap...number + CutEvidence.greatestGap)
      .contains { isCut($0) && window[$0].mixed.contains(number) }
    return isMixed
      || accepted(around: number).contains { $0.mixed.contains(number) }
      || isFading(number)
  }

  /// The dissolves that may contain a frame and prevail over all that they exclude.
  private func accepted(around number: Int) -> [Dissolve] {
    dissolves.filter { dissolve in
      abs(dissolve.middle - number) <= dissolve.half
        && !dissolves.contains { $0.excludes(dissolve) && $0.prevails(over: dissolve) }
    }
  }
}
