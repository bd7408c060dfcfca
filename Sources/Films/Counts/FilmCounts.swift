import Palettes

/// The counts of a film: its shots with their histograms, in a file that a counting run wrote.
///
/// Every output is made from the counts, without decoding the film again.
public struct FilmCounts: Sendable {
  let record: FilmRecord
  let shots: [ShotRecord]
  let slits: FilmSlits
  private let log: FilmLogReading
  /// For each shot, its histograms and its still.
  private let blocks: [LoggedShot.Blocks]
  /// The present name of the film, which may have been renamed since it was counted.
  private let name: String

  /// The counts in a file; `nil` if the file has none, or if they belong to another film or other
  /// options, do not cover the whole film, or contradict themselves.
  init?(_ log: FilmLogReading?, key: String, name: String, askedEnd: Double?) {
    guard let log, let first = log.blocks.first, first.kind == .key,
      log.bytes(first) == Array(key.utf8), let ending = log.blocks.last, ending.kind == .end,
      case let end = log.bytes(ending),
      let last = log.blocks.last(where: { $0.kind == .record }),
      let record = FilmRecord(log.bytes(last))
    else { return nil }
    guard record.slitHeight == record.source.countedHeight, record.slitHeight <= 16384,
      record.source.countedWidth <= 1 << 20
    else { return nil }
    var slits = FilmSlits(height: record.slitHeight)
    var shots: [ShotRecord] = []
    var blocks: [LoggedShot.Blocks] = []
    let isWhole = log.forEachShot(of: record.source) { logged in
      slits.replay(logged.columns, frames: logged.shot.count)
      shots.append(logged.shot)
      blocks.append(logged.blocks)
    }
    guard isWhole, let shot = shots.last, shot.numbers[shot.count - 1] <= record.lastFrame,
      end.isEmpty || end == Self.end(frames: shot.firstIndex + shot.count)
    else { return nil }
    (self.record, self.shots, self.slits, self.log, self.blocks) = (
      record, shots, slits, log, blocks
    )
    self.name = name
    self.askedEnd = askedEnd
  }

  /// The content of the last block of a log with this many frames.
  static func end(frames: Int) -> [UInt8] {
    var writer = NumberWriter()
    writer.append(frames)
    return writer.bytes
  }

  /// Calls `body` with the counted pixels of a shot, part by part, without frames that are left
  /// out. If the whole shot is left out, `body` gets all of its pixels.
  ///
  /// - Throws: `FilmError.countsUnreadable`; the errors of `body`.
  func picture(_ shot: Int, _ body: (CountedBins) throws -> Void) throws {
    let excluded = shots[shot].leftOut == nil ? nil : blocks[shot].excluded
    try read(blocks[shot].pictures + (excluded.map { [$0] } ?? []), body)
  }

  /// Calls `body` with all pixels that no palette counts, part by part: those of left-out frames
  /// and of left-out shots.
  ///
  /// - Throws: `FilmError.countsUnreadable`; the errors of `body`.
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
      // The blocks were valid when the counts were opened.
      guard let bins = CountedBins(encoded: log.bytes(block)) else {
        throw FilmError.countsUnreadable
      }
      try body(bins)
    }
  }

  /// The still of a shot, as JPEG; `nil` if none was kept.
  ///
  /// - Throws: `FilmError.countsUnreadable`.
  func still(_ shot: Int) throws(FilmError) -> [UInt8]? {
    guard let block = blocks[shot].still else { return nil }
    let jpeg = log.bytes(block)
    guard jpeg.count == block.range.count else { throw .countsUnreadable }
    return jpeg
  }

  /// The end of the requested part, in seconds from the film's start; `nil` for all of it.
  let askedEnd: Double?

  /// The film's provenance, with its present name.
  var source: FilmProvenance {
    var source = record.source
    source.name = name
    return source
  }
}
