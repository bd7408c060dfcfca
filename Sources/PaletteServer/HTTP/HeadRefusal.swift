import HTTPTypes

/// Why a request is refused because of its head, before it reaches a route.
///
/// It is passed on as a request without a path, which no client can send. So it takes the same way
/// as all other requests: answered in order, with the same fields, counted and logged.
struct HeadRefusal: Error, Equatable {
  let status: HTTPResponse.Status
  let detail: String

  init(_ status: HTTPResponse.Status, _ detail: String) {
    (self.status, self.detail) = (status, detail)
  }

  /// Every status that a head alone can cause.
  static let statuses: [HTTPResponse.Status] = [
    .badRequest, .contentTooLarge, .expectationFailed, .misdirectedRequest,
    .requestHeaderFieldsTooLarge, .clientLeft, .notImplemented, .httpVersionNotSupported,
  ]

  /// - Returns: `nil` for a request with a valid head.
  init?(_ request: HTTPRequest) {
    guard request.path == nil else { return nil }
    let code = request.headerFields[.refusedStatus]
    status = Self.statuses.first { String($0.code) == code } ?? .badRequest
    detail = request.headerFields[.refusedDetail] ?? "the request cannot be read"
  }

  /// - Parameter method: the client's method, since the answer to HEAD has no body.
  func request(_ method: HTTPRequest.Method) -> HTTPRequest {
    HTTPRequest(
      method: method, scheme: nil, authority: nil, path: nil,
      headerFields: [.refusedStatus: String(status.code), .refusedDetail: detail])
  }
}

extension HTTPField.Name {
  fileprivate static let refusedStatus = Self("Refused-Status")!
  fileprivate static let refusedDetail = Self("Refused-Detail")!
}
