import Fetching
import HummingbirdTesting
import NIOEmbedded
import Testing

@testable import PaletteServer

/// Bodies and connections as RFC 9112 has them, and others, on raw sockets.
@Suite struct MessageTests {
  private let chunked = "Transfer-Encoding: chunked\r\n\r\n"
  private let health = "GET /health HTTP/1.1\r\n"

  private func status(_ code: Int, of service: PaletteService, _ route: String) -> Bool {
    service.metrics.text(service).contains(
      "filmpalette_requests_total{route=\"\(route)\",status=\"\(code)\"}")
  }

  @Test("bodies whose chunks are broken are the client's fault (RFC 9112 §7.1)")
  func brokenChunks() async throws {
    try await withRawClient { client, service in
      for body in [
        "zz\r\nab\r\n0\r\n\r\n", "2\r\nabcd\r\n0\r\n\r\n", "-2\r\nab\r\n0\r\n\r\n",
        "2\r\nab\r\n0\r\nno field\r\n\r\n", "ffffffffffffffffff\r\nab",
      ] {
        let reply = try await client.send(
          "POST /v1/palette HTTP/1.1\r\n\(client.host)\(chunked)\(body)")
        #expect(reply.statuses == [400], "\(body)")
        #expect(reply.text.contains("the body cannot be read"))
        #expect(reply.hasEnded)
      }
      #expect(status(400, of: service, "/v1/palette"))
      #expect(!status(500, of: service, "/v1/palette"))
    }
  }

  @Test("a client that breaks off is told 400, and counted as 499")
  func leaving() async throws {
    try await withRawClient { client, service in
      for rest in ["Content-Length: 10\r\n\r\nab", chunked + "5\r\nab", chunked + "2\r\nab\r\n"] {
        let reply = try await client.send(
          "POST /v1/palette HTTP/1.1\r\n\(client.host)\(rest)", leaves: true)
        #expect(reply.statuses == [400], "\(rest)")
      }
      #expect(try await client.send("GET /health HTTP/1.1\r\nHo", leaves: true).statuses == [400])
      for route in ["/v1/palette", "other"] {
        #expect(status(499, of: service, route))
        #expect(!status(400, of: service, route) && !status(500, of: service, route))
      }
    }
  }

  @Test("a client whose head is not waited for any longer has not left")
  func waitedFor() async throws {
    try await withRawClient(options: .with { $0.idleTimeout = 1 }) { client, service in
      let reply = try await client.send("GET /health HTTP/1.1\r\nHo")
      #expect(reply.hasEnded && reply.statuses.isEmpty)
      #expect(!status(499, of: service, "other"))
    }
  }

  @Test("a body that nobody reads and that is broken gets one answer")
  func unread() async throws {
    try await withRawClient { client, _ in
      let reply = try await client.send("\(health)\(client.host)\(chunked)zz\r\n")
      #expect(reply.statuses == [200])
      #expect(reply.hasEnded)
    }
  }

  @Test("a chunked body is a body")
  func chunks() async throws {
    try await withRawClient { client, _ in
      let reply = try await client.send(
        "POST /v1/palette HTTP/1.1\r\n\(client.host)Connection: close\r\n\(chunked)"
          + "5;a=b\r\nhello\r\n0\r\nTrailer: x\r\n\r\n")
      #expect(reply.statuses == [415])
      #expect(reply.text.contains("looks like text"))
    }
  }

  @Test(
    "the answer to who wants no more, or can take no more, ends the connection (RFC 9112 §9.3)",
    arguments: [
      "HTTP/1.1\r\nConnection: close\r\n", "HTTP/1.1\r\nConnection: keep-alive, Close\r\n",
      "HTTP/1.1\r\nConnection: keep-alive\r\nConnection: x,CLOSE\r\n", "HTTP/1.0\r\n",
      "HTTP/1.0\r\nConnection: keep-alive\r\n",
      // Its decoder waits for another protocol then.
      "HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n",
    ])
  func ending(head: String) async throws {
    try await withRawClient { client, _ in
      let next = "\(health)\(client.host)\r\n"
      let reply = try await client.send("GET /health \(head)\(client.host)\r\n\(next)\(next)")
      #expect(reply.statuses == [200])
      #expect(reply.text.contains("\r\nConnection: close\r\n"))
      #expect(reply.hasEnded)
    }
  }

  @Test("nothing is answered behind an answer that ends the connection")
  func behind() async throws {
    try await withRawClient { client, _ in
      let next = "\(health)\(client.host)\r\n"
      for first in [
        "POST /nothing HTTP/1.1\r\n\(client.host)Content-Length: 4\r\n\r\nabcd",
        "GET /health HTTP/1.1\r\nHost: evil.test\r\n\r\n", "not http\r\n\r\n",
      ] {
        let reply = try await client.send(next + first + next)
        #expect(reply.statuses.count == 2 && reply.statuses.first == 200, "\(first)")
        #expect(reply.hasEnded)
      }
    }
  }

