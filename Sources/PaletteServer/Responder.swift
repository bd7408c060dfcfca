import HTTPTypes
import Hummingbird
import Logging
import Media
import NIOCore
import Palettes

/// Handles a request: route, answer or problem, fields, log line.
struct Responder: HTTPResponder {
  let service: PaletteService

  func respond(to request: Request, context: ServiceContext) async throws -> Response {
    let start = ContinuousClock.now
    service.metrics.begin()
    let client = context.client(request.head, service.proxies)
    let hasPlace = service.connections.hasPlace(context.channel)
    var (route, answer) = await answer(to: request, of: client, hasPlace: hasPlace, context)
    if !hasPlace || Self.leavesBody(request, answer.status) { answer.closes = true }
    let response = finish(answer, for: request, context)
    let status = answer.countedStatus ?? response.status.code
    let time = ContinuousClock.now - start
    service.metrics.end(route: route?.path ?? "other", status: status, after: time)
    context.logger.info(
      "answered",
      metadata: [
        "method": "\(request.method)", "path": "\(route?.path ?? "other")",
        "status": "\(status)", "client": "\(client)", "time": "\(time)",
      ])
    return response
  }

  /// The route's answer, or a problem with the request.
  private func answer(
    to request: Request, of client: String, hasPlace: Bool, _ context: ServiceContext
  ) async -> (Route?, Answer) {
    var found: Route?
    do {
      if let refusal = HeadRefusal(request.head) { throw refusal }
      let path = request.uri.path
      let method = request.method == .head ? "GET" : request.method.rawValue
      let here = Route.all.compactMap { route in route.match(path).map { (route, $0) } }
      if method == "OPTIONS", !here.isEmpty { return (here[0].0, preflight(here.map(\.0))) }
      guard let (route, name) = here.first(where: { $0.0.method.rawValue == method }) else {
        throw here.isEmpty ? ServiceError.notFound : .notAllowed(Self.methods(here.map(\.0)))
      }
      found = route
      guard hasPlace || route.isForEveryone else { throw ServiceError.crowded }
      let query = try Query(request.uri.query ?? "")
      let isWork = route.isWork && (route.path != "/" || query["url"] != nil)
      if isWork, service.crossOrigin.refuses(request.headers) {
        throw ServiceError.foreignPage
      }
      if isWork, let seconds = service.rates.secondsToWait(client) {
        throw ServiceError.tooMany(seconds: seconds)
      }
      let incoming = Incoming(
        head: request.head, body: request.body, query: query, name: name, client: client,
        context: context)
      var answer = try await route.answer(incoming, service)
      if isWork { answer.lease = try lease(answer.bytes.count, of: client) }
      return (route, answer)
    } catch {
      let problem = Problem(error)
      if case .decoderCrashed? = error as? MediaError {
        context.logger.warning("a picture made its decoder crash, and ended a worker")
      }
      if problem.status.code == 500 {
        context.logger.error("failed", metadata: ["error": "\(error)"])
      }
      return (found, problem.answer)
    }
  }

  /// Room in the client's share for an answer until it is sent; short answers need none.
  private func lease(_ length: Int, of client: String) throws(ServiceError) -> BodyLease? {
    guard length > Self.partLength else { return nil }
    let lease = BodyLease(service.bodies.budget, of: client)
    guard lease.hold(length) else { throw .busy }
    return lease
  }

  /// Whether the request has a body that was not read to its end, so that the connection must be
  /// closed.
  private static func leavesBody(_ request: Request, _ status: HTTPResponse.Status) -> Bool {
    let declared = request.headers[.contentLength].map { $0 != "0" } ?? false
    guard declared || request.headers[.transferEncoding] != nil else { return false }
    let isRead: [HTTPResponse.Status] = [
      .ok, .notModified, .unsupportedMediaType, .unprocessableContent,
    ]
    return request.method != .post || !isRead.contains(status)
  }

