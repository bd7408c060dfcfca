import Fetching
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaletteServer

@Suite struct ForwardedTests {
  private let proxies = TrustedProxies(
    networks: ["10.0.0.0/8", "2001:db8:1::/48", "127.0.0.1"].compactMap { IPNetwork($0) })

  /// Whom a request counts as that comes from a peer with these fields.
  private func origin(
    _ peer: String, usual: [String] = [], standard: [String] = []
  ) throws -> String {
    var fields = HTTPFields()
    fields[values: HTTPField.Name("X-Forwarded-For")!] = usual
    fields[values: HTTPField.Name("Forwarded")!] = standard
    return "\(proxies.origin(of: try #require(IPAddress(peer)), fields))"
  }

  @Test("nobody else is believed")
  func strangers() throws {
    #expect(try origin("192.0.2.1", usual: ["198.51.100.1"]) == "192.0.2.1")
    #expect(try origin("192.0.2.1", standard: ["for=198.51.100.1"]) == "192.0.2.1")
    let none = TrustedProxies(networks: [])
    var fields = HTTPFields()
    fields[HTTPField.Name("X-Forwarded-For")!] = "198.51.100.1"
    let peer = try #require(IPAddress("127.0.0.1"))
    #expect(none.origin(of: peer, fields) == peer)
  }

  @Test("what stands left of the first stranger is the stranger's own word")
  func walk() throws {
    #expect(try origin("10.0.0.1", usual: ["192.0.2.9, 198.51.100.1"]) == "198.51.100.1")
    let lines = ["192.0.2.9", "198.51.100.1, 10.1.1.1"]
    #expect(try origin("10.0.0.1", usual: lines) == "198.51.100.1")
    #expect(try origin("10.0.0.1", usual: ["10.3.3.3, 10.2.2.2"]) == "10.3.3.3")
    #expect(try origin("10.0.0.1") == "10.0.0.1")
    // A list may have empty places (RFC 9110, section 5.6.1).
    #expect(try origin("10.0.0.1", usual: ["192.0.2.9, ,\t,"]) == "192.0.2.9")
    #expect(try origin("::ffff:10.0.0.1", usual: ["::ffff:192.0.2.9"]) == "192.0.2.9")
  }

  @Test(
    "addresses as proxies write them: with ports, brackets, zones",
    arguments: [
      ("192.0.2.43:47011", "192.0.2.43"), ("[2001:db8::17]", "2001:db8::17"),
      ("[2001:db8::17]:4711", "2001:db8::17"), ("2001:db8::17", "2001:db8::17"),
      ("fe80::1%eth0", "fe80::1"), (" 192.0.2.43\t", "192.0.2.43"),
      ("::ffff:192.0.2.43", "192.0.2.43"), ("192.0.2.43:_port", "192.0.2.43"),
    ])
  func nodes(text: String, address: String) throws {
    #expect(try origin("10.0.0.1", usual: [text]) == address)
  }

  @Test(
    "what names no address is the proxy's own",
    arguments: [
      "unknown", "_SEVKISEK", "nonsense", "192.0.2.43:", "192.0.2.43:123456", "192.0.2",
      "[192.0.2.43]", "[2001:db8::17", "2001:db8::17]", "[::1]x", "192.0.2.43%eth0", "0x7f.1",
      "192.0.2.43:80:80", "[]", "\u{00e9}",
    ])
  func nobody(text: String) throws {
    #expect(try origin("10.0.0.1", usual: ["192.0.2.9, \(text)"]) == "10.0.0.1")
  }

  /// - Source: RFC 7239, sections 4, 6.3 and 7.1: its examples, and what its grammar excludes.
  @Test(
    "Forwarded as its standard says",
    arguments: [
      ("for=\"_gazonk\"", "10.0.0.1"), ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
      ("for=192.0.2.60;proto=http;by=203.0.113.43", "192.0.2.60"),
      ("for=192.0.2.43, for=198.51.100.17", "198.51.100.17"),
      ("for=192.0.2.43,for=\"10.2.2.2:_x\"", "192.0.2.43"),
      ("for=192.0.2.43, , ;,", "192.0.2.43"),
      ("host=\"a, for=1.2.3.4\";for=192.0.2.1", "192.0.2.1"),
      ("for=\"192.0\\.2.1\"", "192.0.2.1"), ("for=unknown", "10.0.0.1"),
      // A proxy that tells no address hides it.
      ("for=192.0.2.43, proto=https", "10.0.0.1"),
      // Not as the standard says.
      ("for=192.0.2.43:47011", "10.0.0.1"), ("for=[2001:db8::1]", "10.0.0.1"),
      ("for = 192.0.2.43", "10.0.0.1"), ("for=192.0.2.43;for=192.0.2.44", "10.0.0.1"),
      ("for=\"192.0.2.43", "10.0.0.1"), ("for=", "10.0.0.1"), ("=", "10.0.0.1"),
      ("for=192.0.2.43 x", "10.0.0.1"), ("192.0.2.43", "10.0.0.1"), ("for=\"", "10.0.0.1"),
    ])
  func standard(field: String, address: String) throws {
    #expect(try origin("10.0.0.1", standard: [field]) == address)
  }

  @Test("a field that the proxy passes on as its client sent it changes nobody")
  func contradiction() throws {
    let usual = ["198.51.100.1"]
    #expect(try origin("10.0.0.1", usual: usual, standard: ["for=192.0.2.9"]) == "10.0.0.1")
    #expect(try origin("10.0.0.1", usual: usual, standard: ["nonsense"]) == "10.0.0.1")
    #expect(try origin("10.0.0.1", usual: usual, standard: ["for=198.51.100.1"]) == "198.51.100.1")
  }

  @Test("clients behind a trusted proxy have rates of their own")
  func rates() async throws {
    let png = try Painted.png()
    let options = ServerOptions.with {
      $0.rate = 1
      $0.trustedProxies = [IPNetwork("127.0.0.0/8")].compactMap(\.self)
    }
    try await withService(.live, options: options) { client, _ in
      for (address, status) in [("192.0.2.1", 200), ("192.0.2.2", 200), ("192.0.2.1", 429)] {
        let fields: HTTPFields = [HTTPField.Name("X-Forwarded-For")!: address]
        let answer = try await client.ask("/v1/palette", .post, headers: fields, body: png)
        #expect(answer.status.code == status)
      }
    }
  }
}
