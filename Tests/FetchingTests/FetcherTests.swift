import Testing

@testable import Fetching

@Suite("Fetcher")
struct FetcherTests {
  @Test("the body comes as it was sent, whatever type it claims, with where it was found")
  func body() async throws {
    try await withServer(.always(ok("not html", headers: "content-type: text/html\r\n"))) {
      server in
      let url = "http://127.0.0.1:\(server.port)/stills/a%20b.jpg?size=1#top"
      let fetched = try await Fetcher(reaching: server).bytes(of: url)
      #expect(fetched.bytes == Array("not html".utf8))
      #expect(fetched.url == "http://127.0.0.1:\(server.port)/stills/a%20b.jpg?size=1")
      #expect(fetched.name == "a b.jpg")
    }
  }

  @Test("the request asks for one thing and tells no more than it must")
  func request() async throws {
    try await withServer(.always(ok("x"))) { server in
      let names = Names([["127.0.0.1"]])
      let fetcher = Fetcher(reaching: server, names: names)
      _ = try await fetcher.bytes(of: "http://Pictures.test.:\(server.port)//a/../é%2F?q=[1]")
      let head = try #require(server.requests.first).split(separator: "\r\n")
      #expect(head.first == "GET //%C3%A9%2F?q=%5B1%5D HTTP/1.1")
      #expect(
        Set(head.dropFirst()) == [
          "host: pictures.test:\(server.port)", "user-agent: FilmPalette", "accept: */*",
          "accept-encoding: identity",
        ])
      #expect(names.questions == ["pictures.test"])
    }
  }

  @Test("a host may be written in any form of the address that is checked")
  func loose() async throws {
    try await withServer(.always(ok("x"))) { server in
      let fetcher = Fetcher(reaching: server)
      for host in ["0x7f.1", "2130706433", "0177.0.0.1", "127.1"] {
        let fetched = try await fetcher.bytes(of: "http://\(host):\(server.port)/a")
        #expect(fetched.url == "http://127.0.0.1:\(server.port)/a")
      }
      #expect(server.requests.count == 4)
    }
  }

  @Test(
    "without leave, no form of a private address is reached",
    arguments: [
      "127.0.0.1", "0x7f.1", "2130706433", "0177.0.0.1", "127.1", "0", "localhost", "[::1]", "[::]",
      "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "169.254.169.254", "10.1.2.3", "192.168.1.1",
      "172.16.0.1", "100.64.0.1", "224.0.0.1", "255.255.255.255",
    ])
  func refused(host: String) async throws {
    try await withServer(.always(ok("secret"))) { server in
      let fetcher = Fetcher(limits: .small(ports: server.port))
      let error = await fetcher.failure("http://\(host):\(server.port)/")
      guard case .refusedAddress = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test("with leave, private addresses are reached by name and by number")
  func allowed() async throws {
    try await withServer(.always(ok("x"))) { server in
      var limits = FetchLimits.small(ports: server.port)
      limits.allowPrivateAddresses = true
      for host in ["localhost", "127.0.0.1"] {
        _ = try await Fetcher(limits: limits).bytes(of: "http://\(host):\(server.port)/")
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test("only the ports that are allowed are used")
  func ports() async throws {
    let fetcher = Fetcher(limits: FetchLimits(), lookup: Names([]).lookup)
    for url in ["http://example.com:22/", "https://example.com:8443/", "http://example.com:6379/"] {
      let error = await fetcher.failure(url)
      guard case .badURL(let why) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(why.hasSuffix("is not among those allowed (80, 443)"))
    }
  }

  @Test("one fetcher serves many at once")
  func many() async throws {
    try await withServer(.of { request in ok(String(request.dropFirst(5).prefix(2))) }) { server in
      let fetcher = Fetcher(reaching: server)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 10..<60 {
          group.addTask {
            let fetched = try await fetcher.bytes(of: "http://127.0.0.1:\(server.port)/\(index)")
            return fetched.bytes == Array("\(index)".utf8)
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
    }
  }

  @Test("each error is one clear line, whatever the server put into it")
  func descriptions() {
    #expect(FetchError.tooLarge(limit: 25 << 20).description == "larger than the limit of 25 MiB")
    #expect(FetchError.tooLarge(limit: 1000).description == "larger than the limit of 1000 bytes")
    #expect(
      FetchError.timedOut(after: .seconds(10)).description == "no complete answer within 10 s")
    #expect(FetchError.timedOut(after: .milliseconds(250)).description.hasSuffix("within 0.25 s"))
    #expect(FetchError.quote("a\r\n\u{1b}[2Jb\u{202e}") == "a???[2Jb?")
    #expect(FetchError.quote(String(repeating: "é", count: 500)).count == 201)
  }
}