  @Test("requests that are sent ahead are answered in order")
  func pipelined() async throws {
    try await withRawClient { client, _ in
      let reply = try await client.send(
        "\(health)\(client.host)\r\nGET /nothing HTTP/1.1\r\n\(client.host)\r\n"
          + "\(health)\(client.host)Connection: close\r\n\r\n")
      #expect(reply.statuses == [200, 404, 200])
      #expect(reply.text.components(with: "\r\nConnection: close\r\n") == 1)
    }
  }

  @Test("a client that asks first is told to send its body if it is wanted (RFC 9110 §10.1.1)")
  func going() async throws {
    try await withRawClient { client, _ in
      let ask = "\(client.host)Connection: close\r\nExpect: 100-Continue\r\nContent-Length: 5\r\n"
      let reply = try await client.send("POST /v1/palette HTTP/1.1\r\n\(ask)\r\n", then: "hello")
      #expect(reply.statuses == [100, 415])
      // HTTP/1.0 has no such answer.
      let old = try await client.send("POST /v1/palette HTTP/1.0\r\n\(ask)\r\nhello")
      #expect(old.statuses == [415])
    }
  }

  @Test("who asks first is told what the head is refused for, and not to send")
  func refusedFirst() async throws {
    try await withRawClient(options: .with { $0.rate = 1 }) { client, _ in
      let ask = "\(client.host)Expect: 100-continue\r\nContent-Length: 4\r\n"
      let image = ask + "Content-Type: multipart/form-data\r\n"
      for (status, head) in [
        (404, "POST /nothing HTTP/1.1\r\n\(ask)"), (405, "PUT /v1/palette HTTP/1.1\r\n\(ask)"),
        (200, "\(health)\(ask)"), (400, "POST /v1/palette HTTP/1.1\r\n\(image)"),
        (429, "POST /v1/palette HTTP/1.1\r\n\(ask)"),
        (
          413,
          "POST /v1/palette HTTP/1.1\r\n\(client.host)Expect: 100-continue\r\n"
            + "Content-Length: 9223372036854775808\r\n"
        ),
      ] {
        let reply = try await client.send(head + "\r\n")
        #expect(reply.statuses == [status], "\(head)")
        #expect(reply.hasEnded)
      }
    }
  }

  @Test("where every connection is busy, heads are read to the letter all the same")
  func guests() async throws {
    let count = 32
    try await withRawClient(options: .with { $0.maxConnections = count }) { client, service in
      for _ in 0..<count {
        let busy = OpenConnection(EmbeddedChannel(), client: nil)
        #expect(service.connections.enter(busy))
        busy.work()
      }
      for (status, head) in [
        (200, "\(health)\(client.host)"), (421, "\(health)Host: evil.test\r\n"), (400, health),
        (501, "\(health)\(client.host)Transfer-Encoding: gzip\r\n"),
        (503, "GET /v1/options HTTP/1.1\r\n\(client.host)"),
        // Nor is it told to send what nobody will read.
        (
          503,
          "POST /v1/palette HTTP/1.1\r\n\(client.host)Expect: 100-continue\r\n"
            + "Content-Length: 9\r\n"
        ),
      ] {
        let all = "\(head)\r\n\(health)\(client.host)\r\n"
        var reply = try await client.send(all)
        // On a busy machine the two seconds that a guest has may pass before it is heard.
        for _ in 0..<10 where reply.text.isEmpty { reply = try await client.send(all) }
        #expect(reply.statuses == [status], "\(head)")
        #expect(reply.text.contains("\r\nConnection: close\r\n"))
        #expect(reply.hasEnded)
      }
    }
  }

  @Test("a trusted proxy tells who asks, but not which host is asked")
  func forwardedHost() async throws {
    let options = ServerOptions.with {
      $0.trustedProxies = ["127.0.0.1", "::1"].compactMap { IPNetwork($0) }
      $0.allowHost = "films.test"
    }
    try await withRawClient(options: options) { client, _ in
      for (status, host) in [(421, "evil.test"), (200, "films.test")] {
        let reply = try await client.send(
          "\(health)Host: \(host)\r\nX-Forwarded-Host: films.test\r\n"
            + "Forwarded: for=192.0.2.1;host=films.test\r\nConnection: close\r\n\r\n")
        #expect(reply.statuses == [status])
      }
    }
  }
}

extension String {
  fileprivate func components(with mark: String) -> Int { split(separator: mark).count - 1 }
}
