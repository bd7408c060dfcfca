import HTTPTypes
import HummingbirdTesting
import NIOCore
import Palettes
import Testing

@testable import PaletteFiles
@testable import PaletteServer

@Suite struct OpenAPITests {
  private let document = OpenAPI.document(ServerOptions())

  @Test("the document has every route and no other")
  func routes() {
    guard case .object(let paths)? = document["paths"] else { return #expect(Bool(false)) }
    var described: [String] = []
    for path in paths {
      guard case .object(let methods) = path.value else { continue }
      described += methods.map { "\($0.key.uppercased()) \(path.key)" }
    }
    #expect(described.sorted() == Route.all.map { "\($0.method.rawValue) \($0.path)" }.sorted())
  }

  @Test("every palette option is a parameter, with its choices and bounds")
  func options() {
    let parameters = document["paths"]?["/v1/palette"]?["post"]?["parameters"]?.array ?? []
    for field in PaletteOptions.fields {
      let schema = parameters.first { $0["name"]?.string == field.name }?["schema"]
      #expect(schema != nil)
      if !field.choices.isEmpty {
        #expect(schema?["enum"]?.array?.compactMap(\.string) == field.choices)
      } else if field.name == "min-chroma" {
        #expect(schema?["maximum"]?.double == 0.4)
      }
    }
  }

  @Test("an empty URL is none, in the document as in the service")
  func emptyURL() {
    for path in ["/", "/palette-url", "/v1/palette"] {
      let parameters = document["paths"]?[path]?["get"]?["parameters"]?.array ?? []
      let schema = parameters.first { $0["name"]?.string == "url" }?["schema"]
      #expect(schema?["minLength"]?.double == 1)
    }
  }

  @Test("all but health and metrics may be 503 for want of a connection, and the document says so")
  func crowded() {
    for route in Route.all {
      let method = route.method.rawValue.lowercased()
      let responses = document["paths"]?[route.path]?[method]?["responses"]
      let isAlways = ["/health", "/metrics"].contains(route.path)
      #expect((responses?["503"] == nil) == isAlways, "\(route.path)")
    }
  }

  @Test("what a route answers is what the document says")
  func answers() async throws {
    try await withService { client, _ in
      for route in Route.all where route.method == .get {
        let path = route.path.hasSuffix("}") ? "\(route.path.dropLast(6))nothing" : route.path
        let answer = try await client.ask(path)
        let described = document["paths"]?[route.path]?["get"]?["responses"]?[
          String(answer.status.code)]
        #expect(described != nil)
        let type = answer.headers[.contentType]?.split(separator: ";").first.map(String.init)
        #expect(described?["content"]?[type ?? ""] != nil)
      }
    }
  }

  @Test("the table of options has what a page needs in members of their own, not in words")
  func members() async throws {
    try await withService { client, _ in
      let table = try JSONParser.value(of: Array(try await client.ask("/v1/options").text.utf8))
      for field in PaletteOptions.fields {
        let option = try #require(
          table["options"]?.array?.first { $0["name"]?.string == field.name })
        #expect(option["word"]?.string == field.word)
        #expect(option["algorithms"]?.array?.compactMap(\.string) == field.algorithms)
        #expect((option["minimum"] != nil) == (field.range != nil))
      }
    }
  }

  @Test("the table of options names each with its default, choices and range")
  func table() async throws {
    try await withService { client, _ in
      let text = try await client.ask("/v1/options").text
      for field in PaletteOptions.fields {
        #expect(text.contains("\"name\":\"\(field.name)\""))
        #expect(text.contains("\"default\":\"\(field.defaultText)\""))
      }
      #expect(text.contains("\"minimum\":1,\"maximum\":64,\"word\":\"auto\",\"whole\":true"))
      for format in PaletteFormat.all { #expect(text.contains("\"name\":\"\(format.name)\"")) }
    }
  }
}
