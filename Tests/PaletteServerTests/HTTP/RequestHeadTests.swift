import HummingbirdTesting
import Testing

@testable import PaletteServer

/// Heads as RFC 9112 has them, and others, on raw sockets.
@Suite struct RequestHeadTests {
  /// Sends each head and expects its status, told as every problem is, and the connection's end.
  private func expect(_ cases: [(status: Int, head: String)]) async throws {
    try await withRawClient { client, _ in
      for (status, head) in cases {
        let text = head.replacing("{host}", with: client.host).replacing(
          "{port}", with: String(client.port))
        let reply = try await client.send(text + "\r\n")
        #expect(reply.statuses == [status], "\(head)")
        #expect(reply.hasEnded, "\(head)")
        for part in [
          "\r\nContent-Type: application/problem+json\r\n", "\r\nConnection: close\r\n",
          "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nX-Request-Id: ", "\r\nDate: ",
          "\r\nCross-Origin-Resource-Policy: ", "\"status\":\(status)",
        ] { #expect(reply.text.contains(part), "\(part) for \(head)") }
      }
    }
  }

  @Test("a request without Host, with two, or with what is no host is broken (RFC 9112 §3.2)")
  func hosts() async throws {
    try await expect([
      (400, "GET /health HTTP/1.1\r\n"), (400, "GET /health HTTP/1.1\r\n{host}{host}"),
      (400, "GET /health HTTP/1.1\r\nHost: \r\n"), (400, "GET /health HTTP/1.1\r\nHost: a b\r\n"),
      (400, "GET /health HTTP/1.1\r\nHost: me@localhost\r\n"),
      (400, "GET http://localhost:{port}/health HTTP/1.1\r\n"),
      (400, "GET http://a@localhost:{port}/health HTTP/1.1\r\n{host}"),
      (400, "GET http:///health HTTP/1.1\r\n{host}"), (400, "GET health HTTP/1.1\r\n{host}"),
      (400, "GET /health HTTP/1.0\r\nHost: a b\r\n"),
    ])
  }

  @Test("a name that leads here but is not ours gets nothing (RFC 9110 §15.5.20)")
  func rebinding() async throws {
    try await expect([
      (421, "GET /health HTTP/1.1\r\nHost: evil.test:{port}\r\n"),
      (421, "GET / HTTP/1.1\r\nHost: a.localhost:{port}\r\n"),
      (421, "GET /health HTTP/1.0\r\nHost: evil.test\r\n"),
      // The target counts, whatever Host says (RFC 9112 §3.2.2).
      (421, "GET http://evil.test/health HTTP/1.1\r\n{host}"),
    ])
  }

  @Test("the names of the service and those that are allowed are answered")
  func served() async throws {
    try await withRawClient(options: .with { $0.allowHost = "films.test" }) { client, _ in
      for head in [
        "GET /health HTTP/1.1\r\n\(client.host)",
        // White space around a value is none of it (RFC 9112 §5.1).
        "GET /health HTTP/1.1\r\nHost: \t localhost \t \r\n",
        "GET /health HTTP/1.1\r\nHost: films.test\r\n",
        "GET http://LOCALHOST:\(client.port)/health HTTP/1.1\r\nHost: evil.test\r\n",
        "GET HTTP://films.test/health HTTP/1.1\r\n\(client.host)", "GET /health HTTP/1.0\r\n",
      ] {
        let reply = try await client.send(head + "Connection: close\r\n\r\n")
        #expect(reply.statuses == [200], "\(head)")
        #expect(reply.text.contains("{\"status\":\"ok\"}"))
      }
    }
  }

  @Test("lengths that are none, too large, or beside a coding are refused at once (RFC 9112 §6)")
  func lengths() async throws {
    let post = "POST /v1/palette HTTP/1.1\r\n{host}"
    try await expect([
      (400, post + "Content-Length: -4\r\n"), (400, post + "Content-Length: +4\r\n"),
      (400, post + "Content-Length: 0x4\r\n"), (400, post + "Content-Length: 4, 4\r\n"),
      (400, post + "Content-Length: 4\r\nContent-Length: 5\r\n"),
      (400, post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
      (400, post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"),
      // 2⁶³, 2⁶⁴ − 1 and 2⁶⁴.
      (413, post + "Content-Length: 9223372036854775808\r\n"),
      (413, post + "Content-Length: 18446744073709551615\r\n"),
      (400, post + "Content-Length: 18446744073709551616\r\n"),
      (413, post + "Content-Length: 99999999999\r\n"),
    ])
  }

  @Test("codings, expectations, methods and versions that are not known are told so")
  func unknown() async throws {
    let post = "POST /v1/palette HTTP/1.1\r\n{host}"
    try await expect([
      // RFC 9112 §6.1: 501 for a transfer coding that is not understood.
      (501, post + "Transfer-Encoding: gzip, chunked\r\n"),
      (501, post + "Transfer-Encoding: gzip\r\n"), (501, post + "Transfer-Encoding: identity\r\n"),
      (501, post + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
      (400, post + "Transfer-Encoding: chunked, chunked\r\n"),
      // RFC 9110 §10.1.1.
      (417, post + "Expect: 200-ok\r\nContent-Length: 4\r\n"),
      (417, post + "Expect: 100-continue, more\r\nContent-Length: 4\r\n"),
      (501, "CONNECT localhost:{port} HTTP/1.1\r\n{host}"), (400, "FILM / HTTP/1.1\r\n{host}"),
      (505, "GET / HTTP/2.0\r\n{host}"), (505, "GET /\r\n"), (400, "\u{16}\u{3}\u{1}"),
    ])
  }

  @Test("a head that is too large is told so (RFC 6585 §5)")
  func large() async throws {
    let get = "GET /health HTTP/1.1\r\n{host}"
    try await expect([
      (431, get + "X: \(String(repeating: "x", count: 17 << 10))\r\n"),
      (431, get + String(repeating: "X: x\r\n", count: 101)),
      (431, get + String(repeating: "X: \(String(repeating: "x", count: 8 << 10))\r\n", count: 5)),
    ])
  }

  @Test("the answer to a HEAD that is refused has no body")
  func head() async throws {
    try await withRawClient { client, _ in
      let reply = try await client.send("HEAD / HTTP/1.1\r\nHost: evil.test\r\n\r\n")
      #expect(reply.statuses == [421])
      #expect(reply.text.hasSuffix("\r\n\r\n"))
    }
  }
}
