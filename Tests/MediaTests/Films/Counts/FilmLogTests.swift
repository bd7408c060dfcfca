import Palettes
import Platform
import Testing

@testable import Films
@testable import Frames
@testable import Media
@testable import Shots

/// A path in a folder of its own, which is gone with this.
private final class Scratch {
  let path: String
  private let folder: String

  init() {
    var template = Array("/tmp/filmpalette-log-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/film.counts.part"
  }

  deinit {
    unlink(path)
    unlink(folder + "/film.counts")
    unlink(folder + "/precious")
    rmdir(folder)
  }

  func sibling(_ name: String) -> String { folder + "/" + name }

  func truncate(by count: Int) {
    var status = stat()
    _ = stat(path, &status)
    shorten(path, to: Int(status.st_size) - count)
  }
}

/// `truncate`, whose plain name means the method nearby.
private func shorten(_ path: String, to length: Int) { _ = truncate(path, off_t(length)) }

@Suite("the log of a film's counts")
struct FilmLogTests {
  @Test("gives back whole blocks, also of a file that breaks off")
  func wholeBlocks() throws {
    let scratch = Scratch()
    let log = try FilmLog(path: scratch.path, keeping: 0)
    try log.append(.key, [1, 2, 3])
    try log.append(.picture, Array(repeating: 7, count: 1000))
    let all = try #require(FilmLogReading(path: scratch.path))
    #expect(all.blocks.map(\.kind) == [.key, .picture])
    #expect(all.bytes(all.blocks[0]) == [1, 2, 3])
    scratch.truncate(by: 1)
    let cut = try #require(FilmLogReading(path: scratch.path))
    #expect(cut.blocks.map(\.kind) == [.key])
    log.discard()
    #expect(FilmLogReading(path: scratch.path) == nil)
  }

  @Test("goes on after the length that is kept, and gets its lasting name")
  func goesOn() throws {
    let scratch = Scratch()
    let first = try FilmLog(path: scratch.path, keeping: 0)
    try first.append(.key, [1])
    close(first.file)
    let end = try #require(FilmLogReading(path: scratch.path)).blocks[0].range.upperBound
    let second = try FilmLog(path: scratch.path, keeping: end)
    try second.append(.end, [])
    let written = try #require(try second.finish(as: scratch.sibling("film.counts")))
    #expect(written.blocks.map(\.kind) == [.key, .end])
    #expect(FilmLogReading(path: scratch.path) == nil)
  }

  @Test("belongs to one run at a time")
  func oneRun() throws {
    let scratch = Scratch()
    let log = try FilmLog(path: scratch.path, keeping: 0)
    #expect(throws: MediaError.self) { try FilmLog(path: scratch.path, keeping: 0) }
    log.discard()
  }

  @Test("does not follow a link to another file")
  func link() throws {
    let scratch = Scratch()
    try FileOutput.write([1, 2, 3], to: scratch.sibling("precious"))
    symlink(scratch.sibling("precious"), scratch.path)
    #expect(throws: MediaError.self) { try FilmLog(path: scratch.path, keeping: 0) }
    #expect(try MediaInput(path: scratch.sibling("precious")).contents == [1, 2, 3])
  }
}

@Suite("a counted shot as bytes")
struct CountedShotCodingTests {
  static let shot: CountedShot = {
    var shot = CountedShot(firstIndex: 0, transition: .dissolve)
    shot.numbers = [0, 1, 2]
    shot.ticks = [0, 1001, 2002]
    shot.means = [SIMD3(0, 0.5, 1), SIMD3(0.1, 0.2, 0.3), .zero]
    shot.bars = PixelArea(x: 0, y: 90, width: 1280, height: 540)
    shot.leftOutFrames = [(0, .blend), (2, .flash)]
    shot.traits = [.interlaced, .lost]
    shot.damaged = 2
    shot.end = 3003
    shot.stillIndex = 1
    return shot
  }()

  @Test("comes back the same")
  func roundTrip() throws {
    let bytes = Self.shot.encoded(barsMemory: [1, 2.5])
    let (back, memory) = try #require(CountedShot.decoded(bytes))
    #expect(back == Self.shot)
    #expect(memory == [1, 2.5])
    #expect(back.follows(nil))
  }

