import CZlib
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import PaletteServer

@Suite struct ResponderTests {
  @Test("gzip is sent to those who accept it, and holds the same bytes")
  func gzip() async throws {
    try await withService { client, _ in
      let plain = try await client.ask("/v1/options")
      let packed = try await client.ask("/v1/options", headers: [.acceptEncoding: "br, gzip"])
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.bytes.count < plain.bytes.count)
      #expect(unpack(packed.bytes, room: plain.bytes.count + 1) == plain.bytes)
      #expect(packed.headers[.eTag] != plain.headers[.eTag])
      let refused = try await client.ask(
        "/v1/options", headers: [.acceptEncoding: "gzip;q=0, *"])
      #expect(refused.headers[.contentEncoding] == nil)
    }
  }

  @Test("HEAD has the fields of GET and no body")
  func head() async throws {
    try await withService { client, _ in
      let get = try await client.ask("/v1/options")
      let head = try await client.ask("/v1/options", .head)
      #expect(head.status == .ok)
      #expect(head.bytes.isEmpty)
      for name in [HTTPField.Name.contentType, .contentLength, .eTag] {
        #expect(head.headers[name] == get.headers[name])
      }
    }
  }

  @Test("other origins read what a GET gives, and nothing else unless they are allowed")
  func origins() async throws {
    let origin: HTTPFields = [.origin: "https://example.org"]
    try await withService { client, _ in
      let get = try await client.ask("/health", headers: origin)
      #expect(get.headers[.accessControlAllowOrigin] == "*")
      let post = try await client.ask("/v1/palette", .post, headers: origin, body: [1])
      #expect(post.headers[.accessControlAllowOrigin] == nil)
      let before = try await client.ask("/v1/palette", .options, headers: origin)
      #expect(before.headers[.accessControlAllowMethods] == nil)
    }
    try await withService(options: ServerOptions.with { $0.allowOrigin = "https://example.org" }) {
      client, _ in
      let before = try await client.ask("/v1/palette", .options, headers: origin)
      #expect(before.status == .noContent)
      #expect(before.headers[.accessControlAllowOrigin] == "https://example.org")
      #expect(before.headers[.accessControlAllowMethods] == "GET, POST, HEAD, OPTIONS")
      let other = try await client.ask("/health", headers: [.origin: "https://example.com"])
      #expect(other.headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test("other origins read nothing where private URLs are open")
  func strangers() async throws {
    let origin: HTTPFields = [.origin: "https://example.org"]
    try await withService(options: ServerOptions.with { $0.allowPrivateURLs = true }) {
      client, _ in
      let health = try await client.ask("/health", headers: origin)
      #expect(health.headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test("a body that nobody reads ends with its connection")
  func unreadBodies() async throws {
    let body = [UInt8](repeating: 1, count: 10)
    try await withService { client, _ in
      for (path, method) in [
        ("/v1/palette?x=1", HTTPRequest.Method.post), ("/nothing", .post), ("/health", .get),
      ] {
        let length: HTTPFields = [.contentLength: "10"]
        let answer = try await client.ask(path, method, headers: length, body: body)
        #expect(answer.headers[.connection] == "close", "\(path)")
      }
      let read = try await client.ask("/v1/palette", .post, body: try Painted.png())
      #expect(read.headers[.connection] == nil)
    }
  }

  @Test("every answer has a number of its own and is closed to browsers' tricks")
  func fields() async throws {
    try await withService { client, _ in
      var numbers: Set<String> = []
      for path in ["/health", "/nothing", "/v1/palette", "/metrics"] {
        let answer = try await client.ask(path)
        numbers.insert(answer.headers[HTTPField.Name("X-Request-Id")!] ?? "")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none';") == true)
      }
      #expect(numbers.count == 4)
    }
  }

  @Test("a browser gets the page, and every file that the page names")
  func page() async throws {
    try await withService { client, _ in
      let page = try await client.ask("/", headers: [.accept: "text/html,*/*;q=0.8"])
      #expect(page.headers[.contentType] == "text/html; charset=utf-8")
      for asset in Asset.all {
        let answer = try await client.ask("/assets/\(asset.name)")
        #expect(answer.bytes == asset.bytes)
        let again = try await client.ask(
          "/assets/\(asset.name)", headers: [.ifNoneMatch: answer.headers[.eTag] ?? ""])
        #expect(again.status == .notModified)
      }
      for piece in page.text.components(after: "/assets/") {
        #expect(Asset.all.contains { piece.hasPrefix($0.name) })
      }
    }
  }

  @Test("every module that a module of the page imports is served")
  func modules() {
    let names = Set(Asset.all.map(\.name))
    #expect(names.count == Asset.all.count)
    for asset in Asset.all where asset.name.hasSuffix(".js") {
      for piece in String(decoding: asset.bytes, as: UTF8.self).components(after: "from \"./") {
        #expect(names.contains { piece.hasPrefix("\($0)\"") }, "\(asset.name)")
      }
    }
  }

  @Test("samples are listed, and each is a picture with a palette")
  func samples() async throws {
    try await withService { client, _ in
      let list = try await client.ask("/v1/samples")
      for sample in Sample.all {
        #expect(list.text.contains("/v1/samples/\(sample.name)"))
        let picture = try await client.ask("/v1/samples/\(sample.name)")
        #expect(picture.headers[.contentType] == "image/jpeg")
        let palette = try await client.ask("/v1/palette", .post, body: picture.bytes)
        #expect(palette.status == .ok)
      }
    }
  }

  @Test("metrics count answers by route and status")
  func metrics() async throws {
    try await withService { client, _ in
      _ = try await client.ask("/health")
      _ = try await client.ask("/v1/palette", .post, body: try Painted.png())
      _ = try await client.ask("/secret/path")
      let text = try await client.ask("/metrics").text
      for line in [
        "filmpalette_requests_total{route=\"/health\",status=\"200\"} 1",
        "filmpalette_requests_total{route=\"/v1/palette\",status=\"200\"} 1",
        "filmpalette_requests_total{route=\"other\",status=\"404\"} 1",
        "filmpalette_request_seconds_count 3", "filmpalette_requests_in_flight 1",
        "filmpalette_cache_misses_total 1", "filmpalette_held_bytes 0",
      ] { #expect(text.contains(line + "\n")) }
      #expect(!text.contains("secret"))
    }
  }
}

extension String {
  /// What follows each `mark`.
  fileprivate func components(after mark: String) -> [Substring] {
    indices.filter { self[$0...].hasPrefix(mark) }.map { self[$0...].dropFirst(mark.count) }
  }
}

/// The content of a gzip file, up to `room` bytes.
private func unpack(_ bytes: [UInt8], room: Int) -> [UInt8] {
  var stream = z_stream()
  inflateInit2_(&stream, 15 + 16, zlibVersion(), CInt(MemoryLayout<z_stream>.size))
  defer { inflateEnd(&stream) }
  var input = bytes
  return [UInt8](unsafeUninitializedCapacity: room) { output, count in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(room)
      _ = inflate(&stream, Z_FINISH)
    }
    count = Int(stream.total_out)
  }
}
