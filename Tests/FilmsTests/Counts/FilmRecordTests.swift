import Specimens
import Testing

@testable import Films

@Suite("the record of a film")
struct FilmRecordTests {
  private static func record() throws -> FilmRecord {
    let file = try CountsFile()
    _ = try PaintedFrames.shots([30, 30]).counts(cache: file.path)
    let log = try #require(FilmLogReading(path: file.path))
    let block = try #require(log.blocks.last { $0.kind == .record })
    return try #require(FilmRecord(log.bytes(block)))
  }

  @Test("says how frames were decoded")
  func decoding() throws {
    var record = try Self.record()
    #expect(record.source.decoding == .exact)
    record.source.decoding = .fast
    #expect(FilmRecord(record.encoded) == record)
    #expect(FilmRecord(Array(record.encoded.dropLast(2))) == nil)
    #expect(FilmRecord(record.encoded + [0]) == nil)
  }

  @Test("says how the file calls itself; counts that are older than titles have none")
  func title() throws {
    var record = try Self.record()
    #expect(record.source.title == nil)
    #expect(FilmRecord(Array(record.encoded.dropLast())) == record)
    record.source.title = "Night"
    #expect(FilmRecord(record.encoded) == record)
    #expect(FilmRecord(Array(record.encoded.dropLast())) == nil)
  }
}
