import Frames
import Palettes
import Platform
import Shots

/// The options that the counts depend on.
struct CountingChoices {
  var region = Region.whole
  var keepsBars = false
  var sampling = FilmOptions.Sampling.all
  /// Whether every frame is read, so that shots are found; otherwise they are only guessed from
  /// samples.
  var findsShots: Bool { sampling == .all }
  /// Whether pixels are counted; otherwise only shots, bars and mean colors are found.
  var countsColors = true
  var keepsStills = true
  /// The width of a still in pixels.
  var stillWidth = 480

  init() {}
}

/// Turns the frames of a film into counted shots, and writes each shot to a log when it ends.
///
/// Frames wait until the detector decides whether they begin a shot. Then they are counted, so
/// memory does not grow with the length of the film.
struct FilmCounter<Frames: FilmFrames> {
  private let source: Frames
  private let choices: CountingChoices
  /// Encodes a still as JPEG.
  private let encode: (Frame) throws -> [UInt8]
  private var detector: ShotDetector
  private var guesses = SampledCuts()
  /// Frames that were read but not decided. The mean of a frame is computed while the frame is still in
  /// the processor's caches, over the area that the currently open shot counts. It is valid if the
  /// frame's own shot counts the same area.
  private var waiting: [(small: FilmFrame, mean: LinearMean)] = []
  /// How many frames at the start of `waiting` are decided but not yet removed. Removing them one
  /// by one would move all the others each time.
  private var taken = 0
  private var stills = StillCandidates()
  private var open: ShotAccumulator?
  /// The histograms of the previous shot, until another shot begins.
  private var histograms: ShotAccumulator.Histograms?
  private var slits: FilmSlits
  private var barsMemory: [Double]
  /// How many frames are decided, including those of earlier runs.
  var frames: Int { next }
  /// The index of the next frame to decide, among all frames that were read.
  private var next: Int
  /// How many decided frames are to be ignored, because an earlier run counted them.
  private var known: Int
  /// How many frames a second the film has, whether they are read or not.
  private let frameRate: Double
  /// The time at which the last decided frame is shown.
  private var lastTicks: Int64?
  /// The time at which the last frame that was read is shown.
  private var lastSeconds: Double?
  /// Whether a later run can resume from what was written.
  private var isResumable: Bool
  /// Why a still could not be encoded.
  private(set) var stillFailure: (any Error)?
  /// A shot that ended, with what was counted of it.
  struct EndedShot {
    var record: ShotRecord
    /// The number of its last frame in the film, whether or not a sample has it.
    var lastFrame: Int
    /// The encoded histograms of its pictures, and of the frames in it that are left out.
    var picture: [[UInt8]]
    var excluded: [[UInt8]]
  }

  /// Called with each shot that ends; `nil` if nobody listens.
  private let ended: ((EndedShot) -> Void)?
  /// The histograms of the open shot that are in the log already, if somebody listens: some 10 KB
  /// for each 128 frames of it.
  private var parts: [[UInt8]] = []

  /// - Parameters:
  ///   - source: the film; its next frame lies `replayed` frames before the first new one.
  ///   - choices: what is counted.
  ///   - resumePoint: what an earlier run counted.
  ///   - replayed: how many frames that were already counted are read again, for the detector.
  ///   - encode: encodes a still as JPEG. If it throws, the counts have no still there, and
  ///     counting continues.
  init(
    _ source: Frames, choices: CountingChoices, resumePoint: ResumePoint, replayed: Int,
    encodingStills encode: @escaping (Frame) throws -> [UInt8],
    ended: ((EndedShot) -> Void)?
  ) {
    self.source = source
    self.ended = ended
    self.encode = encode
    self.choices = choices
    frameRate = max(1, source.frameRate.value)
    detector = source.detector
    slits = resumePoint.slits
    barsMemory = resumePoint.barsMemory
    next = resumePoint.frames
    isResumable = resumePoint.frames > 0
    known = replayed
  }

  /// Reads the film to its end.
  ///
  /// - Parameters:
  ///   - first: a frame that was already read.
  ///   - log: receives the shots.
  ///   - isCanceled: asked before each frame.
  ///   - progress: called with the time of each frame in ticks, and whether a later run could
  ///     resume.
  /// - Returns: why reading stopped before the end of the film, if it did; the frames before that
  ///   are counted.
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
      progress(frame.ticks, isResumable)
      try add(frame, log)
    }
    try finish(log)
    return failure
  }

  /// Ends the last shot, after the last frame was read.
  mutating func finish(_ log: borrowing FilmLog) throws(FilmError) {
    for decided in choices.findsShots ? detector.finish() : [] { try take(decided, log) }
    open?.stretch(to: source.endTicks)
    try close(log)
  }

  /// Adds the frame that the source gave last.
  mutating func add(_ small: FilmFrame, _ log: borrowing FilmLog) throws(FilmError) {
    let index = next - known + waiting.count - taken
    let seconds = Double(small.ticks) * source.tick.value
    let decided =
      choices.findsShots
      ? detector.add(small.frame, at: seconds) : [guesses.decided(small.frame, index: index)]
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

  /// Whether the frame that was read last may become a still. At the beginning of a shot, pictures
  /// may be mixed for a frame or two, so a frame shortly after it may become one too.
  private func wantsStill(at seconds: Double, _ decided: ShotFrame?) -> Bool {
    StillCandidates.wants(seconds, after: lastSeconds)
      || (choices.findsShots
        ? detector.mayBegin() || detector.mayBegin(framesAgo: 2) : decided?.begins != nil)
  }

  /// Counts a frame after the detector has decided on it.
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
      try close(log, next: small)
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

  /// The rate of the frames that are read around this time. Key frames may be all frames, or
  /// seconds apart.
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

  /// Ends the open shot, if there is one.
  ///
  /// - Parameter next: the first frame of the next shot; `nil` at the film's end.
  private mutating func close(
    _ log: borrowing FilmLog, next: FilmFrame? = nil
  ) throws(FilmError) {
    guard var shot = open else { return }
    open = nil
    let frames = shot.shot.firstIndex..<shot.shot.firstIndex + shot.shot.count
    shot.finish(filmWidth: source.filmProvenance.width, filmHeight: source.filmProvenance.height)
    barsMemory = shot.judge.barsMemory
    if let picture = shot.histograms.picture.take() { try append(picture, log) }
    let excluded = shot.histograms.excluded.take()
    if let excluded { try log.append(.excluded, excluded) }
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
    isResumable = (isResumable || shot.shot.firstIndex == 0) && !shot.shot.traits.contains(.spliced)
    shot.shot.end = next?.ticks ?? shot.shot.end
    ended?(
      EndedShot(
        record: shot.shot, lastFrame: next.map { $0.number - 1 } ?? source.lastFrame,
        picture: parts, excluded: excluded.map { [$0] } ?? []))
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
