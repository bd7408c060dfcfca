import HTTPTypes
import Pages
import Palettes

/// What pages of other origins may do with this service: which of their requests are refused, and
/// the fields that tell a browser who may read an answer.
///
/// - Source: the Fetch standard (CORS; Cross-Origin-Resource-Policy), W3C Fetch Metadata.
struct CrossOrigin {
  private let allowOrigin: String
  private let allowPrivateURLs: Bool

  /// The options of the same names.
  init(allowOrigin: String, allowPrivateURLs: Bool) {
    (self.allowOrigin, self.allowPrivateURLs) = (allowOrigin, allowPrivateURLs)
  }

  /// Whether to refuse a request because a browser declares that another origin's page makes it,
  /// and that page could learn of pictures that are not its own.
  ///
  /// Other ports of this machine are `same-site` and also refused: another program's page is a
  /// foreign page. A request without this field comes from no browser, or from one that relies on
  /// `Cross-Origin-Resource-Policy` alone.
  func refuses(_ headers: HTTPFields) -> Bool {
    guard allowPrivateURLs, let site = headers[.fetchSite] else { return false }
    return !["same-origin", "none"].contains(site) && !isAllowed(headers[.origin])
  }

  /// Sets the fields that tell who may read an answer.
  ///
  /// Without `allow-origin`, other origins may read the result of a GET, except answers that show a
  /// still. They may read nothing at all if URLs may reach this machine's network.
  func mark(
    _ fields: inout HTTPFields, of answer: Answer, to method: HTTPRequest.Method, _ origin: String?
  ) {
    let isOpen =
      allowOrigin.isEmpty && !allowPrivateURLs && [.get, .head].contains(method)
      && !answer.showsStill
    let isShared = isOpen || isAllowed(origin)
    // Pages use style sheets, scripts and pictures without CORS; this field prevents that.
    fields[.crossOriginResourcePolicy] = isShared ? "cross-origin" : "same-origin"
    guard isShared, let origin else { return }
    let isAny = isOpen || allowOrigin == "*"
    fields[.accessControlAllowOrigin] = isAny ? "*" : origin
    fields[.accessControlExposeHeaders] = "ETag, Retry-After, X-Request-Id"
  }

  /// Whether the operator allows this origin's pages to use everything.
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