  private static func methods(_ routes: [Route]) -> [String] {
    let methods = routes.map(\.method.rawValue)
    return (methods.contains("GET") ? methods + ["HEAD"] : methods) + ["OPTIONS"]
  }

  private func preflight(_ routes: [Route]) -> Answer {
    var answer = Answer(mediaType: "", bytes: [])
    answer.status = .noContent
    answer.fields[.allow] = Self.methods(routes).joined(separator: ", ")
    if !service.options.allowOrigin.isEmpty {
      answer.fields[.accessControlAllowMethods] = Self.methods(routes).joined(separator: ", ")
      answer.fields[.accessControlAllowHeaders] = "Accept, Content-Type, If-None-Match"
      answer.fields[.accessControlMaxAge] = "600"
    }
    return answer
  }
}

extension Responder {
  /// The response: compressed if accepted, empty if the client has it, with the fields of all
  /// responses.
  fileprivate func finish(
    _ answer: Answer, for request: Request, _ context: ServiceContext
  ) -> Response {
    var answer = answer
    var fields = answer.fields
    if !answer.mediaType.isEmpty { fields[.contentType] = answer.mediaType }
    if let tag = answer.entityTag, Self.matches(request, tag) {
      answer.status = .notModified
      answer.bytes = []
      fields[.contentType] = nil
      fields[.eTag] = "\"\(tag)\""
    } else {
      var suffix = ""
      let wishes = Preferences(request.headers[.acceptEncoding] ?? "")
      if Gzip.isWorthwhile(answer), wishes.quality(ofCoding: "gzip") > 0 {
        answer.bytes = Gzip.compress(answer.bytes)
        fields[.contentEncoding] = "gzip"
        suffix = "-gzip"
      }
      if let tag = answer.entityTag { fields[.eTag] = "\"\(tag)\(suffix)\"" }
    }
    fields[.vary] = "Accept, Accept-Encoding, Origin"
    fields.append(contentsOf: CrossOrigin.strict)
    fields[.requestID] = context.id
    service.crossOrigin.mark(
      &fields, of: answer, to: request.method, request.headers[.origin])
    if answer.closes { fields[.connection] = "close" }
    return Self.response(answer, fields, isHead: request.method == .head)
  }

  private static func response(_ answer: Answer, _ fields: HTTPFields, isHead: Bool) -> Response {
    let hasBody = ![.notModified, .noContent].contains(answer.status)
    var response = Response(
      status: answer.status, headers: fields, body: hasBody ? body(of: answer) : ResponseBody())
    if !hasBody { response.headers[.contentLength] = nil }
    return isHead ? response.createHeadResponse() : response
  }

  /// The response body. A long one is written as the client reads it, so that a cached result is
  /// not copied; its lease is held until then.
  private static func body(of answer: Answer) -> ResponseBody {
    let (bytes, lease) = (answer.bytes, answer.lease)
    if bytes.count <= partLength { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
    return ResponseBody(contentLength: bytes.count) { writer in
      for start in stride(from: 0, to: bytes.count, by: partLength) {
        let part = bytes[start..<min(start + partLength, bytes.count)]
        try await writer.write(ByteBuffer(bytes: part))
      }
      try await writer.finish(nil)
      lease?.end()
    }
  }

  /// How many bytes of an answer are written at a time.
  private static let partLength = 64 << 10

  /// Whether `If-None-Match` contains the tag of these bytes, compressed or not.
  ///
  /// - Source: RFC 9110 §13.1.2, weak comparison. Tags are also honored for POST, which changes
  ///   nothing here.
  private static func matches(_ request: Request, _ tag: String) -> Bool {
    guard let field = request.headers[.ifNoneMatch] else { return false }
    return field.split(separator: ",").contains { item in
      var item = item.drop { $0 == " " }
      while item.last == " " { item.removeLast() }
      if item.hasPrefix("W/") { item = item.dropFirst(2) }
      if item == "*" { return request.method != .post }
      return item == "\"\(tag)\"" || item == "\"\(tag)-gzip\""
    }
  }
}
