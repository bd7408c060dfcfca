import AsyncHTTPClient
import Testing

@testable import Fetching

@Suite("Connections")
struct ConnectionTests {
  @Test("a connection that leads elsewhere than was checked carries no request")
  func elsewhere() async throws {
    try await withServer(.always(ok("secret"))) { server in
      let fetcher = Fetcher(
        limits: .small(ports: server.port), lookup: Names([["127.0.0.9"]]).lookup,
        policy: .publicAndLoopback, adjust: { $0.dnsOverride = ["pictures.test": "127.0.0.1"] })
      let error = await fetcher.failure("http://pictures.test:\(server.port)/")
      #expect(error == .failed("the connection leads to an address that was not checked"))
      #expect(server.requests.isEmpty)
    }
  }

  @Test(
    "a fetch leaves no connection behind, however it ends", .timeLimit(.minutes(10)),
    arguments: [
      ok("x"), redirect(to: "/"), [.send("HTTP/1.1 404 Not Found\r\n\r\n")],
      [.send("HTTP/1.1 200 OK\r\n\r\n"), .flood("xxxxxxxx")], [.pause(.seconds(600))],
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nx")],
    ])
  func nothingLeft(steps: [HostileServer.Step]) async throws {
    try await withServer(.always(steps)) { server in
      let fetcher = Fetcher(reaching: server, total: .seconds(3))
      for _ in 0..<3 { _ = await fetcher.failure("http://127.0.0.1:\(server.port)/") }
      #expect(!server.requests.isEmpty)
      while server.connections > 0 { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  @Test("IPv6 is reached by number and by name")
  func six() async throws {
    let server: HostileServer
    do {
      server = try await HostileServer(on: "::1", .always(ok("x")))
    } catch {
      try Test.cancel("no IPv6 on this machine: \(error)")
    }
    let fetcher = Fetcher(
      limits: .small(ports: server.port), lookup: Names([["::1"]]).lookup, policy: .everything)
    for host in ["[::1]", "[0:0::1]", "pictures.test"] {
      let fetched = try await fetcher.bytes(of: "http://\(host):\(server.port)/")
      #expect(fetched.bytes == Array("x".utf8))
    }
    #expect(server.requests.count == 3)
    try await server.stop()
  }
}
