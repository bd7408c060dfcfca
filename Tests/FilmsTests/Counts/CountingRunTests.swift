import Fixtures
import Foundation
import Palettes
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import Shots

/// A folder's file of counts, as bytes.
struct CountsFile {
  let path: String
  var part: String { path + ".part" }
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/film.counts"
  }

  /// The names of all that is left.
  var names: [String] { TemporaryFolder.list(folder.path) }

  static func bytes(_ path: String) -> [UInt8] {
    (try? Data(contentsOf: URL(filePath: path))).map { Array($0) } ?? []
  }

  /// Leaves these bytes as an earlier run's, and nothing else.
  func leave(_ bytes: [UInt8], inPart: Bool) throws {
    unlink(path)
    unlink(part)
    try Data(bytes).write(to: URL(filePath: inPart ? part : path))
  }
}

extension PaintedFrames {
  /// The color of one of the eight cells of a shot's frames, which no other cell has.
  static func color(cell: Int, shot: Int) -> [UInt8] {
    (0..<3).map { channel in
      let number = 8 * shot + cell + 1 + 64 * channel
      return UInt8(number * number * number * 31 % 223 + 16)
    }
  }

  /// Shots of so many frames, each of eight colors.
  static func shots(_ lengths: [Int]) -> PaintedFrames {
    let shots = lengths.enumerated().flatMap { Array(repeating: $0, count: $1) }
    return PaintedFrames(width: 32, height: 18, count: shots.count) { number, x, y in
      color(cell: x / 8 + 4 * (y / 9), shot: shots[number])
    }
  }
}

@Suite("a run that was interrupted")
struct InterruptedRunTests {
  private static let lengths = [40, 30, 46, 5, 60, 20, 45, 74]

  @Test("is gone on with from wherever it ended, to the same bytes")
  func goesOn() throws {
    let file = try CountsFile()
    var ends: [(left: [UInt8], isKept: Bool)] = []
    let film = PaintedFrames.shots(Self.lengths)
    _ = try film.counts(cache: file.path) { ends.append((CountsFile.bytes(file.part), $0.isKept)) }
    #expect(film.resumedAt == nil)
    let whole = CountsFile.bytes(file.path)
    #expect(ends.count == 10)
    for end in ends {
      try file.leave(end.left, inPart: true)
      let again = PaintedFrames.shots(Self.lengths)
      _ = try again.counts(cache: file.path)
      #expect(CountsFile.bytes(file.path) == whole)
      #expect(file.names == ["film.counts"])
      #expect((again.resumedAt != nil) == end.isKept)
    }
    #expect(Set(ends.map(\.isKept)) == [false, true])
  }

  @Test("is read on, and not again")
  func readsOn() throws {
    let film = PaintedFrames.shots(Self.lengths)
    let file = try CountsFile()
    _ = try film.counts(cache: file.path)
    var end = try #require(FilmLogReading(path: file.path)).blocks
    end.removeLast(2)
    let bytes = CountsFile.bytes(file.path).prefix(end.last!.range.upperBound)
    try file.leave(Array(bytes), inPart: true)
    let again = PaintedFrames.shots(Self.lengths)
    let counts = try again.counts(cache: file.path)
    // What the detector remembers is read again, and the end of the film is met.
    #expect(again.resumedAt == 320 - again.detector.memory)
    #expect(again.readings == again.detector.memory + 1)
    #expect(counts.shots.map(\.count) == Self.lengths)
  }

  @Test("is begun again if its frames are not found, or their times lead elsewhere")
  func beginsAgain() throws {
    for change: (PaintedFrames) -> Void in [
      { $0.canResume = false }, { $0.joinedAt = 10 }, { $0.joinedAt = 75 },
    ] {
      let file = try CountsFile()
      var left: [UInt8] = []
      var isKept = false
      let film = PaintedFrames.shots(Self.lengths)
      change(film)
      _ = try film.counts(cache: file.path) {
        left = CountsFile.bytes(file.part)
        isKept = $0.isKept
      }
      let whole = CountsFile.bytes(file.path)
      #expect(isKept == (film.joinedAt == nil))
      try file.leave(left, inPart: true)
      let again = PaintedFrames.shots(Self.lengths)
      change(again)
      _ = try again.counts(cache: file.path)
      #expect(again.resumedAt == nil)
      #expect(CountsFile.bytes(file.path) == whole)
    }
  }

  @Test("of a sample keeps nothing to go on from", arguments: ["keyframes", "every:0.25s"])
  func sample(sampling: String) throws {
    var options = FilmOptions()
    options.sampling = try #require(FilmOptions.Sampling(sampling))
    let file = try CountsFile()
    var left: [UInt8] = []
    let film = PaintedFrames.shots(Self.lengths)
    film.step = 6
    _ = try film.counts(cache: file.path, options: options) {
      left = CountsFile.bytes(file.part)
      #expect(!$0.isKept)
    }
    #expect(!left.isEmpty)
    let whole = CountsFile.bytes(file.path)
    try file.leave(left, inPart: true)
    _ = try film.counts(cache: file.path, options: options)
    #expect(film.resumedAt == nil)
    #expect(CountsFile.bytes(file.path) == whole)
  }

