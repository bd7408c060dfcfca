package import Frames
package import Palettes
import Platform
import Shots

/// How much of a film has been read.
public struct FilmProgress: Sendable {
  /// How many seconds of the requested part have been read.
  public var seconds: Double
  /// The length of the requested part in seconds, if it is known.
  public var all: Double?
  public var frames: Int
  /// Whether a later run could resume if this run were interrupted now.
  public var isKept: Bool
}

/// Produces the counts of a film: reads it from the beginning, resumes an interrupted run, or takes
/// the counts from the file of an earlier run.
package struct CountingRun<Source: FilmFrames> {
  /// The part of the film that is read, and how its samples become colors.
  let options: FilmOptions
  /// Region and bars decide which pixels count; the other options are for the palettes that `ended`
  /// gets.
  let palette: PaletteOptions
  /// The name of the film.
  let name: String
  /// Opens the film at its beginning.
  let open: () throws -> Source
  /// Encodes a still as JPEG.
  let encode: (Frame) throws -> [UInt8]
  /// Asked before each frame whether the counts are no longer wanted.
  package var isCanceled: () -> Bool = { false }
  /// Called with each shot as it ends. Its palette is made from the shot alone; in a `Film`, shots
  /// of a scene share colors, which are known only at the end. Not called if an earlier run's
  /// counts are used.
  package var ended: ((Shot) -> Void)?

  /// - Parameters:
  ///   - name: the name of the film.
  ///   - options: the part of the film that is read, and how its samples become colors.
  ///   - palette: its region and bars decide which pixels count.
  ///   - open: opens the film at its beginning.
  ///   - encode: encodes a still as JPEG. If it throws, the counts have no still there, and
  ///     counting continues.
  package init(
    of name: String, options: FilmOptions, palette: PaletteOptions,
    open: @escaping () throws -> Source, encodingStills encode: @escaping (Frame) throws -> [UInt8]
  ) {
    (self.name, self.options, self.palette) = (name, options, palette)
    (self.open, self.encode) = (open, encode)
  }

  /// The counts of the film. See `FilmReading.counts` (module Media).
  ///
  /// - Parameters:
  ///   - sha256: identifies the film. It is called after the check that counts can be written.
  ///   - cache: the path of the file for the counts; `nil` for no file.
  ///   - isFresh: whether to ignore existing counts.
  ///   - progress: called from time to time.
  package func counts(
    sha256: () throws -> String, cache: String?, isFresh: Bool,
    progress: (FilmProgress) -> Void
  ) throws(FilmError) -> FilmCounts {
    let part = cache.map { $0 + ".part" }
    if let cache, let part { try FilmLog.check(cache, part: part) }
    let sha256 = try reading { try sha256() }
    let key = key(sha256)
    if !isFresh, let cache, let counts = counts(FilmLogReading(path: cache), key) { return counts }
    var film = try start(
      resuming: isFresh ? nil : part.flatMap { FilmLogReading(path: $0) }, key: key)
    let log = try FilmLog(path: part, keeping: film.resumePoint.length)
    // A partial file that cannot be resumed is of no use.
    let removal = options.sampling == .all ? nil : part.map(RemovalAtEnd.init(of:))
    defer { removal?.cancel() }
    do throws(FilmError) {
      try read(&film, key, sha256, to: log, progress)
    } catch {
      let isKept = error.leavesWhatWasRead && isResumable(part, key, film.source)
      guard isKept else {
        log.discard()
        throw error
      }
      guard case .unwritable(let path, let reason) = error else { throw error }
      let remedy = "; the frames read so far are kept: run the command again to resume"
      throw .unwritable(path: path, reason: reason + (isFresh ? "" : remedy))
    }
    var counted: FilmCounts?
    do throws(FilmError) {
      _ = try log.finish(as: cache) { written in
        counted = counts(written, key)
        return counted != nil
      }
    } catch {
      if let part, !isResumable(part, key, film.source) { FilmLog.remove(part) }
      throw error
    }
    guard let counted else {
      if let part { FilmLog.remove(part) }
      throw .unwritable(path: cache ?? "", reason: "the written file cannot be read back")
    }
    return counted
  }

  /// Where reading begins: a film that is open at the first frame to be read.
  private struct StartPoint {
    var source: Source
    var resumePoint: ResumePoint
    /// How many frames are already counted and are read again for the detector. The first of
    /// them is in `first`.
    var replayed = 0
    var first: FilmFrame?
  }

  /// Opens the film where an earlier run was interrupted, or else at its beginning.
  private func start(resuming log: FilmLogReading?, key: String) throws(FilmError) -> StartPoint {
    let source = try reading(open)
    let height = source.filmProvenance.countedHeight
    guard min(source.filmProvenance.countedWidth, height) >= 16 else { throw .pictureTooSmall }
    let nothing = ResumePoint(slitHeight: height)
    guard let resumePoint = resumePoint(log, key, of: source), let place = resumePoint.last.first
    else {
      return StartPoint(source: source, resumePoint: nothing)
    }
    let first = try reading {
      let isFound = try source.resume(atFrame: place.number, ticks: place.ticks)
      return isFound ? try source.nextFrame() : nil
    }
    // If the frame is not found again, read the film from its beginning.
    guard let first, first.ticks == place.ticks else {
      return StartPoint(source: try reading(open), resumePoint: nothing)
    }
    return StartPoint(
      source: source, resumePoint: resumePoint, replayed: resumePoint.last.count, first: first)
  }

  /// What an earlier run left to resume from; `nil` if it left nothing.
  private func resumePoint(_ log: FilmLogReading?, _ key: String, of source: Source) -> ResumePoint?
  {
    guard options.sampling == .all else { return nil }
    let resumePoint = ResumePoint(
      log, key: key, of: source.filmProvenance, memory: source.detector.memory)
    return resumePoint.frames > 0 && resumePoint.canBeResumed ? resumePoint : nil
  }

  /// Whether another run could resume from what this run leaves.
  private func isResumable(_ part: String?, _ key: String, _ source: Source) -> Bool {
    part.map { resumePoint(FilmLogReading(path: $0), key, of: source) != nil } ?? false
  }

  /// Reads a film to its end.
  private func read(
    _ film: inout StartPoint, _ key: String, _ sha256: String, to log: borrowing FilmLog,
    _ progress: (FilmProgress) -> Void
  ) throws(FilmError) {
    if film.resumePoint.length == 0 { try log.append(.key, Array(key.utf8)) }
    let source = film.source
    var counting = FilmCounter(
      source, choices: choices, resumePoint: film.resumePoint, replayed: film.replayed,
      encodingStills: encode,
      ended: ended.map { ended in { ended(shot($0, of: source)) } })
    var frames = film.resumePoint.frames - film.replayed
    let (start, end) = (options.start, options.end ?? source.filmProvenance.promisedSeconds)
    let canKeep = log.isNamed && options.sampling == .all
    let failure = try counting.run(from: film.first, to: log, isCanceled: isCanceled) {
      ticks, hasShots in
      frames += 1
      guard frames % 32 == 0 else { return }
      progress(
        FilmProgress(
          seconds: Double(ticks) * source.tick.value - start, all: end.map { $0 - start },
          frames: frames, isKept: canKeep && hasShots))
    }
    // If reading stopped at one of this program's own limits, the film is refused, not cut short.
    if let failure, source.isLimit(failure) { throw .source(failure) }
    guard counting.frames > 0 else {
      let length = source.filmProvenance.promisedSeconds
      throw failure.map { .source($0) } ?? .noFrames(end: length.flatMap { $0 <= start ? $0 : nil })
    }
    var record = record(of: source, sha256, failure)
    if let reason = counting.stillFailure { record.source.notes.append("no stills: \(reason)") }
    try log.append(.record, record.encoded)
    try log.append(.end, FilmCounts.end(frames: counting.frames))
  }

  /// A shot that ended, with a palette that is made from its pixels alone.
  private func shot(_ ended: FilmCounter<Source>.EndedShot, of source: Source) -> Shot {
    let (tick, record) = (source.tick.value, ended.record)
    var shot = Shot(
      frames: record.numbers[0]...max(ended.lastFrame, record.numbers[record.count - 1]),
      start: Double(record.ticks[0]) * tick, end: Double(record.end) * tick,
      transition: record.transition)
    (shot.bars, shot.leftOut) = (record.bars, record.leftOut)
    shot.stillFrame = record.numbers[min(record.stillIndex, record.count - 1)]
    let film = source.filmProvenance
    let provenance = Provenance(
      name: name, width: film.width, height: film.height, format: "film", profile: film.matrix)
    // If a shot is left out, all of its pixels are counted, for its tone only.
    let isLeftOut = shot.leftOut != nil
    let parts = ended.picture + (isLeftOut ? ended.excluded : [])
    var counted = shot
    counted.leftOut = nil
    let colored = try? FilmColoring(options: palette, source: provenance).color(
      shots: [counted], excluded: { _ in },
      parts: { _, body in
        for part in parts { if let bins = CountedBins(encoded: part) { try body(bins) } }
      }
    ).shots[0]
    shot.tone = colored?.tone ?? shot.tone
    if isLeftOut { return shot }
    shot.palette = colored?.palette
    // Filters left nothing of it.
    if shot.palette == nil { shot.leftOut = .filtered }
    return shot
  }

  private var choices: CountingChoices {
    var choices = CountingChoices()
    choices.region = palette.region
    choices.keepsBars = palette.bars == .keep
    choices.keepsStills = options.keepsStills
    choices.stillWidth = options.stillWidth
    choices.sampling = options.sampling
    return choices
  }

  private func counts(_ log: FilmLogReading?, _ key: String) -> FilmCounts? {
    FilmCounts(log, key: key, name: name, askedEnd: options.end)
  }

  private func record(
    of source: Source, _ sha256: String, _ failure: Source.Failure?
  ) -> FilmRecord {
    let stopReason = source.stopReason(after: failure)
    var provenance = source.filmProvenance
    provenance.sha256 = sha256
    provenance.stopReason = stopReason
    provenance.notes += stopReason.map { [$0] } ?? []
    return FilmRecord(
      source: provenance, tick: source.tick, frameRate: source.frameRate,
      lastFrame: source.lastFrame, isVariable: source.isVariable,
      slitHeight: provenance.countedHeight,
      chapters: source.chapters)
  }

  /// Everything that the counts depend on: the film, the choices and the version of the counting.
  private func key(_ sha256: String) -> String {
    var parts = ["counts 6 | \(sha256) | \(options.sampling.description)", options.matrix.rawValue]
    parts.append("\(options.start)…\(options.end.map { "\($0)" } ?? "")")
    parts.append("\(options.rate.numerator)/\(options.rate.denominator)")
    parts.append("bars \(palette.bars.rawValue)")
    let region = palette.region
    parts.append("region \(region.x),\(region.y),\(region.width),\(region.height)")
    parts.append("stills \(options.keepsStills ? "\(options.stillWidth)" : "none")")
    parts.append("decoding \(options.decoding.rawValue)")
    return parts.joined(separator: " | ")
  }

  /// Converts errors of the source to `FilmError`.
  private func reading<Result>(_ body: () throws -> Result) throws(FilmError) -> Result {
    do {
      return try body()
    } catch {
      throw .source(error)
    }
  }
}

extension FilmError {
  /// Whether the frames that were read before this error are valid.
  fileprivate var leavesWhatWasRead: Bool {
    switch self {
    case .unwritable, .canceled: true
    default: false
    }
  }
}
