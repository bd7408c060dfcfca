import Synchronization
import Testing

@testable import Fetching

@Suite("Answers")
struct AnswerTests {
  /// What a fetch from a server that acts so ends with.
  private func failure(
    _ steps: HostileServer.Step..., total: Duration = .seconds(120)
  ) async throws -> FetchError? {
    let server = try await HostileServer(.always(steps))
    let error = await Fetcher(reaching: server, total: total)
      .failure("http://127.0.0.1:\(server.port)/")
    try await server.stop()
    return error
  }

  private let head = "HTTP/1.1 200 OK\r\n"
  private let early = FetchError.failed(
    "the server closes the connection before its answer is complete")
  private let tooLarge = FetchError.tooLarge(limit: 1 << 20)

  @Test(
    "any status but 200 is an error that names it, in the standard's words",
    arguments: [
      ("404 \u{1b}[31mgo away", "404 Not Found"), ("500 Oops", "500 Internal Server Error"),
      ("204 No Content", "204 No Content"), ("206 Partial", "206 Partial Content"),
      ("304 x", "304 Not Modified"), ("300 x", "300 Multiple Choices"), ("799 Wat", "799"),
    ])
  func status(sent: String, named: String) async throws {
    let error = try await failure(.send("HTTP/1.1 \(sent)\r\ncontent-length: 0\r\n\r\n"))
    #expect(error == .failed("the server answers \(named)"))
  }

  @Test("a body that is declared too large is refused before it comes")
  func declared() async throws {
    for length in ["1048577", "9223372036854775807"] {
      let error = try await failure(.send("\(head)content-length: \(length)\r\n\r\n"))
      #expect(error == tooLarge)
    }
  }

  @Test("a body of the limit's size passes, with and without a declared length")
  func exact() async throws {
    let body = String(repeating: "x", count: 1 << 20)
    for head in ["content-length: 1048576\r\n\r\n", "\r\n"] {
      let steps: [HostileServer.Step] = [.send(self.head + head), .send(body), .close]
      try await withServer(.always(steps)) { server in
        let fetched = try await Fetcher(reaching: server).bytes(of: "http://127.1:\(server.port)/")
        #expect(fetched.bytes.count == 1 << 20)
      }
    }
  }

