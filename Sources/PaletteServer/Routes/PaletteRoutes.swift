import Fetching
import HTTPTypes
import Media
import PaletteFiles
import Palettes

extension Route {
  /// Statuses of errors for a palette by URL.
  private static let urlErrors = [400, 403, 413, 415, 422, 429, 502, 503, 504]

  /// The first path of the original service; without a URL it gives the page.
  static let clusters = Route(
    method: .get, path: "/",
    summary: "The colors of the still at a URL, as the original service gave them", result: .json,
    takesOptions: true, isWork: true, errors: urlErrors
  ) { incoming, service in
    let isBrowser = Preferences(incoming.headers[.accept] ?? "").names("text/html")
    if incoming.query["url"] == nil, isBrowser { return try Asset.page.answer(incoming) }
    return try await service.palette(ofURL: incoming, keys: ["url"]) { _ in .clusters }
  }

  /// The second path of the original service.
  static let paletteURL = Route(
    method: .get, path: "/palette-url", summary: "A link to coolors.co that shows a still's colors",
    result: .json, takesOptions: true, isWork: true, errors: urlErrors
  ) { incoming, service in
    try await service.palette(ofURL: incoming, keys: ["url"]) { _ in .link }
  }

  static let paletteOfURL = Route(
    method: .get, path: "/v1/palette", summary: "The palette of the still at a URL",
    result: .palette, takesOptions: true, isWork: true, errors: urlErrors + [406]
  ) { incoming, service in
    try await service.palette(ofURL: incoming, keys: ["url", "format", "with", "download"]) {
      .format(try $0.format(accepting: incoming.headers[.accept]))
    }
  }

  static let paletteOfBody = Route(
    method: .post, path: "/v1/palette",
    summary: "The palette of the still in the body or in a form",
    result: .palette, takesOptions: true, isWork: true,
    errors: [400, 403, 406, 408, 413, 415, 422, 429, 503]
  ) { incoming, service in
    let type = incoming.headers[.contentType] ?? ""
    let boundary = Multipart.boundary(of: type)
    if boundary == nil, type.lowercased().hasPrefix("multipart/") {
      throw ServiceError.badRequest("a form's type needs a boundary")
    }
    let isFormOfCurl = type.lowercased().hasPrefix("application/x-www-form-urlencoded")
    // Checks the head before reading the body.
    let asked = try PaletteRequest(incoming.query, keys: bodyKeys)
    if boundary == nil { _ = try asked.format(accepting: incoming.headers[.accept]) }
    return try await service.bodies.read(incoming) { bytes in
      guard let boundary else {
        do {
          return try await service.palette(
            of: bytes, named: asked.name ?? "still", asked, incoming: incoming,
            shape: .format(try asked.format(accepting: incoming.headers[.accept])))
        } catch let refusal as WorkRefusal where isFormOfCurl && refusal.isUnreadable {
          throw refusal.adding(curlAdvice)
        }
      }
      return try await service.palette(ofForm: bytes, boundary: boundary, incoming)
    }
  }

  /// `curl -d @still.jpg` takes line ends and zeros out of a picture, and posts what is left.
  private static let curlAdvice =
    "curl -d changes a picture's bytes; send them with curl --data-binary @still.jpg"

  /// The keys of a request with the still as its body.
  private static let bodyKeys = ["format", "with", "download", "name"]
}

extension PaletteService {
  /// The palette of a form's only file, with the form's other fields and the query as options.
  fileprivate func palette(
    ofForm bytes: [UInt8], boundary: String, _ incoming: Incoming
  ) async throws -> Answer {
    let form = try Multipart(bytes, boundary: boundary)
    let files = form.parts.filter { $0.fileName != nil }
    guard files.count == 1 else {
      throw ServiceError.badRequest("a form must have one file, not \(files.count)")
    }
    var query = incoming.query
    for part in form.parts where part.fileName == nil {
      guard part.bytes.count <= 1000, let text = String(validating: part.bytes, as: UTF8.self)
      else { throw ServiceError.badRequest("a field of the form is too long or not text") }
      // An empty field was left unset.
      if !text.isEmpty { try query.add(part.name, text) }
    }
    let asked = try PaletteRequest(query, keys: ["format", "with", "download", "name"])
    return try await palette(
      of: Array(files[0].bytes), named: asked.name ?? files[0].fileName ?? "still", asked,
      incoming: incoming, shape: .format(try asked.format(accepting: incoming.headers[.accept])))
  }

  /// Fetches the bytes of the URL and returns their palette.
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
      // The other server is at fault.
      throw ServiceError.notFetched("the file at the URL \(refusal.detail)")
    }
  }

  /// Bytes that a connection to another server takes: 1.2 MB each were measured with 60
  /// connections, most of it for certificates. They are held in advance, and the first bytes of the
  /// body count in them.
  private static let connectionBytes = 1 << 20

  /// Fetches a URL; stops when the client leaves.
  private func fetch(
    _ url: String, for presence: ClientPresence, _ lease: BodyLease
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
