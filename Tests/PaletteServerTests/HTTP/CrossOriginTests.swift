import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaletteServer

@Suite struct CrossOriginTests {
  private let isPrivate = ServerOptions.with { $0.allowPrivateURLs = true }

  private func policy(_ answer: TestResponse) -> String? {
    answer.headers[.crossOriginResourcePolicy]
  }

  @Test("where private URLs are open, no page of another origin can use an answer as its own")
  func closed() async throws {
    try await withService(options: isPrivate) { client, _ in
      for path in ["/", "/health", "/metrics", "/v1/palette?url=x", "/assets/page.js", "/nothing"] {
        #expect(policy(try await client.ask(path)) == "same-origin", "\(path)")
      }
      let sent = try await client.ask("/v1/palette", .post, body: try Painted.png())
      #expect(policy(sent) == "same-origin")
    }
  }

  @Test("other origins use what a GET gives, but nothing that is sent or shows a still")
  func open() async throws {
    try await withService { client, _ in
      #expect(policy(try await client.ask("/health")) == "cross-origin")
      #expect(policy(try await client.ask("/v1/palette?url=x")) == "cross-origin")
      let sent = try await client.ask("/v1/palette", .post, body: try Painted.png())
      #expect(policy(sent) == "same-origin")
    }
  }

  @Test(
    "a preview, a map and a sheet show their still, however they are spelled",
    arguments: ["with=previe%77", "with=cloud,labels", "format=sheet"])
  func shown(query: String) throws {
    let asked = try PaletteRequest(try Query(query))
    #expect(asked.showsStill(as: try asked.format(accepting: nil)))
  }

  @Test("colors do not", arguments: ["", "with=cloud", "format=png", "format=css"])
  func hidden(query: String) throws {
    let asked = try PaletteRequest(try Query(query))
    #expect(!asked.showsStill(as: try asked.format(accepting: nil)))
  }

  @Test("pictures of a still are shared with nobody, however they are asked for")
  func stills() {
    let open = CrossOrigin(allowOrigin: "", allowPrivateURLs: false)
    var answer = Answer(mediaType: "image/png", bytes: [])
    for showsStill in [false, true] {
      answer.showsStill = showsStill
      var fields: HTTPFields = [:]
      open.mark(&fields, of: answer, to: .get, "https://example.org")
      #expect(fields[.accessControlAllowOrigin] == (showsStill ? nil : "*"))
      #expect(fields[.crossOriginResourcePolicy] == (showsStill ? "same-origin" : "cross-origin"))
    }
  }

  @Test("the allowed origin has everything, and others nothing")
  func allowed() async throws {
    let options = ServerOptions.with {
      ($0.allowPrivateURLs, $0.allowOrigin) = (true, "https://example.org")
    }
    try await withService(options: options) { client, _ in
      let own = try await client.ask("/health", headers: [.origin: "https://example.org"])
      #expect(policy(own) == "cross-origin")
      let other = try await client.ask("/health", headers: [.origin: "https://example.com"])
      #expect(policy(other) == "same-origin")
      #expect(policy(try await client.ask("/health")) == "same-origin")
    }
  }

  @Test(
    "where private URLs are open, a page of another origin has no work done",
    arguments: ["cross-site", "same-site", "anything"])
  func foreign(site: String) async throws {
    let headers: HTTPFields = [.fetchSite: site, .origin: "http://localhost:8000"]
    try await withService(options: isPrivate) { client, _ in
      for path in ["/?url=x", "/palette-url?url=x", "/v1/palette?url=x"] {
        let answer = try await client.ask(path, headers: headers)
        #expect(answer.status == .forbidden, "\(path)")
        #expect(answer.text.contains("other origins"))
      }
      let sent = try await client.ask(
        "/v1/palette", .post, headers: headers, body: try Painted.png())
      #expect(sent.status == .forbidden)
      // A link to the page leads to it.
      let page = try await client.ask("/", headers: [.fetchSite: site, .accept: "text/html"])
      #expect(page.status == .ok)
    }
  }

  @Test("the page itself, who types an address, and whoever is no browser are not foreign")
  func own() async throws {
    let png = try Painted.png()
    try await withService(options: isPrivate) { client, _ in
      for headers in [[:], [.fetchSite: "same-origin"], [.fetchSite: "none"]] as [HTTPFields] {
        let answer = try await client.ask("/v1/palette", .post, headers: headers, body: png)
        #expect(answer.status == .ok)
      }
    }
    let foreign: HTTPFields = [.fetchSite: "cross-site", .origin: "https://example.org"]
    for options in [
      ServerOptions(), .with { ($0.allowPrivateURLs, $0.allowOrigin) = (true, "*") },
      .with { ($0.allowPrivateURLs, $0.allowOrigin) = (true, "https://example.org") },
    ] {
      try await withService(options: options) { client, _ in
        let answer = try await client.ask("/v1/palette", .post, headers: foreign, body: png)
        #expect(answer.status == .ok)
      }
    }
  }
}
