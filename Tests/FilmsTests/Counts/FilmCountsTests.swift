import Fixtures
import Foundation
import Palettes
import Specimens
import Testing

@testable import Films
@testable import Frames

/// Check sums tell what was cut or damaged on a disk; whoever writes a file can make them right.
@Suite("counts that an earlier run left, with check sums that are right")
struct FilmCountsTests {
  typealias Blocks = [(kind: FilmLog.Kind, bytes: [UInt8])]

  /// Two shots of 30 frames each, of eight colors that have nothing in common.
  private static func film() -> PaintedFrames {
    PaintedFrames(width: 64, height: 36, count: 60) { number, x, y in
      let part = UInt8(x / 16 + 4 * (y / 18)) * 16
      return number < 30 ? [230, part, 26] : [26, 128 - part, 51 + part]
    }
  }

  private static func blocks(of path: String) throws -> Blocks {
    let log = try #require(FilmLogReading(path: path))
    return log.blocks.map { ($0.kind, log.bytes($0)) }
  }

  private static func write(_ blocks: Blocks, to path: String) throws {
    unlink(path)
    let log = try FilmLog(path: path, keeping: 0)
    for block in blocks { try log.append(block.kind, block.bytes) }
  }

  /// What makes a log contradict itself.
  enum Contradiction: CaseIterable {
    case brokenHistogram, tooFewPixels, tooManyPixels, noHistogram, noJPEG, fewSlits, shotTwice
    case barsOutside, stillOutside, endBeforeLast, otherHeight, openShot, lastShotMissing
    case earlierLastFrame

    func apply(to blocks: inout Blocks) throws {
      func place(_ kind: FilmLog.Kind) throws -> Int {
        try #require(blocks.lastIndex { $0.kind == kind })
      }
      func changeFacts(_ body: (inout FilmRecord) -> Void) throws {
        let index = try place(.record)
        var facts = try #require(FilmRecord(blocks[index].bytes))
        body(&facts)
        blocks[index].bytes = facts.encoded
      }
      func changeShot(_ body: (inout ShotRecord) -> Void) throws {
        let index = try place(.shot)
        var (shot, memory) = try #require(ShotRecord.decoded(blocks[index].bytes))
        body(&shot)
        blocks[index].bytes = shot.encoded(barsMemory: memory)
      }
      switch self {
      case .brokenHistogram: blocks[try place(.picture)].bytes.removeLast()
      case .tooFewPixels: blocks[try place(.picture)].bytes = Self.histogram(pixels: 1)
      case .tooManyPixels: blocks[try place(.picture)].bytes = Self.histogram(pixels: 1 << 20)
      case .noHistogram: blocks.remove(at: try place(.picture))
      case .noJPEG: blocks[try place(.still)].bytes = [1, 2, 3]
      case .fewSlits: blocks[try place(.slits)].bytes.removeLast()
      case .shotTwice: blocks.insert(blocks[try place(.shot)], at: try place(.shot))
      case .barsOutside:
        try changeShot { $0.bars = PixelArea(x: 32, y: 0, width: .max - 8, height: 36) }
      case .stillOutside: try changeShot { $0.stillIndex = $0.count }
      case .endBeforeLast: try changeShot { $0.end = $0.ticks[0] }
      case .openShot: blocks.remove(at: try place(.shot))
      case .lastShotMissing:
        let last = try place(.shot)
        let before = try #require(blocks[..<last].lastIndex { $0.kind == .shot })
        blocks.removeSubrange(before + 1...last)
      case .otherHeight: try changeFacts { $0.slitHeight += 1 }
      case .earlierLastFrame: try changeFacts { $0.lastFrame -= 1 }
      }
    }

    private static func histogram(pixels: Int) -> [UInt8] {
      var histogram = Histogram()
      let frame = Frame(width: pixels, height: 1, bytes: Array(repeating: 200, count: 3 * pixels))
      histogram.add([frame], in: frame.area)
      return histogram.encoded
    }
  }

  @Test(
    "are read again from the film if they contradict themselves", arguments: Contradiction.allCases,
    [false, true])
  func contradictions(contradiction: Contradiction, isInterrupted: Bool) throws {
    let film = Self.film()
    let folder = try TemporaryFolder()
    let cache = folder.path + "/film.counts"
    let first = try film.counts(cache: cache).film()
    #expect(first.shots.count == 2)
    let right = try Self.blocks(of: cache)
    var blocks = right
    try contradiction.apply(to: &blocks)
    if isInterrupted {
      unlink(cache)
      try Self.write(blocks.filter { $0.kind != .end }, to: cache + ".part")
    } else {
      try Self.write(blocks, to: cache)
    }
    let again = try film.counts(cache: cache).film()
    #expect(again.palette == first.palette)
    #expect(again.shots.map(\.palette) == first.shots.map(\.palette))
    let healed = try Self.blocks(of: cache)
    #expect(healed.map(\.bytes) == right.map(\.bytes))
  }

  @Test("that were written before the end told how many frames there are can be read")
  func olderEnd() throws {
    let film = Self.film()
    let folder = try TemporaryFolder()
    let cache = folder.path + "/film.counts"
    let first = try film.counts(cache: cache).film()
    var blocks = try Self.blocks(of: cache)
    blocks[blocks.count - 1].bytes = []
    try Self.write(blocks, to: cache)
    #expect(try film.counts(cache: cache).film().palette == first.palette)
    #expect(try Self.blocks(of: cache).last?.bytes == [])
  }

  @Test("of a film with more frames than the slit-scan has columns are read back")
  func longFilm() throws {
    let count = FilmSlits.most + 104
    let film = PaintedFrames(width: 16, height: 16, count: count) { number, _, _ in
      number / 600 % 2 == 0 ? [230, 51, 26] : [26, 128, 128]
    }
    let folder = try TemporaryFolder()
    let cache = folder.path + "/film.counts"
    let first = try film.counts(cache: cache)
    #expect(first.slits.count < count)
    var frameCount = 0
    let again = try film.counts(cache: cache) { frameCount = $0.frames }
    #expect(frameCount == 0)
    #expect(again.slits == first.slits)
  }

  @Test(
    "a pipe or a folder in their place is told before the film is read", arguments: ["", ".part"])
  func strangers(ending: String) throws {
    let film = Self.film()
    let folder = try TemporaryFolder()
    let cache = folder.path + "/film.counts"
    var frames = 0
    let place = cache + ending
    func refusal() -> String? {
      do throws(FilmError) {
        _ = try film.counts(cache: cache) { _ in frames += 1 }
        return nil
      } catch {
        guard case .unwritable(place, let reason) = error else { return "\(error)" }
        return reason
      }
    }
    mkfifo(place, 0o600)
    #expect(refusal() == "it is a pipe")
    unlink(place)
    mkdir(place, 0o700)
    #expect(refusal() == "is a directory")
    rmdir(place)
    symlink("/nowhere/at/all", place)
    #expect(refusal() != nil, "a link that leads nowhere is let pass")
    unlink(place)
    #expect(frames == 0)
    #expect(refusal() == nil)
  }
}
