/// Why a request does not get the answer it asked for, besides the errors of lower layers.
enum ServiceError: Error, Equatable, CustomStringConvertible {
  /// The request is malformed, with the reason.
  case badRequest(String)
  /// The body does not match its head, with the parser's words.
  case brokenBody(String)
  /// The client closed its end before its request or the answer was complete.
  case clientLeft
  /// A page of another origin requests something that it may not have.
  case foreignPage
  case notFound
  /// The path exists but not with this method; the allowed methods.
  case notAllowed([String])
  /// No format has a media type that the client accepts.
  case notAcceptable
  /// The body took longer than this many seconds.
  case slowUpload(seconds: Int)
  /// Fewer than this many bytes of the body arrived in this many seconds.
  case stalledUpload(bytes: Int, seconds: Int)
  /// The body exceeds the limit, as declared or as received.
  case bodyTooLong(limit: Int)
  /// The body's declared type is not supported.
  case unknownType(String)
  /// The bytes from the URL are not a picture, with the reader's words.
  case notFetched(String)
  /// The client sends requests too fast; seconds to wait.
  case tooMany(seconds: Int)
  /// Too many jobs are waiting.
  case busy
  /// Too many connections are open: from the client, or in total.
  case crowded

  var description: String {
    switch self {
    case .badRequest(let why): why
    case .brokenBody(let why): "the body cannot be read: \(why)"
    case .clientLeft: "the client disconnected before its answer"
    case .foreignPage:
      "pages of other origins may not use this while private URLs are allowed"
    case .notFound: "there is nothing at this path"
    case .notAllowed(let methods): "this path takes \(methods.joined(separator: ", "))"
    case .notAcceptable: "no format has a media type that Accept allows"
    case .slowUpload(let seconds): "the body did not arrive within \(seconds) s"
    case .stalledUpload(let bytes, let seconds):
      "less than \(bytes) bytes of the body arrived in \(seconds) s"
    case .bodyTooLong(let limit): "is too large: more than \(limit) bytes"
    case .unknownType(let type): "a body must be a picture or multipart/form-data, not '\(type)'"
    case .notFetched(let why): why
    case .tooMany(let seconds): "too many requests; try again in \(seconds) s"
    case .busy: "the service is busy; try again in a moment"
    case .crowded: "too many connections are open; try again in a moment"
    }
  }
}
