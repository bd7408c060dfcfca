import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import PaletteServer

@Suite struct ProblemTests {
  /// Sends a body to a path and expects this problem, whose words hold `words`.
  private func expect(
    _ status: HTTPResponse.Status, _ words: String, _ uri: String = "/v1/palette",
    _ method: HTTPRequest.Method = .post, headers: HTTPFields = [:], body: [UInt8]? = nil,
    change: (inout ServerOptions) -> Void = { _ in }
  ) async throws {
    try await withService(options: ServerOptions.with(change)) { client, _ in
      let answer = try await client.ask(uri, method, headers: headers, body: body)
      #expect(answer.status == status)
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect(answer.text.contains("\"status\":\(status.code)"))
      #expect(answer.text.contains("\"title\":\"\(status.reasonPhrase)\""))
      #expect(!status.reasonPhrase.isEmpty)
      #expect(answer.text.contains(words))
    }
  }

  @Test("a value that an option does not take is named in the words of the command")
  func badOption() async throws {
    try await expect(
      .badRequest, "count takes 1…64 or auto, not '65'", "/v1/palette?count=65", body: [1])
    try await expect(.badRequest, "no option is called 'cuont'", "/v1/palette?cuont=5", body: [1])
    try await expect(
      .badRequest, "count is given twice", "/v1/palette?count=5&count=6", body: [1])
  }

  @Test("broken queries are refused", arguments: ["%", "count=%f", "count=%zz", "name=%ff"])
  func badQuery(query: String) async throws {
    try await expect(.badRequest, "detail", "/v1/palette?\(query)", body: [1])
  }

  @Test("a body that is no picture is told what it looks like")
  func noPicture() async throws {
    try await expect(.unsupportedMediaType, "looks like text", body: Array("hello, hello".utf8))
    try await expect(.badRequest, "is empty", body: [])
  }

  @Test("a damaged picture and one without pixels left cannot be processed")
  func unprocessable() async throws {
    let png = try Painted.png()
    try await expect(.unprocessableContent, "damaged", body: Array(png.prefix(png.count / 2)))
    try await expect(
      .unprocessableContent, "no pixel passes min-chroma", "/v1/palette?min-chroma=0.4", body: png)
  }

  @Test("bodies and pictures over their limits are refused, and the connection ends")
  func tooLarge() async throws {
    let png = try Painted.png()
    try await expect(.contentTooLarge, "more than 10 bytes", body: png) { $0.maxBody = 10 }
    try await expect(.contentTooLarge, "pixels", body: png) { $0.maxPixels = 10 }
  }

  @Test("bodies beyond what is held for all are refused for now")
  func held() async throws {
    try await expect(.serviceUnavailable, "busy", body: try Painted.png()) { $0.maxHeld = 10 }
  }

  @Test("nothing is acceptable if no format has the type")
  func notAcceptable() async throws {
    try await expect(
      .notAcceptable, "Accept", headers: [.accept: "video/mp4"], body: try Painted.png())
  }

  @Test("other paths and methods are told so, with the methods there are")
  func elsewhere() async throws {
    try await expect(.notFound, "nothing", "/v1/nothing", .get)
    try await expect(.notFound, "nothing", "/assets/../page.css", .get)
    try await withService { client, _ in
      let answer = try await client.ask("/v1/palette", .delete)
      #expect(answer.status == .methodNotAllowed)
      #expect(answer.headers[.allow] == "GET, POST, HEAD, OPTIONS")
    }
  }

  @Test("without a URL the caller learns what to send")
  func noURL() async throws {
    for path in ["/", "/palette-url", "/v1/palette"] {
      for query in ["", "?url="] {
        try await expect(
          .badRequest, "\(path)?url=https://", path + query, .get, headers: [.accept: "*/*"])
      }
    }
  }

  @Test("private addresses are refused, and other schemes")
  func refused() async throws {
    try await expect(
      .forbidden, "refused", "/v1/palette?url=http%3A%2F%2F127.0.0.1%2Fa.png", .get)
    try await expect(.badRequest, "can't be fetched", "/?url=file%3A%2F%2F%2Fetc%2Fpasswd", .get)
  }

  @Test("a client that asks too often waits")
  func rate() async throws {
    let png = try Painted.png()
    try await withService(options: ServerOptions.with { $0.rate = 2 }) { client, _ in
      for status in [HTTPResponse.Status.ok, .ok, .tooManyRequests] {
        let answer = try await client.ask("/v1/palette", .post, body: png)
        #expect(answer.status == status)
        #expect((answer.headers[.retryAfter] != nil) == (status == .tooManyRequests))
      }
      #expect(try await client.ask("/health").status == .ok)
    }
  }
}
