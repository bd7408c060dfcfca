import Testing

@testable import Fetching

@Suite("Redirects")
struct RedirectTests {
  @Test("three redirects are followed, of any kind", arguments: [301, 302, 303, 307, 308])
  func three(status: Int) async throws {
    try await withServer(
      .of { request in
        if request.hasPrefix("GET /end/still.png ") { return ok("found") }
        let hop = request.split(separator: " ")[1].utf8.count
        return redirect(
          to: hop < 4 ? "/" + String(repeating: "x", count: hop) : "end/still.png",
          status: "\(status) Moved")
      }
    ) { server in
      let fetched = try await Fetcher(reaching: server)
        .bytes(of: "http://127.0.0.1:\(server.port)/x")
      #expect(fetched.bytes == Array("found".utf8))
      #expect(fetched.url == "http://127.0.0.1:\(server.port)/end/still.png")
      #expect(fetched.name == "still.png")
      #expect(server.requests.count == 4)
    }
  }

  @Test("a URL with spaces is asked for as browsers do, after a redirect too; so are other bytes")
  func encoded() async throws {
    try await withServer(
      .of { request in
        request.hasPrefix("GET /caf%E9%20x.png?a%20b ")
          ? ok("found") : redirect(to: "caf%E9 x.png?a b")
      }
    ) { server in
      let fetched = try await Fetcher(reaching: server)
        .bytes(of: " http://127.0.0.1:\(server.port)/y z.png#w\n")
      #expect(fetched.bytes == Array("found".utf8))
      #expect(server.requests.first?.hasPrefix("GET /y%20z.png ") == true)
      #expect(server.requests.count == 2)
    }
  }

  @Test("the fourth is an error, and a loop ends there")
  func loop() async throws {
    try await withServer(.always(redirect(to: "/again"))) { server in
      let error = await Fetcher(reaching: server).failure("http://127.0.0.1:\(server.port)/")
      #expect(error == .failed("redirects more than 3 times"))
      #expect(server.requests.count == 4)
    }
  }

  @Test("thirty redirects to thirty places are not followed either")
  func thirty() async throws {
    try await withServer(
      .of { request in
        redirect(to: "/" + String(repeating: "a", count: request.split(separator: " ")[1].count))
      }
    ) { server in
      let error = await Fetcher(reaching: server).failure("http://127.0.0.1:\(server.port)/")
      #expect(error == .failed("redirects more than 3 times"))
      #expect(Set(server.requests).count == 4)
    }
  }

  @Test(
    "no redirect leads to an address that is refused",
    arguments: [
      "http://10.0.0.1:PORT/", "http://169.254.169.254:PORT/latest/meta-data/",
      "//192.168.0.1:PORT",
      "http://[::ffff:10.0.0.1]:PORT/", "http://0xa000001:PORT/", "http://[fd00:ec2::254]:PORT/",
    ])
  func refused(place: String) async throws {
    try await withServer(
      .of { request in
        let host = request.split(separator: "\r\n").first { $0.hasPrefix("host:") } ?? ""
        let port = host.split(separator: ":").last ?? ""
        return redirect(
          to: place.split(separator: "PORT", omittingEmptySubsequences: false)
            .joined(separator: String(port)))
      }
    ) { server in
      let error = await Fetcher(reaching: server).failure("http://127.0.0.1:\(server.port)/")
      guard case .refusedAddress = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "no redirect leads to what a URL may not be, and that is the server's fault",
    arguments: [
      ("file:///etc/passwd", "not file"), ("gopher://127.0.0.1:6379/_FLUSHALL", "not gopher"),
      ("http://me@127.0.0.1/", "a user"), ("http://127.0.0.1:22/", "port 22 is not among"),
      ("http://", "no host"), ("http://a b/", "white space"), ("unix:/run/docker.sock", "not unix"),
    ])
  func strange(place: String, reason: String) async throws {
    try await withServer(.always(redirect(to: place))) { server in
      let error = await Fetcher(reaching: server).failure("http://127.0.0.1:\(server.port)/")
      guard case .failed(let why) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(why.contains(reason))
      #expect(server.requests.count == 1)
    }
  }

  @Test("a redirect that says nothing, or two things, is an error")
  func places() async throws {
    let heads = ["", "location: /a\r\nlocation: /b\r\n"]
    for head in heads {
      try await withServer(.always([.send("HTTP/1.1 302 Found\r\n\(head)\r\n"), .close])) {
        server in
        let error = await Fetcher(reaching: server).failure("http://127.0.0.1:\(server.port)/")
        #expect(error == .failed("redirects without a location"))
      }
    }
  }

  @Test("what was asked for over https is not fetched over http")
  func downgrade() throws {
    let secret = try Location("https://pictures.test/a")
    #expect(throws: FetchError.failed("redirects from https to http: http://pictures.test/a")) {
      try secret.following("http://pictures.test/a")
    }
    #expect(try Location("http://pictures.test/").following("https://a.test/").scheme == .https)
  }
}