  @Test("that is to begin afresh does")
  func fresh() throws {
    let file = try CountsFile()
    var left: [UInt8] = []
    _ = try PaintedFrames.shots(Self.lengths).counts(cache: file.path) { _ in
      left = CountsFile.bytes(file.part)
    }
    try file.leave(left, inPart: true)
    let again = PaintedFrames.shots(Self.lengths)
    _ = try again.counts(cache: file.path, isFresh: true)
    #expect(again.resumedAt == nil)
    #expect(again.readings == 321)
  }

  @Test("is told whether it is kept, every 32 frames, and where it is")
  func progress() throws {
    let film = PaintedFrames.shots(Self.lengths)
    film.filmProvenance.promisedSeconds = 20
    film.first = 48
    var options = FilmOptions()
    options.start = 2
    var told: [FilmProgress] = []
    let file = try CountsFile()
    _ = try film.counts(cache: file.path, options: options) { told.append($0) }
    #expect(told.map(\.frames) == Array(stride(from: 32, through: 320, by: 32)))
    // Of the frame that was read last, from where reading began.
    #expect(told.allSatisfy { abs($0.seconds - Double($0.frames - 1) / 24) < 1e-9 })
    #expect(told.allSatisfy { $0.all == 18 })
    // Once something is kept it stays.
    let kept = told.map(\.isKept)
    #expect(kept.first == false && kept.last == true)
    #expect(kept == kept.filter { !$0 } + kept.filter { $0 })
    // Where nothing is written nothing is kept.
    told = []
    _ = try film.counts(cache: nil, options: options) { told.append($0) }
    #expect(told.count == 10 && !told.contains { $0.isKept })
  }
}

@Suite("what an earlier run left of a film")
struct CountsReuseTests {
  private static let lengths = [30, 34]

  private static func film() -> PaintedFrames { PaintedFrames.shots(lengths) }

  @Test("gives every palette without a frame being read")
  func palettes() throws {
    let file = try CountsFile()
    _ = try Self.film().counts(cache: file.path)
    for count in [3, 8] {
      var palette = PaletteOptions()
      palette.count = .exactly(count)
      let again = Self.film()
      let film = try again.counts(cache: file.path, palette: palette).film(palette)
      #expect(again.readings == 0)
      #expect(film.palette.swatches.count == count)
      #expect(film.shots.allSatisfy { $0.palette?.swatches.count == count })
    }
  }

  @Test("is told by the name that the film has now")
  func renamed() throws {
    let file = try CountsFile()
    _ = try Self.film().counts(cache: file.path)
    let renamed = Self.film()
    renamed.filmProvenance.name = "renamed"
    #expect(try renamed.counts(cache: file.path).film().source.name == "renamed")
    #expect(renamed.readings == 0)
  }

  @Test(
    "is replaced if it is of another film or of other choices",
    arguments: [
      "film", "sample", "decoding", "start", "end", "matrix", "rate", "stills", "still-width",
      "region", "bars",
    ])
  func otherChoices(choice: String) throws {
    let file = try CountsFile()
    _ = try Self.film().counts(cache: file.path)
    let usual = CountsFile.bytes(file.path)
    var (options, palette) = (FilmOptions(), PaletteOptions())
    let other = Self.film()
    switch choice {
    case "sample": options.sampling = .every(seconds: 1)
    case "decoding": options.decoding = .fast
    case "start": options.start = 0.5
    case "end": options.end = 2
    case "matrix": options.matrix = .bt601
    case "rate": options.rate = Rational(25, 1)
    case "stills": options.keepsStills = false
    case "still-width": options.stillWidth = 1280
    case "region": palette.region = try #require(Region(x: 0, y: 0, width: 0.5, height: 1))
    case "bars": palette.bars = .keep
    default: other.sha256 = "another"
    }
    for isThere in [false, true] {
      let before = other.readings
      _ = try other.counts(cache: file.path, options: options, palette: palette)
      #expect((other.readings == before) == isThere)
    }
    let back = Self.film()
    _ = try back.counts(cache: file.path)
    #expect(back.readings == 65)
    #expect(CountsFile.bytes(file.path) == usual)
  }

  @Test("is not looked at if everything is to be fresh")
  func fresh() throws {
    let file = try CountsFile()
    let film = Self.film()
    _ = try film.counts(cache: file.path)
    _ = try film.counts(cache: file.path, isFresh: true)
    #expect(film.readings == 2 * 65)
  }

  @Test(
    "is not believed where it was cut or damaged, whole or not", arguments: [false, true],
    ["cut", "flipped", "empty", "nonsense"])
  func damaged(isPart: Bool, damage: String) throws {
    let file = try CountsFile()
    _ = try Self.film().counts(cache: file.path)
    let whole = CountsFile.bytes(file.path)
    let end = try #require(FilmLogReading(path: file.path)).blocks.last!.range
    let left = isPart ? Array(whole.prefix(end.lowerBound - FilmLog.headLength)) : whole
    let places = [0, 3, 9, 40] + (1...5).map { left.count * $0 / 6 } + [left.count - 1]
    for place in ["cut", "flipped"].contains(damage) ? places : [0] {
      var bytes = left
      switch damage {
      case "cut": bytes.removeSubrange(place...)
      case "flipped": bytes[place] ^= 255
      case "nonsense": bytes = Array(repeatElement(Array("nonsense".utf8), count: 1000).joined())
      default: bytes = []
      }
      try file.leave(bytes, inPart: isPart)
      _ = try Self.film().counts(cache: file.path)
      #expect(CountsFile.bytes(file.path) == whole, "\(damage) at \(place)")
      #expect(file.names == ["film.counts"])
    }
  }
}
