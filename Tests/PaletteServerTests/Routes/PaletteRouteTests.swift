import HTTPTypes
import HummingbirdTesting
import Media
import NIOCore
import Palettes
import Testing

@testable import PaletteFiles
@testable import PaletteServer

@Suite struct PaletteRouteTests {
  @Test("a posted picture gives its palette as JSON, with the digest of its bytes")
  func posted() async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask("/v1/palette?count=3", .post, body: png)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "application/json")
      for part in ["\"version\":1", "#c81e28", "\"count\":\"3\"", Digest.hex(png)] {
        #expect(answer.text.contains(part))
      }
    }
  }

  @Test("a form gives what its file as a body gives, named as the client named it")
  func form() async throws {
    let png = try Painted.png()
    let form = Painted.form([
      ("Content-Disposition: form-data; name=\"count\"", Array("2".utf8)),
      ("Content-Disposition: form-data; name=\"still\"; filename=\"../a/still one.png\"", png),
    ])
    try await withService { client, _ in
      let type: HTTPFields = [.contentType: "multipart/form-data; boundary=edge"]
      let answer = try await client.ask("/v1/palette", .post, headers: type, body: form)
      let raw = try await client.ask(
        "/v1/palette?count=2&name=still+one.png", .post, body: png)
      #expect(answer.status == .ok)
      #expect(answer.text.contains("\"name\":\"still one.png\""))
      #expect(answer.bytes == raw.bytes)
    }
  }

  @Test("a locked color comes back at the place that the query gave")
  func lockedPlace() async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask(
        "/v1/palette?lock=00ff00@0.75,0.125,ffffff", .post, body: png)
      #expect(answer.status == .ok)
      let palette = try JSONParser.value(of: answer.bytes)
      let color = palette["colors"]?.array?.first { $0["hex"]?.string == "#00ff00" }
      #expect(color?["position"]?["x"]?.double == 0.75)
      #expect(color?["position"]?["y"]?.double == 0.125)
      let far = try await client.ask("/v1/palette?lock=00ff00@0.75", .post, body: png)
      #expect(far.status == .badRequest)
    }
  }

  @Test("a picture that curl -d has spoiled says what to use, and an intact one is read")
  func curlForm() async throws {
    let png = try Painted.png()
    // Like curl: without line ends and zeros.
    let spoiled = png.filter { ![0, 10, 13].contains($0) }
    let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    let advice = "curl -d changes a picture's bytes; send them with curl --data-binary @still.jpg"
    try await withService { client, _ in
      for body in [spoiled, Array("url=https://example.org/a.jpg".utf8)] {
        let answer = try await client.ask("/v1/palette", .post, headers: type, body: body)
        #expect([415, 422].contains(answer.status.code))
        #expect(answer.text.contains(advice))
        let raw = try await client.ask("/v1/palette", .post, body: body)
        #expect(!raw.text.contains(advice))
      }
      let whole = try await client.ask("/v1/palette", .post, headers: type, body: png)
      #expect(whole.status == .ok)
    }
  }

  @Test("every format can be asked for by its name", arguments: PaletteFormat.all.map(\.name))
  func formats(name: String) async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask("/v1/palette?format=\(name)&download", .post, body: png)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == PaletteFormat.named(name)?.mediaType)
      #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
      #expect(!answer.bytes.isEmpty)
    }
  }

  @Test(
    "Accept picks the most welcome format, JSON on a tie",
    arguments: [
      ("text/css", "text/css"), ("*/*", "application/json"),
      ("text/html,image/png;q=0.8,application/json;q=0.5", "image/png"),
      ("image/*;q=0.1, application/*;q=0.2", "application/json"), ("", "application/json"),
    ])
  func accept(wish: String, type: String) async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask(
        "/v1/palette", .post, headers: [.accept: wish], body: png)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType]?.hasPrefix(type) == true)
    }
  }

  @Test("a preview is a JPEG in the JSON, and belongs to no other format")
  func preview() async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask("/v1/palette?with=preview", .post, body: png)
      #expect(answer.text.contains("\"view\":{\"preview\":\"data:image/jpeg;base64,/9j/"))
      let css = try await client.ask("/v1/palette?with=preview&format=css", .post, body: png)
      #expect(css.status == .badRequest)
    }
  }

  @Test("labels and cloud come with the JSON")
  func view() async throws {
    let png = try Painted.png()
    try await withService { client, _ in
      let answer = try await client.ask("/v1/palette?with=cloud,labels", .post, body: png)
      #expect(answer.text.contains("\"view\":{\"labels\":{\"width\":"))
      #expect(answer.text.contains("\"cloud\":{\"dots\":"))
      #expect(!answer.text.contains("preview"))
    }
  }

  @Test("the same bytes and options have the same tag, and are not sent twice")
  func tag() async throws {
    let png = try Painted.png()
    try await withService { client, service in
      let first = try await client.ask("/v1/palette", .post, body: png)
      let tag = try #require(first.headers[.eTag])
      let second = try await client.ask(
        "/v1/palette", .post, headers: [.ifNoneMatch: "\"x\", \(tag)"], body: png)
      #expect(second.status == .notModified)
      let any = try await client.ask(
        "/v1/palette", .post, headers: [.ifNoneMatch: "*"], body: png)
      #expect(any.status == .ok)
      #expect(second.bytes.isEmpty)
      #expect(service.cache.counts.hits == 2)
      let other = try await client.ask("/v1/palette?count=2", .post, body: png)
      #expect(other.headers[.eTag] != tag)
    }
  }

  @Test("what comes from the cache is what was computed", arguments: [0, 1 << 20])
  func cache(size: Int) async throws {
    let png = try Painted.png()
    try await withService(options: ServerOptions.with { $0.cache = size }) { client, service in
      let first = try await client.ask("/v1/palette", .post, body: png)
      let second = try await client.ask("/v1/palette", .post, body: png)
      #expect(first.bytes == second.bytes)
      #expect(service.cache.counts.hits == (size == 0 ? 0 : 1))
    }
  }
}
