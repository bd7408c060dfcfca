public import Films
import Frames
public import Palettes
import Platform
import Shots

/// From a film's file to its counts: read afresh, gone on with where an earlier run was
/// interrupted, or taken from the file that an earlier run left.
public struct FilmReading: Sendable {
  /// How far a film is read.
  public struct Progress: Sendable {
    /// Seconds of what was asked for that are read.
    public var seconds: Double
    /// Seconds that it has, if that is known.
    public var all: Double?
    public var frames: Int
    /// Whether a run that is interrupted now leaves something to go on from.
    public var isKept: Bool
  }

  /// What is read, and as what colors.
  public var options: FilmOptions
  /// Of these only what decides which pixels count matters: region and bars.
  public var palette: PaletteOptions
  /// How many threads decode; 0 for one a core.
  public var threads = 0
  /// The most pixels of a frame.
  public var pixels = ReadLimits().pixels
  /// The most bytes that decoding may hold.
  public var memory = ReadLimits().memory

  public init(options: FilmOptions = FilmOptions(), palette: PaletteOptions = PaletteOptions()) {
    self.options = options
    self.palette = palette
  }

  /// The film's counts.
  ///
  /// A run that is interrupted leaves `cache` with `.part` behind it, and the next goes on from
  /// there with the same result. So does one that cannot write on, since the disk is full; a run
  /// that fails otherwise leaves nothing. Counts of another film or other choices at `cache` are
  /// replaced: a sample and a part of the film need places of their own.
  ///
  /// - Parameters:
  ///   - file: the film.
  ///   - cache: where the counts are kept; with `nil` nowhere.
  ///   - isFresh: whether what is there is not looked at.
  ///   - progress: called now and then.
  /// - Throws: `MediaError`: what `FilmSource.init` throws, or `.unwritable`, before anything is read
  ///   if a folder or a pipe is at `cache`.
  public func counts(
    of file: FilmFile, cache: String?, isFresh: Bool = false,
    progress: (Progress) -> Void = { _ in }
  ) throws(MediaError) -> FilmCounts {
    let part = cache.map { $0 + ".part" }
    if let cache, let part { try FilmLog.check(cache, part: part) }
    let sha256 = try file.sha256()
    let key = key(sha256)
    if !isFresh, let cache, let counts = counts(FilmLogReading(path: cache), key, file) {
      return counts
    }
    var run = try start(
      of: file, past: isFresh ? nil : part.flatMap { FilmLogReading(path: $0) }, key: key)
    let log = try FilmLog(path: part, keeping: run.past.length)
    // What cannot be gone on with is of no use.
    if let part, options.sampling != .all { ThisProcess.removeFileWhenEnded(part) }
    defer { ThisProcess.keepFileWhenEnded() }
    let written: FilmLogReading?
    var remedy = isFresh ? "" : "; what was read is kept: run it again to go on from there"
    do throws(MediaError) {
      try read(&run, key, sha256, to: log, progress)
      remedy = ""
      written = try log.finish(as: cache)
    } catch {
      if case .unwritable(let path, let reason) = error, let part,
        past(FilmLogReading(path: part), key, of: run.source) != nil
      {
        log.leave()
        throw .unwritable(path: path, reason: reason + remedy)
      }
      log.discard()
      throw error
    }
    guard let counts = counts(written, key, file) else {
      throw .unwritable(path: cache ?? "", reason: "what was written cannot be read back")
    }
    return counts
  }

  /// A film that is open at the first frame to be read.
  private struct Run {
    var source: FilmSource
    var past: FilmPast
    /// The frames that are already counted and come again, for the detector; the first is here.
    var primed = 0
    var first: SmallFrame?
  }

  /// Opens the film where an earlier run was interrupted, else at its beginning.
  private func start(
    of file: FilmFile, past log: FilmLogReading?, key: String
  ) throws(MediaError) -> Run {
    let source = try open(file)
    let height = source.facts.countedHeight
    guard min(source.facts.countedWidth, height) >= 16 else {
      throw .unsupported("its picture has less than 16 × 16 pixels")
    }
    guard let past = past(log, key, of: source), let place = past.last.first else {
      return Run(source: source, past: FilmPast(slitHeight: height))
    }
    // A film that leads elsewhere than it did is read from its beginning.
    if try source.resume(atFrame: place.number, ticks: place.ticks),
      let first = try source.nextFrame(), first.ticks == place.ticks
    {
      return Run(source: source, past: past, primed: past.last.count, first: first)
    }
    return Run(source: try open(file), past: FilmPast(slitHeight: height))
  }

