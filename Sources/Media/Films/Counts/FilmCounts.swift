import Palettes

/// A film that was counted: its shots with their histograms, in a file that was left by reading it.
///
/// Every output is made from it without decoding the film again.
public struct FilmCounts: Sendable {
  let facts: FilmFacts
  let shots: [CountedShot]
  let slits: FilmSlits
  private let log: FilmLogReading
  /// For each shot the blocks of its histograms and its still.
  private let blocks: [ShotBlocks]
  /// What the film is called now: the file may have been renamed since.
  private let name: String

  private struct ShotBlocks: Sendable {
    /// A long shot has several.
    var pictures: [FilmLogReading.Block] = []
    var excluded, still: FilmLogReading.Block?
  }

  /// The counts in a file; `nil` if there are none, or they are of another film or other choices, or
  /// not of all of it.
  init?(_ log: FilmLogReading?, key: String, name: String, askedEnd: Double?) {
    guard let log, let first = log.blocks.first, first.kind == .key,
      log.bytes(first) == Array(key.utf8), log.blocks.last?.kind == .end,
      let last = log.blocks.last(where: { $0.kind == .facts }),
      let facts = FilmFacts(log.bytes(last))
    else { return nil }
    guard facts.slitHeight <= 16384 else { return nil }
    var slits = FilmSlits(height: facts.slitHeight)
    var shots: [CountedShot] = []
    var blocks: [ShotBlocks] = []
    var current = ShotBlocks()
    var columns: [UInt8] = []
    for block in log.blocks {
      switch block.kind {
      case .picture: current.pictures.append(block)
      case .excluded: current.excluded = block
      case .still: current.still = block
      case .slits: columns = log.bytes(block)
      case .shot:
        guard let (shot, _) = CountedShot.decoded(log.bytes(block)), shot.follows(shots.last)
        else { return nil }
        slits.replay(columns, frames: shot.count)
        shots.append(shot)
        blocks.append(current)
        (current, columns) = (ShotBlocks(), [])
      case .key, .facts, .end: break
      }
    }
    guard !shots.isEmpty else { return nil }
    (self.facts, self.shots, self.slits, self.log, self.blocks) = (facts, shots, slits, log, blocks)
    self.name = name
    self.askedEnd = askedEnd
  }

  /// Calls `body` with the counted pixels of a shot, without frames that are left out, part by part;
  /// of a shot that is left out as a whole, with all of its pixels.
  ///
  /// - Throws: `MediaError.damaged`; what `body` throws.
  func picture(_ shot: Int, _ body: (CountedBins) throws -> Void) throws {
    let excluded = shots[shot].leftOut == nil ? nil : blocks[shot].excluded
    try read(blocks[shot].pictures + (excluded.map { [$0] } ?? []), of: shot, body)
  }

  /// Calls `body` with all that no palette counts, part by part: single frames, and shots that are
  /// left out.
  ///
  /// - Throws: `MediaError.damaged`; what `body` throws.
  func excluded(_ body: (CountedBins) throws -> Void) throws {
    for index in shots.indices {
      if shots[index].leftOut != nil {
        try picture(index, body)
      } else {
        try read(blocks[index].excluded.map { [$0] } ?? [], of: index, body)
      }
    }
  }

  private func read(
    _ blocks: [FilmLogReading.Block], of shot: Int, _ body: (CountedBins) throws -> Void
  ) throws {
    // Far more than a small frame has, and sums over all frames still do not overflow.
    var room = shots[shot].count << 20
    for block in blocks {
      let bins = CountedBins(encoded: log.bytes(block))
      guard let bins, bins.pixels <= room else {
        throw MediaError.damaged("the counts that an earlier run left cannot be read")
      }
      room -= bins.pixels
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
