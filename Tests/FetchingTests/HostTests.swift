import Testing

@testable import Fetching

@Suite("Host")
struct HostTests {
  @Test(
    "every way to write an IPv4 address gives that address",
    arguments: [
      ("127.0.0.1", "127.0.0.1"), ("127.1", "127.0.0.1"), ("127.0.1", "127.0.0.1"),
      ("2130706433", "127.0.0.1"), ("017700000001", "127.0.0.1"), ("0177.0.0.1", "127.0.0.1"),
      ("0x7f000001", "127.0.0.1"), ("0X7F.0x0.1", "127.0.0.1"), ("0x7f.1", "127.0.0.1"),
      ("0", "0.0.0.0"), ("127.0.0.1.", "127.0.0.1"), ("3232235777", "192.168.1.1"),
      ("0251.0376.0251.0376", "169.254.169.254"), ("0xA9FEA9FE", "169.254.169.254"),
      ("8.8.2056", "8.8.8.8"), ("255.255.255.255", "255.255.255.255"),
      ("4294967295", "255.255.255.255"), ("0x0000000000000007f.1", "127.0.0.1"),
    ])
  func loose(text: String, address: String) throws {
    #expect(try Host(text[...]) == .address(try #require(IPAddress(address))))
  }

  @Test(
    "what looks like a number but is no address is no host",
    arguments: [
      "256.1.1.1", "1.2.3.256", "1.2.65536", "1.16777216", "4294967296", "08.1.1.1", "1.2.3.4.5",
      "0x", "1.0x", "127.0.0.0x1g.1", "foo.1", "foo.0x7f", "1..1", ".1", "99999999999999999999999",
      "0x+1", "1.2.3.4..",
    ])
  func broken(text: String) {
    #expect(throws: FetchError.self) { try Host(text[...]) }
  }

  @Test("IPv6 stands in brackets, in any of its forms, and is written in the short one")
  func six() throws {
    #expect(try Host("[::1]") == .address(try #require(IPAddress("::1"))))
    #expect(try Host("[0:0:0:0:0:ffff:7f00:1]").description == "[::ffff:127.0.0.1]")
    #expect(try Host("[2606:2800:0220::0001]").description == "[2606:2800:220::1]")
    for text in [
      "[::1", "::1]", "[127.0.0.1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[]", "[::1]x",
    ] {
      #expect(throws: FetchError.self, "\(text)") { try Host(text[...]) }
    }
  }

  @Test("names are put into lower case and lose a final dot")
  func names() throws {
    #expect(try Host("Pictures.Example.COM.") == .name("pictures.example.com"))
    #expect(try Host("my_bucket.s3.example") == .name("my_bucket.s3.example"))
    #expect(try Host("1.2.3.4.example") == .name("1.2.3.4.example"))
    #expect(try Host("xn--bcher-kva.example") == .name("xn--bcher-kva.example"))
  }

  @Test(
    "what is no name is refused",
    arguments: [
      "", ".", "..", "a..b", ".a", "a b", "a%2eb", "%31%32%37.0.0.1", "bücher.example",
      "127\u{3002}0\u{3002}0\u{3002}1", "\u{ff11}27.0.0.1", "\u{212a}.example", "a/b", "a\0b",
      "a,b",
      String(repeating: "a", count: 64) + ".example",
      String(repeating: "abcdefg.", count: 32) + "example",
    ])
  func strange(text: String) {
    #expect(throws: FetchError.self) { try Host(text[...]) }
  }
}
