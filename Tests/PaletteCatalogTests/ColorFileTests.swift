import ColorScience
import Fixtures
import Testing

@testable import PaletteCatalog

@Suite("color file")
struct ColorFileTests {
  @Test("what was written is read back, by row and by number")
  func roundTrip() throws {
    try TemporaryFolder.with { folder in
      var noise = TestNoise(seed: 1)
      let some = (0..<50).map { _ in CatalogSamples.signature(&noise) }
      let file = try CatalogSamples.file(some, in: folder).file
      #expect(file.count == 50)
      for (row, signature) in some.enumerated() {
        #expect(file.signature(at: row) == signature)
        #expect(signature.isValid)
        #expect(file.number(at: row) == Int64(3 * row + 1))
        #expect(file.row(of: Int64(3 * row + 1)) == row)
        #expect(file.row(of: Int64(3 * row + 2)) == nil)
      }
    }
  }

  @Test("a file that was changed, cut or is another one is not used")
  func spoiled() throws {
    try TemporaryFolder.with { folder in
      var noise = TestNoise(seed: 1)
      let items = (0..<9).map { (number: Int64($0), signature: CatalogSamples.signature(&noise)) }
      let right = ColorFile.bytes(of: items)
      let path = folder + "/colors.bin"
      for place in right.indices {
        // The reserved end of the head is the rule's text; everything counts.
        var bytes = right
        bytes[place] ^= 0x10
        try write(bytes, to: path)
        #expect(throws: ColorFile.Spoiled.self) { try ColorFile(path: path) }
      }
      for length in [0, 10, 63, 64, right.count - 1] {
        try write(Array(right.prefix(length)), to: path)
        #expect(throws: ColorFile.Spoiled.self) { try ColorFile(path: path) }
      }
      try write(right + [0], to: path)
      #expect(throws: ColorFile.Spoiled.self) { try ColorFile(path: path) }
    }
  }

  @Test("a signature keeps eight colors, and its shares add up")
  func signatures() throws {
    let many = (0..<12).map { (Color(red: UInt8(20 * $0), green: 0, blue: 0), 1.0) }
    let signature = PaletteSignature(many)
    #expect(signature.count == 8)
    #expect(signature.isValid)
    let one = PaletteSignature([(Color(red: 255, green: 255, blue: 255), 0)])
    #expect(one.count == 1)
    #expect(one.shares[0] == Int16(PaletteSignature.whole))
    #expect(one.lightness[0] == 12_800)
    #expect(one.bytes.withUnsafeBytes { PaletteSignature(bytes: $0) } == one)
  }
}
