import Frames
import Palettes
import Platform
import Shots

/// What the counts depend on besides the film.
struct CountingChoices {
  var region = Region.whole
  var keepsBars = false
  var sampling = FilmOptions.Sampling.all
  /// Whether shots are found, in every frame, or only guessed, from samples.
  var findsShots: Bool { sampling == .all }
  var keepsStills = true
  /// Pixels in a row of a still.
  var stillWidth = 480

  init() {}
}

/// A film on its way from frames to counted shots, each of which is written to a log at its end.
///
/// Frames wait until it is decided whether they begin a shot, and are then counted: memory does not
/// grow with the film.
struct FilmCounting<Frames: FilmFrames> {
  private let source: Frames
  private let choices: CountingChoices
  /// A still as JPEG.
  private let encode: (Frame) throws -> [UInt8]
  private var detector: ShotDetector
  private var guesses = SampledCuts()
  /// Read, and not yet decided. Means are taken when a frame is still in the processor's caches, of
  /// what the shot counts that is open then; they hold if its own shot counts the same.
  private var waiting: [(small: FilmFrame, mean: LinearMean)] = []
  /// How many of them, the first ones, are decided and only not yet removed: one by one, that would
  /// move all others each time.
  private var taken = 0
  private var stills = StillCandidates()
  private var open: ShotAccumulator?
  /// Those of the shot before, until another begins.
  private var histograms: ShotAccumulator.Histograms?
  private var slits: FilmSlits
  private var barsMemory: [Double]
  /// How many frames are decided, those of earlier runs too.
  var frames: Int { next }
  /// The index of the next frame to be decided, among those that were read.
  private var next: Int
  /// How many decided frames are to be forgotten: they were counted by an earlier run.
  private var known: Int
  /// How many frames a second the film has, read or not.
  private let frameRate: Double
  /// When the frame that was decided last is shown.
  private var lastTicks: Int64?
  /// When the frame that was read last is shown.
  private var lastSeconds: Double?
  /// Whether what was written can be gone on from.
  private var canGoOn: Bool
  /// Why stills could not be kept.
  private(set) var stillFailure: (any Error)?
  /// Who is told of each shot that ends, with what was counted of it; `nil` for nobody.
  private let ended: ((ShotRecord, _ picture: [[UInt8]]) -> Void)?
  /// What was counted of the shot that is open and is in the log already, if somebody is told.
  private var parts: [[UInt8]] = []

  /// - Parameters:
  ///   - source: the film, whose next frame is `primed` frames before the first new one.
  ///   - choices: what is counted.
  ///   - past: what an earlier run counted.
  ///   - primed: how many frames that were counted come again, for the detector.
  ///   - encode: a still as JPEG. If it throws there are none, which is no reason to stop.
  ///   - ended: called with each shot that ends, and its encoded histograms.
  init(
    _ source: Frames, choices: CountingChoices, past: ResumePoint, primed: Int,
    encodingStills encode: @escaping (Frame) throws -> [UInt8],
    ended: ((ShotRecord, _ picture: [[UInt8]]) -> Void)?
  ) {
    self.source = source
    self.ended = ended
    self.encode = encode
    self.choices = choices
    frameRate = max(1, source.frameRate.value)
    detector = source.detector
    slits = past.slits
    barsMemory = past.barsMemory
    next = past.frames
    canGoOn = past.frames > 0
    known = primed
  }

  /// Reads the film to its end.
  ///
  /// - Parameters:
  ///   - first: a frame that was read already.
  ///   - log: where shots go.
  ///   - isCanceled: asked before each frame.
  ///   - progress: called with each frame's time in ticks, and whether there are whole shots to go
  ///     on from.
  /// - Returns: why reading broke off before the film's end, if it did; what was read is counted.
  /// - Throws: `FilmError.unwritable`, `.canceled`.
  mutating func run(
    from first: FilmFrame?, to log: borrowing FilmLog, isCanceled: () -> Bool,
    _ progress: (Int64, Bool) -> Void
  ) throws(FilmError) -> Frames.Failure? {
    if let first { try add(first, log) }
    var failure: Frames.Failure?
    while failure == nil {
      if isCanceled() { throw .canceled }
      let frame: FilmFrame?
      do throws(Frames.Failure) {
        frame = try source.nextFrame()
      } catch {
        failure = error
        break
      }
      guard let frame else { break }
      progress(frame.ticks, canGoOn)
      try add(frame, log)
    }
    for decided in choices.findsShots ? detector.finish() : [] { try take(decided, log) }
    open?.stretch(to: source.endTicks)
    try close(log)
    return failure
  }

