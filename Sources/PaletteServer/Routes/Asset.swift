import HTTPTypes

/// One file of the page, embedded in the program.
struct Asset: Sendable {
  /// The last part of its path.
  let name: String
  let mediaType: String
  let bytes: [UInt8]
  private let tag: String

  init(_ name: String, _ mediaType: String, _ bytes: [UInt8]) {
    (self.name, self.mediaType, self.bytes) = (name, mediaType, bytes)
    tag = String(Digest.hex(bytes).prefix(32))
  }

  /// The page itself, at `/`.
  static let page = Asset("index.html", "text/html; charset=utf-8", PackageResources.index_html)

  /// Every other file, at `/assets/NAME`.
  static let all: [Asset] = [
    Asset("page.css", "text/css; charset=utf-8", PackageResources.page_css),
    Asset("page.js", "text/javascript; charset=utf-8", PackageResources.page_js),
  ]

  /// The file, asked for again each time but sent only if it has changed.
  func answer(_ incoming: Incoming) throws -> Answer {
    var answer = Answer(mediaType: mediaType, bytes: bytes)
    answer.entityTag = tag
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }
}

extension Route {
  static let asset = Route(
    method: .get, path: "/assets/{name}", summary: "A file of the page", result: .page,
    errors: [404]
  ) { incoming, _ in
    guard let asset = Asset.all.first(where: { $0.name == incoming.name }) else {
      throw ServiceError.notFound
    }
    return try asset.answer(incoming)
  }
}
