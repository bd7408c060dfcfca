import HTTPTypes

/// A route of the service. The list of routes is registered, and documented as OpenAPI.
struct Route: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// The kind of content in a 200 answer.
  enum Result: Sendable { case json, palette, text, page, picture }

  let method: Method
  /// `/v1/palette`, or with a name at the end, `/assets/{name}`.
  let path: String
  /// What the route does, in one line, for the OpenAPI document.
  let summary: String
  let result: Result
  /// Whether its query takes `url` and the palette options.
  var takesOptions = false
  /// Whether it decodes a picture, so that it counts in the client's rate.
  var isWork = false
  /// Whether it also answers guest connections, which have no place.
  var isForEveryone = false
  /// Statuses of errors of this route, besides those of every route.
  var errors: [Int] = []
  /// Statuses of errors that every request may get: those that its head alone can cause, and 500.
  static let commonErrors =
    HeadRefusal.statuses.filter { $0 != .clientLeft }.map(\.code) + [500]
  /// All statuses of errors of this route, ascending, with 503 if it needs a connection with a
  /// place.
  var allErrors: [Int] {
    Set(errors + Self.commonErrors + (isForEveryone ? [] : [503])).sorted()
  }
  let answer: @Sendable (Incoming, PaletteService) async throws -> Answer

  /// The name in a matching path, empty if the route has none, or `nil` if the path does not match.
  func match(_ requested: String) -> String? {
    guard path.hasSuffix("}"), let brace = path.lastIndex(of: "{") else {
      return requested == path ? "" : nil
    }
    let folder = path[..<brace]
    guard requested.hasPrefix(folder), requested.utf8.count > folder.utf8.count else { return nil }
    let name = requested.dropFirst(folder.count)
    return name.contains("/") ? nil : String(name)
  }

  /// All routes, in the order of the OpenAPI document.
  static let all: [Route] = [
    .clusters, .paletteURL, .paletteOfURL, .paletteOfBody, .options, .samples, .sample, .openAPI,
    .health, .metrics, .asset,
  ]
}
