/// Why a request is not answered with what it asked for, beside what the rooms below say.
enum ServiceError: Error, Equatable, CustomStringConvertible {
  /// The request cannot be understood, and why.
  case badRequest(String)
  /// The body is not as its head says; the parser's words.
  case brokenBody(String)
  /// The client closed its end before its request or the answer was complete.
  case clientLeft
  /// A page of another origin asks for what it may not have.
  case foreignPage
  case notFound
  /// The path is known but not with this method; those that are.
  case notAllowed([String])
  /// No format has a media type that the client accepts.
  case notAcceptable
  /// The body took longer than this many seconds.
  case slowUpload(seconds: Int)
  /// Less than this many bytes of the body came in so many seconds.
  case stalledUpload(bytes: Int, seconds: Int)
  /// The body is, or says it is, longer than the limit.
  case bodyTooLong(limit: Int)
  /// The body's declared type is none that is read here.
  case unknownType(String)
  /// What the URL gave is no picture: the reader's words.
  case notFetched(String)
  /// The client's requests came too fast; seconds to wait.
  case tooMany(seconds: Int)
  /// Too much waits already.
  case busy
  /// Too many connections are open: the client's, or all together.
  case crowded

  var description: String {
    switch self {
    case .badRequest(let why): why
    case .brokenBody(let why): "the body cannot be read: \(why)"
    case .clientLeft: "the client left before its answer"
    case .foreignPage:
      "pages of other origins may not use this while URLs may lead to private networks"
    case .notFound: "nothing is at this path"
    case .notAllowed(let methods): "this path takes \(methods.joined(separator: ", "))"
    case .notAcceptable: "no format has a media type that Accept names"
    case .slowUpload(let seconds): "the body did not arrive within \(seconds) s"
    case .stalledUpload(let bytes, let seconds):
      "less than \(bytes) bytes of the body came in \(seconds) s"
    case .bodyTooLong(let limit): "is too large: more than \(limit) bytes"
    case .unknownType(let type): "a body is a picture or multipart/form-data, not '\(type)'"
    case .notFetched(let why): why
    case .tooMany(let seconds): "too many requests; try again in \(seconds) s"
    case .busy: "the service is busy; try again in a moment"
    case .crowded: "too many connections are open; try again in a moment"
    }
  }
}