  /// What an earlier run left to go on from; `nil` if there is nothing.
  private func past(_ log: FilmLogReading?, _ key: String, of source: FilmSource) -> FilmPast? {
    guard options.sampling == .all else { return nil }
    let past = FilmPast(
      log, key: key, of: source.facts, memory: FilmCounting.detector(of: source).memory)
    return past.frames > 0 && past.canBeResumed ? past : nil
  }

  private func open(_ file: FilmFile) throws(MediaError) -> FilmSource {
    try FilmSource(file, options: options, threads: threads, pixels: pixels, memory: memory)
  }

  /// Reads a film to its end.
  private func read(
    _ run: inout Run, _ key: String, _ sha256: String, to log: FilmLog,
    _ progress: (Progress) -> Void
  ) throws(MediaError) {
    if run.past.length == 0 { try log.append(.key, Array(key.utf8)) }
    let source = run.source
    var counting = FilmCounting(
      source, log: log, choices: choices, past: run.past, primed: run.primed)
    var frames = run.past.frames - run.primed
    let (start, end) = (options.start, options.end ?? source.facts.promisedSeconds)
    let canKeep = log.isNamed && options.sampling == .all
    let failure = try counting.run(from: run.first) { ticks, hasShots in
      frames += 1
      guard frames % 32 == 0 else { return }
      progress(
        Progress(
          seconds: Double(ticks) * source.tick.value - start, all: end.map { $0 - start },
          frames: frames, isKept: canKeep && hasShots))
    }
    // The film is whole: how much of it is read must not hang on a limit.
    if let failure, case .tooMuchMemory = failure { throw failure }
    guard counting.frames > 0 else {
      throw failure ?? .unsupported("no frame of it lies between the times that were asked for")
    }
    var facts = facts(of: source, sha256, failure)
    if let reason = counting.stillFailure { facts.source.notes.append("no stills: \(reason)") }
    try log.append(.facts, facts.encoded)
    try log.append(.end, FilmCounts.end(frames: counting.frames))
  }

  private var choices: FilmCounting.Choices {
    var choices = FilmCounting.Choices()
    choices.region = palette.region
    choices.keepsBars = palette.bars == .keep
    choices.keepsStills = options.keepsStills
    choices.sampling = options.sampling
    return choices
  }

  private func counts(
    _ log: FilmLogReading?, _ key: String, _ file: FilmFile
  ) -> FilmCounts? {
    FilmCounts(log, key: key, name: file.name, askedEnd: options.end)
  }

  private func facts(
    of source: FilmSource, _ sha256: String, _ failure: MediaError?
  ) -> FilmFacts {
    if failure == nil { source.forgetTheTimeOfSound() }
    var facts = source.facts
    facts.sha256 = sha256
    if source.file.isSequence, let reason = NumberedPictures(source.file).breakingOff {
      facts.brokenOff = "\(reason); what is after it was not read"
    } else if let failure {
      facts.brokenOff = "reading broke off: \(failure)"
    } else {
      facts.brokenOff = source.missingFrames
    }
    facts.notes += facts.brokenOff.map { [$0] } ?? []
    return FilmFacts(
      source: facts, tick: source.tick, frameRate: source.frameRate,
      lastFrame: source.lastFrame, isVariable: source.isVariable, slitHeight: facts.countedHeight,
      chapters: source.chapters.map { Cue(start: $0.start, end: $0.end, text: $0.title) })
  }

  /// What the counts depend on: the film, the choices and how counting works.
  private func key(_ sha256: String) -> String {
    var parts = ["counts 4 | \(sha256) | \(options.sampling.description)", options.matrix.rawValue]
    parts.append("\(options.start)…\(options.end.map { "\($0)" } ?? "")")
    parts.append("\(options.rate.numerator)/\(options.rate.denominator)")
    parts.append("bars \(palette.bars.rawValue)")
    let region = palette.region
    parts.append("region \(region.x),\(region.y),\(region.width),\(region.height)")
    parts.append("stills \(options.keepsStills)")
    return parts.joined(separator: " | ")
  }
}
