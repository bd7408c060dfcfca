import Testing

@testable import Palettes

@Suite("ZIP archives")
struct ZipTests {
  @Test("an archive is byte for byte what the layout says")
  func layout() {
    // CRC-32 of "hi" is D8932AAC (Python's zlib). The directory starts after 30 + 1 + 2 = 33 (21)
    // bytes and is 46 + 1 = 47 (2F) long.
    let common = "1400 0000 0000 0000 2100 AC2A93D8 02000000 02000000 0100 0000"
    let expected =
      "504B0304" + common + "61 6869"
      + "504B0102 1400" + common + "0000 0000 0000 00000000 00000000 61"
      + "504B0506 0000 0000 0100 0100 2F000000 21000000 0000"
    #expect(ZipWriter.archive([("a", Array("hi".utf8))]) == bytes(expected))
  }

  @Test("files come back, and a missing one is nil")
  func roundTrip() throws {
    let archive = try ZipReader(ZipWriter.archive([("a", []), ("b", [0, 255])]))
    #expect(try archive.file(named: "a") == [])
    #expect(try archive.file(named: "b") == [0, 255])
    #expect(try archive.file(named: "c") == nil)
  }

  @Test("bytes in front of a comment at the end are still found")
  func comment() throws {
    var file = ZipWriter.archive([("a", [7])])
    file[file.count - 2] = 5
    #expect(try ZipReader(file + Array("hello".utf8)).file(named: "a") == [7])
  }

  /// Places in the archive of the one file "a" with 2 bytes: the directory is at 33.
  @Test(
    "a hostile directory is refused",
    arguments: [
      // The unpacked size: over the limit; less than there is.
      (57, [0xFF, 0xFF, 0xFF, 0x7F]), (57, [1, 0, 0, 0]),
      // The packed size; the place of the local header; the checksum.
      (53, [0xFF, 0xFF, 0xFF, 0xFF]), (75, [0xF0, 0xFF, 0xFF, 0xFF]), (49, [0, 0, 0, 0]),
      // Encrypted; packed by an unknown method; deflated although it is stored.
      (41, [1, 0]), (43, [99, 0]), (43, [8, 0]),
    ] as [(Int, [UInt8])])
  func hostile(place: Int, change: [UInt8]) throws {
    var file = ZipWriter.archive([("a", Array("hi".utf8))])
    file.replaceSubrange(place..<place + change.count, with: change)
    let archive = try ZipReader(file)
    #expect(throws: PaletteFileError.self) { try archive.file(named: "a") }
  }

  @Test("a deflated file that unpacks to more than it says is refused")
  func bomb() throws {
    var file = try ArchiveFormatTests.reference("foreign.swatches")
    let directory = try #require(file.firstRange(of: [0x50, 0x4B, 1, 2]))
    let size = directory.lowerBound + 24
    #expect(try ZipReader(file).file(named: "Swatches.json") != nil)
    file[size] -= 1
    #expect(throws: PaletteFileError.self) { try ZipReader(file).file(named: "Swatches.json") }
  }
}
