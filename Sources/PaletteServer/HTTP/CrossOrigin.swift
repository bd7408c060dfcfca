import HTTPTypes
import Pages
import Palettes

/// What pages of other origins may have of this service: which of their requests are refused, and
/// which fields tell a browser who may read an answer.
///
/// - Source: the Fetch standard (CORS; Cross-Origin-Resource-Policy), W3C Fetch Metadata.
struct CrossOrigin {
  private let allowOrigin: String
  private let allowPrivateURLs: Bool

  init(_ options: ServerOptions) {
    (allowOrigin, allowPrivateURLs) = (options.allowOrigin, options.allowPrivateURLs)
  }

  /// Whether a browser says that another origin's page makes this request, where that page could
  /// learn of pictures that are not its own.
  ///
  /// Other ports of this machine are `same-site` and refused too: another program's page is
  /// another page. What has no such field comes from no browser, or from one that relies on
  /// `Cross-Origin-Resource-Policy` alone.
  func refuses(_ headers: HTTPFields) -> Bool {
    guard allowPrivateURLs, let site = headers[.fetchSite] else { return false }
    return !["same-origin", "none"].contains(site) && !isAllowed(headers[.origin])
  }

  /// Says who may read an answer.
  ///
  /// Without `allow-origin`, other origins may read what a GET gives, but nothing that shows a
  /// still, and nothing at all if URLs may lead to this machine's network.
  func mark(
    _ fields: inout HTTPFields, of answer: Answer, to method: HTTPRequest.Method, _ origin: String?
  ) {
    let isOpen =
      allowOrigin.isEmpty && !allowPrivateURLs && [.get, .head].contains(method)
      && !answer.showsStill
    let isShared = isOpen || isAllowed(origin)
    // A page needs no CORS to use a style sheet, script or picture: this is what keeps it from that.
    fields[.crossOriginResourcePolicy] = isShared ? "cross-origin" : "same-origin"
    guard isShared, let origin else { return }
    let isAny = isOpen || allowOrigin == "*"
    fields[.accessControlAllowOrigin] = isAny ? "*" : origin
    fields[.accessControlExposeHeaders] = "ETag, Retry-After, X-Request-Id"
  }

  /// Whether the operator let this origin's pages use everything.
  private func isAllowed(_ origin: String?) -> Bool {
    allowOrigin == "*" || (origin != nil && allowOrigin == origin)
  }

  /// Fields that keep a browser from doing more with an answer than showing it.
  static let strict: HTTPFields = [
    .xContentTypeOptions: "nosniff",
    .contentSecurityPolicy: Page.policy(
      "script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'")
      + "; frame-ancestors 'none'",
    .referrerPolicy: "no-referrer",
    .crossOriginOpenerPolicy: "same-origin",
  ]
}

extension HTTPField.Name {
  static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
  static let fetchSite = Self("Sec-Fetch-Site")!
  static let referrerPolicy = Self("Referrer-Policy")!
  static let requestID = Self("X-Request-Id")!
}
