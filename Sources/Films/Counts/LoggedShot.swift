import Frames
import Palettes

/// A shot in a log of counts, with its blocks.
struct LoggedShot {
  let shot: ShotRecord
  /// The bars that the next shot may inherit (see `ShotJudge.barsMemory`).
  let barsMemory: [Double]
  /// The shot's columns of the slit-scan, one after another.
  let columns: [UInt8]
  let blocks: Blocks
  /// The position at which the next shot's blocks begin.
  let end: Int

  /// The blocks of a shot's histograms and still.
  struct Blocks {
    /// A long shot has several of these blocks.
    var pictures: [FilmLogReading.Block] = []
    var excluded, still: FilmLogReading.Block?

    var isEmpty: Bool { pictures.isEmpty && excluded == nil && still == nil }
  }
}

extension FilmLogReading {
  /// Calls `body` with each shot in order, up to the first shot that is invalid or does not follow
  /// the previous one.
  ///
  /// The checksums detect truncated or damaged blocks. A file that another program wrote may have
  /// valid checksums, so the contents are checked too.
  ///
  /// - Parameters:
  ///   - film: the film's provenance.
  ///   - body: called with each shot.
  /// - Returns: whether the whole log is valid.
  /// - Complexity: O(bytes of histograms).
  func forEachShot(of film: FilmProvenance, _ body: (LoggedShot) -> Void) -> Bool {
    var before: ShotRecord?
    var current = LoggedShot.Blocks()
    var columns: [UInt8] = []
    for block in blocks {
      switch block.kind {
      case .picture: current.pictures.append(block)
      case .excluded: current.excluded = block
      case .still: current.still = block
      case .slits: columns = bytes(block)
      case .shot:
        guard let (shot, memory) = ShotRecord.decoded(bytes(block)), shot.follows(before),
          shot.bars.map({ $0.lies(inWidth: film.width, height: film.height) }) ?? true,
          areColumns(columns, frames: shot.count, of: film),
          isSound(current, frames: shot.count, of: film)
        else { return false }
        body(
          LoggedShot(
            shot: shot, barsMemory: memory, columns: columns, blocks: current,
            end: block.range.upperBound))
        before = shot
        (current, columns) = (LoggedShot.Blocks(), [])
      case .key, .record, .end: break
      }
    }
    return current.isEmpty && columns.isEmpty
  }

  /// Whether the bytes are whole columns of the slit-scan. Long films have fewer columns than
  /// frames.
  private func areColumns(_ bytes: [UInt8], frames: Int, of film: FilmProvenance) -> Bool {
    let column = 3 * film.countedHeight
    return bytes.isEmpty
      || column > 0 && bytes.count % column == 0 && bytes.count / column <= frames
  }

  /// Whether the histograms can be decoded and have a possible number of pixels for this many
  /// frames, and whether the still is a JPEG.
  private func isSound(_ shot: LoggedShot.Blocks, frames: Int, of film: FilmProvenance) -> Bool {
    var pixels = 0
    for block in shot.pictures + (shot.excluded.map { [$0] } ?? []) {
      guard let bins = CountedBins(encoded: bytes(block)) else { return false }
      pixels += bins.pixels
    }
    let frame = film.countedWidth * film.countedHeight
    guard pixels >= frames, pixels <= frames * frame else { return false }
    guard let still = shot.still.map(bytes) else { return true }
    return still.starts(with: [0xFF, 0xD8]) && still.suffix(2) == [0xFF, 0xD9]
  }
}

extension PixelArea {
  fileprivate func lies(inWidth width: Int, height: Int) -> Bool {
    x >= 0 && y >= 0 && self.width > 0 && self.height > 0 && self.width <= width
      && self.height <= height && x <= width - self.width && y <= height - self.height
  }
}
