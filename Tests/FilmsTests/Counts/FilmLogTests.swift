import Fixtures
import Foundation
import Palettes
import Platform
import Testing

@testable import Films
@testable import Frames
@testable import Shots

/// A path in a folder of its own, which is gone with this.
private final class Scratch {
  let path: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/film.counts.part"
  }

  func sibling(_ name: String) -> String { folder.path + "/" + name }

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
    let scratch = try Scratch()
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
    let scratch = try Scratch()
    // A log that is given up leaves what was written.
    func leave() throws { try FilmLog(path: scratch.path, keeping: 0).append(.key, [1]) }
    try leave()
    let end = try #require(FilmLogReading(path: scratch.path)).blocks[0].range.upperBound
    let second = try FilmLog(path: scratch.path, keeping: end)
    try second.append(.end, [])
    let written = try #require(try second.finish(as: scratch.sibling("film.counts")))
    #expect(written.blocks.map(\.kind) == [.key, .end])
    #expect(FilmLogReading(path: scratch.path) == nil)
  }

  @Test("is not gone on with if another run made its file anew meanwhile, and is kept")
  func madeAnew() throws {
    let scratch = try Scratch()
    let foreign = Data("not a log, but long enough to be one".utf8)
    for there in [nil, foreign] as [Data?] {
      try there?.write(to: URL(filePath: scratch.path))
      #expect(throws: FilmError.self) { _ = try FilmLog(path: scratch.path, keeping: 30) }
    }
    #expect(try Data(contentsOf: URL(filePath: scratch.path)) == foreign)
  }

  @Test("keeps the counts that are there if what was written is not sound")
  func unsound() throws {
    let scratch = try Scratch()
    let counts = scratch.sibling("film.counts")
    try Data("good".utf8).write(to: URL(filePath: counts))
    let log = try FilmLog(path: scratch.path, keeping: 0)
    #expect(try log.finish(as: counts) { _ in false } == nil)
    #expect(try Data(contentsOf: URL(filePath: counts)) == Data("good".utf8))
  }

  @Test("belongs to one run at a time")
  func oneRun() throws {
    let scratch = try Scratch()
    let log = try FilmLog(path: scratch.path, keeping: 0)
    #expect(throws: FilmError.self) { _ = try FilmLog(path: scratch.path, keeping: 0) }
    log.discard()
  }

  @Test("does not follow a link to another file")
  func link() throws {
    let scratch = try Scratch()
    try FileOutput.write([1, 2, 3], to: scratch.sibling("precious"))
    symlink(scratch.sibling("precious"), scratch.path)
    #expect(throws: FilmError.self) { _ = try FilmLog(path: scratch.path, keeping: 0) }
    #expect(try Data(contentsOf: URL(filePath: scratch.sibling("precious"))) == Data([1, 2, 3]))
  }
}
