import Fetching
import HTTPTypes
import Media
import PaletteFiles
import Palettes

extension Route {
  /// Errors of a palette that a URL's picture may have.
  private static let urlErrors = [400, 403, 413, 415, 422, 429, 502, 503, 504]

  /// The original's first path; without a URL it is the page.
  static let clusters = Route(
    method: .get, path: "/",
    summary: "The colors of a still by URL, as the original service gave them", result: .json,
    takesOptions: true, isWork: true, errors: urlErrors
  ) { incoming, service in
    let isBrowser = Preferences(incoming.headers[.accept] ?? "").names("text/html")
    if incoming.query["url"] == nil, isBrowser { return try Asset.page.answer(incoming) }
    return try await service.palette(ofURL: incoming, keys: ["url"]) { _ in .clusters }
  }

  /// The original's second path.
  static let paletteURL = Route(
    method: .get, path: "/palette-url", summary: "A link to coolors.co that shows a still's colors",
    result: .json, takesOptions: true, isWork: true, errors: urlErrors
  ) { incoming, service in
    try await service.palette(ofURL: incoming, keys: ["url"]) { _ in .link }
  }

  static let paletteOfURL = Route(
    method: .get, path: "/v1/palette", summary: "The palette of the still behind a URL",
    result: .palette, takesOptions: true, isWork: true, errors: urlErrors + [406]
  ) { incoming, service in
    try await service.palette(ofURL: incoming, keys: ["url", "format", "with", "download"]) {
      .format(try $0.format(accepting: incoming.headers[.accept]))
    }
  }

  static let paletteOfBody = Route(
    method: .post, path: "/v1/palette",
    summary: "The palette of the still that is the body, or a form's file",
    result: .palette, takesOptions: true, isWork: true,
    errors: [400, 403, 406, 408, 413, 415, 422, 429, 503]
  ) { incoming, service in
    let type = incoming.headers[.contentType] ?? ""
    let boundary = Multipart.boundary(of: type)
    if boundary == nil, type.lowercased().hasPrefix("multipart/") {
      throw ServiceError.badRequest("a form's type needs a boundary")
    }
    // What can be told from the head is told before the body is read.
    let asked = try PaletteRequest(incoming.query, keys: bodyKeys)
    if boundary == nil { _ = try asked.format(accepting: incoming.headers[.accept]) }
    return try await service.bodies.read(incoming) { bytes in
      guard let boundary else {
        return try await service.palette(
          of: bytes, named: asked.name ?? "still", asked, incoming: incoming,
          shape: .format(try asked.format(accepting: incoming.headers[.accept])))
      }
      return try await service.palette(ofForm: bytes, boundary: boundary, incoming)
    }
  }

  /// Keys of a request whose still is its body.
  private static let bodyKeys = ["format", "with", "download", "name"]
}

extension PaletteService {
  /// The palette of a form's only file, with the form's fields and the query as options.
  fileprivate func palette(
    ofForm bytes: [UInt8], boundary: String, _ incoming: Incoming
  ) async throws -> Answer {
    let form = try Multipart(bytes, boundary: boundary)
    let files = form.parts.filter { $0.fileName != nil }
    guard files.count == 1 else {
      throw ServiceError.badRequest("a form has one file, not \(files.count)")
    }
    var query = incoming.query
    for part in form.parts where part.fileName == nil {
      guard part.bytes.count <= 1000, let text = String(validating: part.bytes, as: UTF8.self)
      else { throw ServiceError.badRequest("a field of the form is too long or no text") }
      // An empty field is one that was left alone.
      if !text.isEmpty { try query.add(part.name, text) }
    }
    let asked = try PaletteRequest(query, keys: ["format", "with", "download", "name"])
    return try await palette(
      of: Array(files[0].bytes), named: asked.name ?? files[0].fileName ?? "still", asked,
      incoming: incoming, shape: .format(try asked.format(accepting: incoming.headers[.accept])))
  }

  /// Fetches the URL's bytes and gives their palette.
  fileprivate func palette(
    ofURL incoming: Incoming, keys: [String],
    shape: (PaletteRequest) throws -> StillWork.Shape
  ) async throws -> Answer {
    let asked = try PaletteRequest(incoming.query, keys: keys)
    let shape = try shape(asked)
    guard let url = asked.url, !url.isEmpty else {
      throw ServiceError.badRequest(
        "send the address of a still: \(incoming.head.path?.prefix { $0 != "?" } ?? "/")?url=https://…"
      )
    }
    let lease = BodyLease(bodies.budget, of: incoming.client)
    defer { lease.end() }
    guard lease.hold(min(options.maxBody, Self.connectionBytes)) else { throw ServiceError.busy }
    let presence = await incoming.context.presence()
    let fetched = try await presence.whileHere { try await fetch(url, for: presence, lease) }
    do {
      return try await palette(
        of: fetched.bytes, named: FileName.plain(fetched.name), asked, incoming: incoming,
        shape: shape)
    } catch let refusal as WorkRefusal where refusal.isNoPicture {
      // The fault is the other server's.
      throw ServiceError.notFetched("what the URL gave \(refusal.detail)")
    }
  }

  /// What a connection to another server takes, in bytes: some 1.2 MB each were measured with 60 of
  /// them, most of it certificates. Held ahead; the first bytes that come count as these.
  private static let connectionBytes = 1 << 20

  /// What is behind a URL; given up when the client leaves.
  private func fetch(
    _ url: String, for presence: Presence, _ lease: BodyLease
  ) async throws -> FetchedBytes {
    let fetch = Task { try await fetcher.bytes(of: url) { lease.hold($0) } }
    presence.onLeaving { fetch.cancel() }
    defer { presence.onLeaving(nil) }
    return try await withTaskCancellationHandler {
      try await fetch.value
    } onCancel: {
      fetch.cancel()
    }
  }

  /// The answer for a still, from the cache or a worker.
  fileprivate func palette(
    of bytes: [UInt8], named name: String, _ asked: PaletteRequest, incoming: Incoming,
    shape: StillWork.Shape
  ) async throws -> Answer {
    let work = StillWork(
      bytes: bytes, name: name, options: asked.options, shape: shape, extras: asked.extras,
      limits: limits, digest: Digest.hex(bytes))
    let key = work.key
    let result: [UInt8]
    if let kept = cache.bytes(for: key) {
      result = kept
    } else {
      let presence = await incoming.context.presence()
      result = try await presence.whileHere {
        try await queue.run(work.coded, for: presence, of: incoming.client)
      }
      cache.keep(result, for: key)
    }
    var answer = Answer(mediaType: "application/json", bytes: result)
    if case .format(let format) = shape {
      answer.mediaType = format.mediaType
      answer.showsStill = asked.showsStill(as: format)
      if asked.downloads {
        answer.fields[.contentDisposition] = FileName.disposition(
          still: name, ending: format.fileExtensions[0])
      }
    }
    answer.entityTag = key
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }
}
