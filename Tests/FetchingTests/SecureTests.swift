import AsyncHTTPClient
import NIOSSL
import Testing

@testable import Fetching

@Suite("https")
struct SecureTests {
  /// Fetches over TLS from a server that is `pictures.test`, under some name, with some trust.
  private func failure(name: String, trust: TLSConfiguration?) async throws -> FetchError? {
    let server = try await HostileServer(tls: TestCertificate.server(), .always(ok("x")))
    let fetcher = Fetcher(
      limits: .small(ports: server.port), lookup: Names([["127.0.0.1"]]).lookup,
      policy: .publicAndLoopback, adjust: { $0.tlsConfiguration = trust })
    let error = await fetcher.failure("https://\(name):\(server.port)/")
    #expect(error == nil || server.requests.isEmpty)
    try await server.stop()
    return error
  }

  @Test("the certificate is checked against the name, though the connection goes to an address")
  func name() async throws {
    let trust = try TestCertificate.client()
    #expect(try await failure(name: "pictures.test", trust: trust) == nil)
    for wrong in ["paintings.test", "127.0.0.1"] {
      let error = try await failure(name: wrong, trust: trust)
      #expect(error == .failed("the server's certificate is for another host"))
    }
  }

  @Test("a certificate that nobody trusts is refused")
  func trust() async throws {
    let error = try await failure(name: "pictures.test", trust: nil)
    #expect(error == .failed("the server's certificate is not trusted"))
  }

  @Test("the server is told the name that was asked for")
  func indication() async throws {
    let server = try await HostileServer(readsHead: false, .always([.close]))
    let names = Names([["127.0.0.1"]])
    let error = await Fetcher(reaching: server, names: names)
      .failure("https://pictures.test:\(server.port)/")
    #expect(error != nil)
    #expect(try #require(server.requests.first).contains("pictures.test"))
    try await server.stop()
  }

  @Test("a server that does not speak TLS is an error that says so")
  func plain() async throws {
    let server = try await HostileServer(
      readsHead: false, .always([.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close]))
    let error = await Fetcher(reaching: server).failure("https://127.0.0.1:\(server.port)/")
    #expect(
      error == .failed("no secure connection: the TLS handshake failed"))
    try await server.stop()
  }
}
