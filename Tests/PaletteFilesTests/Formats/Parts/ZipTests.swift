import Specimens
import Testing

@testable import PaletteFiles
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

  @Test("an archive behind something else is read where its offsets fit the archive or the file")
  func prefix() throws {
    let archive = ZipWriter.archive([("a", [7]), ("b", [8, 9])])
    let program = Array("#!/bin/sh PK\u{1}\u{2}".utf8)
    #expect(try ZipReader(program + archive).file(named: "b") == [8, 9])
    // Counted from the beginning of the file: two local headers and the directory's start.
    var adjusted = program + archive
    let directory = 14 + 32 + 33
    for place in [directory + 42, directory + 47 + 42, adjusted.count - 6] {
      adjusted[place] += 14
    }
    #expect(try ZipReader(adjusted).file(named: "b") == [8, 9])
  }
}

/// Archives whose numbers stand in 64 bits, as Procreate writes them.
@Suite("ZIP64 archives")
struct Zip64Tests {
  /// The one file "a" with the bytes "hi": a local header without sizes, the data and what
  /// describes it, the directory, both ends.
  ///
  /// CRC-32 D8932AAC by Python's zlib; Python's zipfile reads the archive.
  ///
  /// - Parameter other: numbers that are not as they should be, in hexadecimal digits.
  static func archive(other: [String: String] = [:]) -> [UInt8] {
    let unknown = "FFFFFFFF FFFFFFFF 0100"
    func long(_ low: String) -> String { low + "000000 00000000" }
    let local =
      "504B0304 2D00 0808 0000 0000 2100 00000000" + unknown
      + "1400 61 0100 1000 \(long("00")) \(long("00"))"
    let data = "6869 504B0708 AC2A93D8 \(long("02")) \(long("02"))"
    func number(_ name: String, _ right: String) -> String { other[name] ?? long(right) }
    let extra =
      "0100 1800" + number("unpacked", "02") + number("packed", "02") + number("offset", "00")
    let central =
      "504B0102 2D00 2D00 0808 0000 0000 2100 AC2A93D8" + unknown
      + "2000 0000 0000 0000 00000000 FFFFFFFF 61 FEFF 0000" + extra
    let count = number("count", "01")
    let ends =
      "504B0606 \(long("2C")) 2D00 2D00 00000000 00000000" + count + count + long("4F")
      + number("directory", "4D") + "504B0607 00000000 \(long("9C")) 01000000"
      + "504B0506 0000 0000 FFFF FFFF FFFFFFFF FFFFFFFF 0000"
    return bytes(local + data + central + ends)
  }

  @Test("sizes and places of 64 bits are read, also behind something else")
  func sizes() throws {
    #expect(try ZipReader(Self.archive()).file(named: "a") == [0x68, 0x69])
    let behind = [UInt8](repeating: 0x50, count: 9) + Self.archive()
    #expect(try ZipReader(behind).file(named: "a") == [0x68, 0x69])
  }

  @Test(
    "hostile numbers of 64 bits are refused",
    arguments: [
      // Too large for this file, for 63 bits, and for sums of them.
      ("packed", "FFFFFFFF 00000000"), ("packed", "FFFFFFFF FFFFFF7F"),
      ("unpacked", "00000001 01000000"), ("unpacked", "FFFFFFFF FFFFFFFF"),
      ("offset", "FFFFFFFF FFFFFF7F"), ("offset", "E9000000 00000000"),
      ("directory", "FFFFFFFF FFFFFF7F"), ("directory", "FFFFFFFF FFFFFFFF"),
      ("count", "FFFFFFFF FFFFFF7F"), ("count", "02000000 00000000"),
    ])
  func hostile(number: String, value: String) {
    let file = Self.archive(other: [number: value])
    #expect(throws: PaletteFileError.self) { try ZipReader(file).file(named: "a") }
  }

  @Test("an archive of 64 bits cut anywhere is refused")
  func truncation() {
    let file = Self.archive()
    for count in file.indices {
      #expect(throws: PaletteFileError.self) {
        try ZipReader(Array(file.prefix(count))).file(named: "a")
      }
    }
  }

  @Test("every byte of an archive of 64 bits changed never crashes")
  func mutation() {
    let file = Self.archive()
    for place in file.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = file
        changed[place] = value
        if let found = try? ZipReader(changed).file(named: "a") { #expect(found == [0x68, 0x69]) }
      }
    }
  }

  @Test("more than 65,535 files are read")
  func crowd() throws {
    let count = 70_000
    let local = bytes("504B0304 1400 0000 0000 0000 2100 00000000 00000000 00000000 0100 0000 62")
    let entry = bytes(
      "504B0102 1400 1400 0000 0000 0000 2100 00000000 00000000 00000000 0100 0000 0000 0000 0000"
        + "00000000 00000000 62")
    let ends = Array(Self.archive().suffix(98))
    var file = local
    for _ in 0..<count - 1 { file += entry }
    var last = entry
    last[46] = UInt8(ascii: "a")
    file += last
    func long(_ value: Int) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let record = file.count
    file += ends[..<24]
    for number in [count, count, count * 47, local.count] { file += long(number) }
    file += bytes("504B0607 00000000") + long(record)
    file += ends[72...]
    #expect(try ZipReader(file).file(named: "a") == [])
  }
}
