import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import PaletteServer

@Suite struct LiveTests {
  @Test("a live server answers several requests on one connection")
  func live() async throws {
    let png = try Painted.png()
    try await withService(.live) { client, _ in
      #expect(try await client.ask("/health").status == .ok)
      let answer = try await client.ask("/v1/palette", .post, body: png)
      #expect(answer.text.contains("#c81e28"))
      #expect(try await client.ask("/v1/palette", .head).status == .badRequest)
      #expect(try await client.ask("/health").status == .ok)
    }
  }
}
