import Testing

@testable import PaletteServer

@Suite struct AuthorityTests {
  @Test(
    "hosts are read with their ports, one way for each host",
    arguments: [
      ("example.com", "example.com", nil), ("EXAMPLE.com.:80", "example.com", 80),
      ("localhost:", "localhost", nil), ("127.0.0.1:8080", "127.0.0.1", 8080),
      ("[::1]:65535", "::1", 65535), ("[0:0:0:0:0:0:0:1]", "::1", nil),
      ("[::ffff:127.0.0.1]:1", "127.0.0.1", 1), ("a_b~%41!$&'()*+,;=", "a_b~%41!$&'()*+,;=", nil),
    ] as [(String, String, Int?)])
  func hosts(text: String, host: String, port: Int?) throws {
    let authority = try #require(Authority(text))
    #expect(authority.host == host)
    #expect(authority.port == port)
  }

  // What RFC 3986 §3.2 does not let through, or RFC 9110 §4.2 for http.
  @Test(
    "what is no host is told from one",
    arguments: [
      "", ":80", "a b", "a/b", "a@b", "user:pw@a", "a:80:80", "a:-1", "a:+1", "a:65536",
      "a:99999999999999999999", "[::1", "::1", "[::1]80", "[fe80::1%25lo]", "[v1.x]", "é", "a%4",
      "a%zz", "a\tb", "a\"", "<a>", String(repeating: "a", count: 256),
    ])
  func malformed(text: String) {
    #expect(Authority(text) == nil)
  }

  private func serves(
    _ asked: String, at address: String = "127.0.0.1", host: String = "127.0.0.1",
    allowing names: String = ""
  ) throws -> Bool {
    let options = ServerOptions.with { ($0.host, $0.allowHost) = (host, names) }
    let here = Authority(address: address, port: 8080)
    let hosts = ServedHosts(listening: options.host, allowed: options.allowHost)
    return hosts.serves(try #require(Authority(asked)), at: here)
  }

  @Test("a loopback address answers to its own names, with its port or none")
  func loopback() throws {
    for own in ["localhost", "LocalHost.", "127.0.0.1", "[::1]"] {
      #expect(try serves("\(own):8080"))
      #expect(try serves(own))
      #expect(try serves("\(own):8080", at: "::1", host: "localhost"))
      #expect(try !serves("\(own):8081"))
    }
    for foreign in [
      "evil.test", "evil.test:8080", "a.localhost", "127.0.0.2", "127.1", "2130706433",
    ] {
      #expect(try !serves(foreign), "\(foreign)")
    }
    #expect(try serves("127.0.0.2:8080", at: "127.0.0.2", host: "127.0.0.2"))
    #expect(try serves("desk:8080", at: "127.0.1.1", host: "desk"))
    #expect(try serves("localhost:8080", at: "::ffff:127.0.0.1", host: "::"))
  }

  @Test("names that are allowed are served beside a loopback's own, whatever the port")
  func allowed() throws {
    let names = "films.example,Stills.example.,::2"
    for name in ["films.example", "stills.example:443", "[::2]:1", "localhost:8080"] {
      #expect(try serves(name, allowing: names))
    }
    #expect(try !serves("other.example", allowing: names))
  }

  @Test("another address answers to any name, or to the allowed ones and its own")
  func elsewhere() throws {
    let (address, host) = ("192.0.2.7", "0.0.0.0")
    #expect(try serves("any.example", at: address, host: host))
    #expect(try !serves("any.example", at: address, host: host, allowing: "films.example"))
    #expect(try serves("films.example", at: address, host: host, allowing: "films.example"))
    #expect(try serves("192.0.2.7:8080", at: address, host: host, allowing: "films.example"))
    #expect(try !serves("localhost:8080", at: address, host: host, allowing: "films.example"))
    // Over the loopback, to a service that listens everywhere: a proxy on the same machine.
    #expect(try serves("any.example", at: "127.0.0.1", host: host))
    #expect(try !serves("any.example", at: "127.0.0.1", host: host, allowing: "films.example"))
  }

  @Test("only names and addresses can be allowed", arguments: ["a:80", "a,,b", "a b", "https://a"])
  func list(text: String) {
    #expect(ServedHosts.names(text) == nil)
  }
}
