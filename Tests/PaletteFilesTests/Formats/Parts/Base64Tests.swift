import Foundation
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite struct Base64Tests {
  @Test(
    "the vectors of RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func vectors(text: String, coded: String) {
    #expect(Base64.text(of: Array(text.utf8)) == coded)
    #expect(Base64.bytes(of: coded) == Array(text.utf8))
    #expect(Base64.bytes(of: "\r\n" + coded.filter { $0 != "=" }) == Array(text.utf8))
  }

  @Test("every byte is coded as Foundation codes it", arguments: 0...3)
  func everyByte(offset: Int) {
    let bytes = (offset..<offset + 256 + offset).map { UInt8(truncatingIfNeeded: $0 &* 167) }
    #expect(Base64.text(of: bytes) == Data(bytes).base64EncodedString())
    #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
    #expect(Base64.bytes(of: "Zm9v Zg") == nil)
  }
}
