import HTTPTypes

/// Why a request is refused by its head alone, before any route sees it.
///
/// It travels as a request without a path, which no client can send, so that what answers all
/// other requests answers these too: in order, with the same fields, counted and logged.
struct HeadRefusal: Error, Equatable {
  let status: HTTPResponse.Status
  let detail: String

  init(_ status: HTTPResponse.Status, _ detail: String) {
    (self.status, self.detail) = (status, detail)
  }

  /// Every status that a head may have by itself.
  static let statuses: [HTTPResponse.Status] = [
    .badRequest, .contentTooLarge, .expectationFailed, .misdirectedRequest,
    .requestHeaderFieldsTooLarge, .clientLeft, .notImplemented, .httpVersionNotSupported,
  ]

  /// - Returns: `nil` for a request whose head was good.
  init?(_ request: HTTPRequest) {
    guard request.path == nil else { return nil }
    let code = request.headerFields[.refusedStatus]
    status = Self.statuses.first { String($0.code) == code } ?? .badRequest
    detail = request.headerFields[.refusedDetail] ?? "the request cannot be read"
  }

  /// - Parameter method: the client's, since the answer to HEAD has no body.
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