  private mutating func add(_ small: FilmFrame, _ log: borrowing FilmLog) throws(FilmError) {
    let index = next - known + waiting.count - taken
    let seconds = Double(small.ticks) * source.tick.value
    let decided =
      choices.findsShots
      ? detector.add(small.frame, at: seconds) : [guesses.decided(small.frame, number: index)]
    if choices.keepsStills, index >= next, wantsStill(at: seconds, decided.last),
      let still = source.still(width: choices.stillWidth)
    {
      stills.add(index, still)
    }
    lastSeconds = seconds
    let area = open?.area(of: small.frame) ?? choices.region.pixels(in: small.frame.area)
    waiting.append((small, LinearMean(of: small.frame, in: area)))
    for frame in decided { try take(frame, log) }
  }

  /// Whether the frame that was read last may become a still. Where a shot begins, pictures may be
  /// mixed for a frame or two.
  private func wantsStill(at seconds: Double, _ decided: ShotFrame?) -> Bool {
    StillCandidates.wants(seconds, after: lastSeconds)
      || (choices.findsShots
        ? detector.mayBegin() || detector.mayBegin(framesAgo: 2) : decided?.begins != nil)
  }

  /// Counts a frame of which is known where it belongs.
  private mutating func take(_ decided: ShotFrame, _ log: borrowing FilmLog) throws(FilmError) {
    let (small, mean) = waiting[taken]
    taken += 1
    if taken == 32 {
      waiting.removeFirst(taken)
      taken = 0
    }
    guard known == 0 else {
      known -= 1
      return
    }
    if decided.begins != nil || open == nil {
      try close(log)
      let transition = next == 0 ? .start : decided.begins.map { $0 == .start ? .cut : $0 }
      open = ShotAccumulator(
        firstIndex: next, transition: transition ?? .cut, choices: choices,
        judge: ShotJudge(
          width: small.frame.width, height: small.frame.height,
          framesPerSecond: rate(at: small.ticks),
          barsMemory: barsMemory),
        histograms: histograms.take() ?? ShotAccumulator.Histograms())
    }
    lastTicks = small.ticks
    let column = slits.add { FilmSlits.column(of: small.frame) }
    let isPicture = open?.add(small, decided, mean: mean, column: column) ?? false
    if choices.keepsStills { stills.keep(small.frame, at: next, isPicture: isPicture) }
    if let part = open?.takePart() { try append(part, log) }
    next += 1
    if next % 64 == 0, let first = open?.shot.firstIndex, next - first > 300 {
      stills.thin(upTo: next)
    }
  }

  /// How many frames a second are read hereabouts: key frames may be all frames, or seconds apart.
  private func rate(at ticks: Int64) -> Double {
    switch choices.sampling {
    case .all: return frameRate
    case .every(let seconds): return min(frameRate, 1 / seconds)
    case .keyframes:
      let gap = lastTicks.map { Double(ticks - $0) * source.tick.value } ?? 0
      return gap > 0 ? min(frameRate, 1 / gap) : frameRate
    }
  }

  private mutating func encoded(_ still: Frame) -> [UInt8]? {
    do {
      return try encode(still)
    } catch {
      stillFailure = error
      return nil
    }
  }

  /// Ends the shot that is open, if there is one.
  private mutating func close(_ log: borrowing FilmLog) throws(FilmError) {
    guard var shot = open else { return }
    open = nil
    let frames = shot.shot.firstIndex..<shot.shot.firstIndex + shot.shot.count
    shot.finish(filmWidth: source.facts.width, filmHeight: source.facts.height)
    barsMemory = shot.judge.barsMemory
    if let picture = shot.histograms.picture.take() { try append(picture, log) }
    if let excluded = shot.histograms.excluded.take() { try log.append(.excluded, excluded) }
    histograms = shot.histograms
    if choices.keepsStills {
      let left = Set(shot.shot.leftOutFrames.map { $0.frame + frames.lowerBound })
      if let (index, frame) = stills.take(frames, isPicture: { !left.contains($0) }) {
        shot.shot.stillIndex = index - frames.lowerBound
        if let jpeg = encoded(frame) { try log.append(.still, jpeg) }
      }
    }
    if !shot.columns.isEmpty { try log.append(.slits, shot.columns) }
    try log.append(.shot, shot.shot.encoded(barsMemory: barsMemory))
    canGoOn = (canGoOn || shot.shot.firstIndex == 0) && !shot.shot.traits.contains(.spliced)
    ended?(shot.shot, parts)
    parts = []
  }

  /// Writes a histogram of the shot that is open, or of a part of it.
  private mutating func append(
    _ picture: [UInt8], _ log: borrowing FilmLog
  ) throws(FilmError) {
    try log.append(.picture, picture)
    if ended != nil { parts.append(picture) }
  }
}
