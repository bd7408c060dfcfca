import HTTPTypes

/// One thing that the service does; the list registers the routes and writes the OpenAPI document.
struct Route: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// What an answer of 200 is.
  enum Result: Sendable { case json, palette, text, page, picture }

  let method: Method
  /// `/v1/palette`, or `/assets/{name}` with one name at the end.
  let path: String
  /// A verb and what it gives, one line; the OpenAPI document's.
  let summary: String
  let result: Result
  /// Whether `url` and the palette options are its query.
  var takesOptions = false
  /// Whether decoding is asked for, so that the client's rate counts.
  var isWork = false
  /// Whether it is answered also to those for whose connections there is no place.
  var isForEveryone = false
  /// Statuses of errors that this route may have, beside those that every route has.
  var errors: [Int] = []
  /// Statuses that a request may have by its head alone, whatever it asks for, and our own fault.
  static let commonErrors =
    HeadRefusal.statuses.filter { $0 != .clientLeft }.map(\.code) + [500]
  /// Every status of an error that this route may have, in order; 503 for want of a place too.
  var allErrors: [Int] {
    Set(errors + Self.commonErrors + (isForEveryone ? [] : [503])).sorted()
  }
  let answer: @Sendable (Incoming, PaletteService) async throws -> Answer

  /// The name in the path, or `nil` if the route is for another path.
  func match(_ requested: String) -> String? {
    guard path.hasSuffix("}"), let brace = path.lastIndex(of: "{") else {
      return requested == path ? "" : nil
    }
    let folder = path[..<brace]
    guard requested.hasPrefix(folder), requested.utf8.count > folder.utf8.count else { return nil }
    let name = requested.dropFirst(folder.count)
    return name.contains("/") ? nil : String(name)
  }

  /// Every route, in the order of the OpenAPI document.
  static let all: [Route] = [
    .clusters, .paletteURL, .paletteOfURL, .paletteOfBody, .options, .samples, .sample, .openAPI,
    .health, .metrics, .asset,
  ]
}