  @Test("room is asked for by what has come, not by what is declared")
  func room() async throws {
    let steps: [HostileServer.Step] = [
      .send("\(head)content-length: 1000000\r\n\r\n0123456789"), .pause(.milliseconds(300)),
      .send("abcdefghij"), .pause(.seconds(60)),
    ]
    try await withServer(.always(steps)) { server in
      let asked = Mutex<[Int]>([])
      await #expect(throws: FetchError.noRoom) {
        try await Fetcher(reaching: server).bytes(of: "http://127.0.0.1:\(server.port)/") { bytes in
          asked.withLock { $0.append(bytes) }
          return bytes < 20
        }
      }
      #expect(asked.withLock { $0.last } == 20)
    }
  }

  @Test("an endless body ends at the limit, in one piece and in chunks")
  func endless() async throws {
    let part = String(repeating: "x", count: 4096)
    #expect(try await failure(.send("\(head)\r\n"), .flood(part)) == tooLarge)
    let chunked = "\(head)transfer-encoding: chunked\r\n\r\n"
    #expect(try await failure(.send(chunked), .flood("1000\r\n\(part)\r\n")) == tooLarge)
  }

  @Test(
    "what surrounds a body is limited as well: tiny chunks, their extensions, headers, trailers, early hints"
  )
  func floods() async throws {
    let chunked = "\(head)transfer-encoding: chunked\r\n\r\n"
    let around = FetchError.failed("sends too much data around the body")
    let ones = String(repeating: "1\r\nx\r\n", count: 700)
    let crumbs = FetchError.failed("sends its body in too many tiny parts")
    #expect(try await failure(.send(chunked), .flood(ones)) == crumbs)
    let wrapped = "1;\(String(repeating: "a", count: 4000))\r\nx\r\n"
    #expect(try await failure(.send(chunked), .flood(wrapped)) == around)
    let hints = String(repeating: "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", count: 100)
    #expect(try await failure(.flood(hints)) == around)
    // In blocks: a write for each line would take tens of thousands of turns of a busy loop.
    let many = FetchError.failed("the server sends too many headers")
    let lines = String(repeating: "a: b\r\n", count: 500)
    #expect(try await failure(.send(head), .flood(lines)) == many)
    let long = String(repeating: "b", count: 4000)
    #expect(try await failure(.send(head + "a: "), .flood(long)) == many)
    #expect(try await failure(.send(chunked + "0\r\n"), .flood(lines)) == many)
  }

  @Test("a slow drip ends with the time, in the head and in the body")
  func drip() async throws {
    let time = Duration.milliseconds(300)
    let drops = (0..<40).flatMap { _ in [HostileServer.Step.send("x"), .pause(.milliseconds(25))] }
    for head in ["\(head)content-length: 1000\r\n\r\n", "\(head)a: "] {
      try await withServer(.always([.send(head)] + drops)) { server in
        let error = await Fetcher(reaching: server, total: time)
          .failure("http://127.0.0.1:\(server.port)/")
        #expect(error == .timedOut(after: time))
      }
    }
  }

  @Test("silence ends with the time, and redirects do not start it anew")
  func silence() async throws {
    let time = Duration.milliseconds(300)
    #expect(try await failure(.pause(.seconds(9)), total: time) == .timedOut(after: time))
    try await withServer(.always([.pause(.milliseconds(120))] + redirect(to: "/"))) { server in
      let error = await Fetcher(reaching: server, total: time)
        .failure("http://127.0.0.1:\(server.port)/")
      #expect(error == .timedOut(after: time))
    }
  }

  @Test("an answer that breaks off is an error, not a short picture")
  func truncated() async throws {
    #expect(try await failure(.send("\(head)content-length: 10\r\n\r\nabc"), .close) == early)
    let chunked = "\(head)transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"
    #expect(try await failure(.send(chunked), .close) == early)
    #expect(try await failure(.send("HTTP/1.1 200"), .close) == early)
    #expect(try await failure(.close) == early)
  }

  @Test("an empty body is an error")
  func empty() async throws {
    let error = FetchError.failed("the server sends an empty body")
    #expect(try await failure(.send("\(head)content-length: 0\r\n\r\n")) == error)
    #expect(try await failure(.send("\(head)\r\n"), .close) == error)
  }

  @Test("a body that is compressed unasked is refused, so no bomb is ever unpacked")
  func compressed() async throws {
    let gzip = ok("xxx", headers: "content-encoding: identity, gzip\r\n")
    try await withServer(.always(gzip)) { server in
      let error = await Fetcher(reaching: server).failure("http://127.1:\(server.port)/")
      #expect(error == .failed("sends its body as gzip, which was not requested"))
    }
    try await withServer(.always(ok("x", headers: "content-encoding: Identity\r\n"))) { server in
      #expect(await Fetcher(reaching: server).failure("http://127.1:\(server.port)/") == nil)
    }
  }

  @Test("what is not HTTP is an error that says so")
  func nonsense() async throws {
    for text in [
      "SSH-2.0-OpenSSH_9.2\r\n", "+PONG\r\n", "\u{16}\u{3}\u{1}", "HTTP/9.9 200 OK\r\n\r\n",
    ] {
      guard case .failed(let why) = try await failure(.send(text), .close) else {
        Issue.record("\(text)")
        continue
      }
      #expect(why.hasPrefix("the server "))
    }
  }

  @Test("a refused connection is an error that says so")
  func closed() async throws {
    // Nobody listens on port 1, and no test that runs at the same time is given it.
    let fetcher = Fetcher(limits: .small(ports: 1), lookup: .system, policy: .publicAndLoopback)
    let error = await fetcher.failure("http://127.0.0.1:1/")
    guard case .failed(let why) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(why == "no connection to the server: connection refused")
  }

  @Test("a canceled task stops fetching")
  func canceled() async throws {
    try await withServer(.always([.pause(.seconds(9))])) { server in
      let fetcher = Fetcher(reaching: server)
      let task = Task { await fetcher.failure("http://127.0.0.1:\(server.port)/") }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(await task.value == .failed("was canceled"))
    }
  }
}
