import PercentEncoding
import Testing

@Suite("percent-encoding as in RFC 3986")
struct PercentEncodingTests {
  private static let unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

  @Test("unreserved characters stay everywhere, §2.3")
  func unreserved() {
    for plain in [PlainBytes.unreserved, .pathAndQuery, .ascii] {
      #expect(Self.unreserved.percentEncoded(leaving: plain) == Self.unreserved)
    }
  }

  @Test("the reserved characters of §2.2 are encoded in a name, with upper-case digits")
  func reserved() {
    #expect(
      ":/?#[]@!$&'()*+,;=".percentEncoded(leaving: .unreserved)
        == "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D")
  }

  @Test("a path and query keep what §3.3 and §3.4 allow, and nothing else")
  func pathAndQuery() {
    #expect(
      ":/?#[]@!$&'()*+,;=".percentEncoded(leaving: .pathAndQuery) == ":/?%23%5B%5D@!$&'()*+,;=")
    #expect(
      "\u{0}\u{1F} \"<>\\^`{|}\u{7F}".percentEncoded(leaving: .pathAndQuery)
        == "%00%1F%20%22%3C%3E%5C%5E%60%7B%7C%7D%7F")
  }

  @Test(
    "letters of other alphabets are the bytes of their UTF-8: the examples of §2.5",
    arguments: [("A", "A"), ("À", "%C3%80"), ("ア", "%E3%82%A2")])
  func alphabets(text: String, encoded: String) {
    for plain in [PlainBytes.unreserved, .pathAndQuery, .ascii] {
      #expect(text.percentEncoded(leaving: plain) == encoded)
    }
    #expect(encoded.utf8.percentDecoded() == Array(text.utf8))
  }

  @Test("an escape is encoded once more, or stays if that is asked for, §2.4")
  func escapes() {
    let text = "100%25 %zz%2f%é%2"
    #expect(
      text.percentEncoded(leaving: .pathAndQuery) == "100%2525%20%25zz%252f%25%C3%A9%252")
    #expect(
      text.percentEncoded(leaving: .pathAndQuery, keepsEscapes: true)
        == "100%25%20%25zz%2f%25%C3%A9%252")
  }

  @Test("digits of an escape are of either case, §6.2.2.1")
  func cases() {
    #expect("%3a%3A%fF".utf8.percentDecoded() == [0x3A, 0x3A, 0xFF])
    #expect(valueOfHexDigit(UInt8(ascii: "g")) == nil)
  }

  @Test(
    "a percent sign without two digits is no escape", arguments: ["%", "a%2", "%+1", "%zz", "%%20"])
  func broken(text: String) {
    #expect(text.utf8.percentDecoded() == nil)
  }

  @Test("every byte comes back")
  func roundTrip() {
    let text = String(String.UnicodeScalarView((0..<0x800).compactMap(Unicode.Scalar.init)))
    for plain in [PlainBytes.unreserved, .pathAndQuery] {
      #expect(text.percentEncoded(leaving: plain).utf8.percentDecoded() == Array(text.utf8))
    }
    let bytes = (0...255).map { UInt8($0) }
    let digits = bytes.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits.utf8.percentDecoded() == bytes)
  }
}
