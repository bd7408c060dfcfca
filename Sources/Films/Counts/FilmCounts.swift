import Palettes

/// A film that was counted: its shots with their histograms, in a file that was left by reading it.
///
/// Every output is made from it without decoding the film again.
public struct FilmCounts: Sendable {
  let facts: FilmRecord
  let shots: [ShotRecord]
  let slits: FilmSlits
  private let log: FilmLogReading
  /// For each shot its histograms and its still.
  private let blocks: [LoggedShot.Blocks]
  /// What the film is called now: the file may have been renamed since.
  private let name: String

  /// The counts in a file; `nil` if there are none, or they are of another film or other choices, or
  /// not of all of it, or contradict themselves.
  init?(_ log: FilmLogReading?, key: String, name: String, askedEnd: Double?) {
    guard let log, let first = log.blocks.first, first.kind == .key,
      log.bytes(first) == Array(key.utf8), let ending = log.blocks.last, ending.kind == .end,
      case let end = log.bytes(ending),
      let last = log.blocks.last(where: { $0.kind == .facts }),
      let facts = FilmRecord(log.bytes(last))
    else { return nil }
    guard facts.slitHeight == facts.source.countedHeight, facts.slitHeight <= 16384,
      facts.source.countedWidth <= 1 << 20
    else { return nil }
    var slits = FilmSlits(height: facts.slitHeight)
    var shots: [ShotRecord] = []
    var blocks: [LoggedShot.Blocks] = []
    let isWhole = log.forEachShot(of: facts.source) { logged in
      slits.replay(logged.columns, frames: logged.shot.count)
      shots.append(logged.shot)
      blocks.append(logged.blocks)
    }
    guard isWhole, let shot = shots.last, shot.numbers[shot.count - 1] <= facts.lastFrame,
      end.isEmpty || end == Self.end(frames: shot.firstIndex + shot.count)
    else { return nil }
    (self.facts, self.shots, self.slits, self.log, self.blocks) = (facts, shots, slits, log, blocks)
    self.name = name
    self.askedEnd = askedEnd
  }

  /// The last block of a log, for so many frames.
  static func end(frames: Int) -> [UInt8] {
    var writer = NumberWriter()
    writer.append(frames)
    return writer.bytes
  }

  /// Calls `body` with the counted pixels of a shot, without frames that are left out, part by part;
  /// of a shot that is left out as a whole, with all of its pixels.
  ///
  /// - Throws: `FilmError.countsUnreadable`; what `body` throws.
  func picture(_ shot: Int, _ body: (CountedBins) throws -> Void) throws {
    let excluded = shots[shot].leftOut == nil ? nil : blocks[shot].excluded
    try read(blocks[shot].pictures + (excluded.map { [$0] } ?? []), body)
  }

  /// Calls `body` with all that no palette counts, part by part: single frames, and shots that are
  /// left out.
  ///
  /// - Throws: `FilmError.countsUnreadable`; what `body` throws.
  func excluded(_ body: (CountedBins) throws -> Void) throws {
    for index in shots.indices {
      if shots[index].leftOut != nil {
        try picture(index, body)
      } else {
        try read(blocks[index].excluded.map { [$0] } ?? [], body)
      }
    }
  }

  private func read(
    _ blocks: [FilmLogReading.Block], _ body: (CountedBins) throws -> Void
  ) throws {
    for block in blocks {
      // They were whole when they were opened.
      guard let bins = CountedBins(encoded: log.bytes(block)) else {
        throw FilmError.countsUnreadable
      }
      try body(bins)
    }
  }

  /// The still of a shot, as JPEG.
  func still(_ shot: Int) -> [UInt8]? { blocks[shot].still.map(log.bytes) }

  /// Seconds from the film's start up to which the user asked for it; `nil` for all of it.
  let askedEnd: Double?

  /// What the film is called and where it comes from.
  var source: FilmProvenance {
    var source = facts.source
    source.name = name
    return source
  }
}