  @Test("is refused if it was cut, or does not follow the one before")
  func hostile() throws {
    let bytes = Self.shot.encoded(barsMemory: [])
    for length in 0..<bytes.count {
      #expect(CountedShot.decoded(Array(bytes.prefix(length))) == nil)
    }
    var later = Self.shot
    later.firstIndex = 5
    #expect(!later.follows(nil))
    for (numbers, ticks) in [
      ([0, 1, .max], [0, 1, 2]), ([0, 1, 2], [0, 1, .max]), ([0, 1, 2], [.min, 1, 2]),
      ([0, 1, 2], [-1 << 61, 1, 2]),
    ] as [([Int], [Int64])] {
      var far = Self.shot
      (far.numbers, far.ticks) = (numbers, ticks)
      #expect(!far.follows(nil), "\(numbers) \(ticks)")
    }
    #expect(!Self.shot.follows(Self.shot))
    var falling = Self.shot
    falling.ticks = [0, 2002, 1001]
    #expect(!falling.follows(nil))
  }
}

@Suite("numbered pictures")
struct NumberedPicturesTests {
  @Test("go on as far as their numbers do, and the gap is told")
  func gap() throws {
    let scratch = Scratch()
    let names = [1, 2, 4].map { scratch.sibling("frame000\($0).png") }
    for name in names { try FileOutput.write([1], to: name) }
    defer { for name in names { unlink(name) } }
    let pictures = NumberedPictures(try FilmFile(path: scratch.sibling("frame%04d.png")))
    #expect(pictures.paths == Array(names[..<2]))
    #expect(pictures.breakingOff == "picture 3 is missing")
    let file = try FilmFile(path: scratch.sibling("frame%04d.png"))
    #expect(file.includes(names[1]))
    #expect(!file.includes(scratch.sibling("other.png")))
  }

  @Test("an empty file among them is named, and ends them")
  func empty() throws {
    let scratch = Scratch()
    let names = [1, 2, 3, 4].map { scratch.sibling("frame000\($0).png") }
    defer { for name in names { unlink(name) } }
    for name in names { try FileOutput.write(name == names[2] ? [] : [1], to: name) }
    let file = try FilmFile(path: scratch.sibling("frame%04d.png"))
    #expect(NumberedPictures(file).paths == Array(names[..<2]))
    #expect(NumberedPictures(file).breakingOff == "\(names[2].lastName) is empty")
    unlink(names[2])
    #expect(mkdir(names[2], 0o700) == 0)
    #expect(NumberedPictures(file).breakingOff == "\(names[2].lastName) is no file")
    rmdir(names[2])
    try FileOutput.write([], to: names[0])
    #expect(throws: MediaError.damaged("\(names[0].lastName) is empty")) {
      try FilmSource(file)
    }
  }

  @Test("one that is damaged keeps its number, and so do those after it")
  func damaged() throws {
    let film = try PaintedFilm(
      "frame%d.png", (0..<4).map { [UInt8](repeating: UInt8(60 * $0), count: 64 * 36 * 3 / 2) },
      coding: ["-start_number", "1"])
    let path = film.path.replacing("%d", with: "2")
    let bytes = try FilmFile(path: path).path
    try FileOutput.write(Array(MediaInput(path: bytes).contents.prefix(60)), to: path)
    #expect(try film.frames().map(\.number) == [0, 2, 3])
  }

  @Test("numbers from 100,000 on are found, and one that FFmpeg cannot count to is told")
  func numbers() throws {
    let film = try PaintedFilm(
      "frame%d.png", [[UInt8](repeating: 90, count: 64 * 36 * 3 / 2)],
      coding: [
        "-start_number", "123456",
      ])
    #expect(NumberedPictures(try FilmFile(path: film.path)).names.first == 123_456)
    #expect(try film.frames().count == 1)
    let scratch = Scratch()
    let names = ["4294967296", "9223372036854775807", "9999999999999999999"].map {
      scratch.sibling("late\($0).png")
    }
    defer { for name in names { unlink(name) } }
    for name in names { try FileOutput.write([1], to: name) }
    #expect(throws: MediaError.self) {
      try FilmSource(FilmFile(path: scratch.sibling("late%d.png")))
    }
  }
}

@Suite("shots guessed from samples")
struct ShotGuessesTests {
  private func frame(_ gray: UInt8) -> Frame {
    Frame(width: 32, height: 18, bytes: [UInt8](repeating: gray, count: 32 * 18 * 3))
  }

  @Test("begin where the picture is another, not where it is a little lighter")
  func guesses() {
    var guesses = ShotGuesses()
    #expect(
      [40, 45, 120, 118].map { guesses.isCut(at: frame($0)) } == [false, false, true, false])
  }
}
