import Fetching
import HTTPTypes
import Media
import PaletteFiles
import Palettes

/// Maps errors to HTTP statuses, all in this one place.
///
/// A client that left is counted as 499, nginx's number, and is sent 400 in case it still reads.
///
/// - Source: RFC 9457 (problem details), RFC 9110 §15 (statuses), RFC 6585 §4 (429).
struct Problem {
  let status: HTTPResponse.Status
  /// The status in metrics and log, if different from `status`.
  private(set) var counted: Int?
  /// The error's words, the same as in the command.
  let detail: String
  /// Additional fields of the answer.
  var fields: HTTPFields = [:]
  /// Whether to close the connection without reading the rest of the request.
  var closes = false

  /// The problem to report to the client for an error.
  init(_ error: any Error) {
    switch error {
    case let error as HeadRefusal: self.init(refusal: error)
    case let error as ServiceError: self.init(service: error)
    case let error as InvalidOption: self.init(.badRequest, "\(error)")
    case let error as ExtractionError: self.init(.unprocessableContent, "\(error)")
    case let error as WorkRefusal: self.init(refusal: error)
    case let error as MediaError: self.init(Self.status(of: error), "\(error)")
    case FetchError.noRoom: self.init(service: .busy)
    case let error as FetchError: self.init(Self.status(of: error), "\(error)")
    case is CancellationError:
      self.init(.serviceUnavailable, "the request was canceled")
      fields[.retryAfter] = "1"
    default: self.init(.internalServerError, Self.ownFault)
    }
  }

  private init(_ status: HTTPResponse.Status, _ detail: String) {
    (self.status, self.detail) = (status, detail)
  }

  private init(refusal: WorkRefusal) {
    let known: [HTTPResponse.Status] = [
      .badRequest, .contentTooLarge, .unsupportedMediaType, .unprocessableContent,
    ]
    let status = known.first { $0.code == refusal.status } ?? .internalServerError
    self.init(status, status == .internalServerError ? Self.ownFault : refusal.detail)
  }

  private init(refusal: HeadRefusal) {
    let hasLeft = refusal.status == .clientLeft
    self.init(hasLeft ? .badRequest : refusal.status, refusal.detail)
    counted = hasLeft ? HTTPResponse.Status.clientLeft.code : nil
    closes = true
  }

  private static let ownFault = "the service failed; its log says why"

  private init(service error: ServiceError) {
    let status: HTTPResponse.Status
    switch error {
    case .badRequest, .brokenBody, .clientLeft: status = .badRequest
    case .foreignPage: status = .forbidden
    case .notFound: status = .notFound
    case .notAllowed: status = .methodNotAllowed
    case .notAcceptable: status = .notAcceptable
    case .slowUpload, .stalledUpload: status = .requestTimeout
    case .bodyTooLong: status = .contentTooLarge
    case .unknownType: status = .unsupportedMediaType
    case .notFetched: status = .badGateway
    case .tooMany: status = .tooManyRequests
    case .busy, .crowded: status = .serviceUnavailable
    }
    self.init(status, "\(error)")
    switch error {
    case .notAllowed(let methods): fields[.allow] = methods.joined(separator: ", ")
    case .tooMany(let seconds): fields[.retryAfter] = String(seconds)
    case .busy, .crowded: fields[.retryAfter] = "1"
    default: break
    }
    if error == .clientLeft { counted = HTTPResponse.Status.clientLeft.code }
    closes = [.requestTimeout, .contentTooLarge].contains(status)
  }

  private static func status(of error: MediaError) -> HTTPResponse.Status {
    switch error {
    case .tooLarge, .tooLong, .tooMuchMemory, .outOfMemory: .contentTooLarge
    case .notAPicture, .notAFilm, .noMovingPicture, .unsupported: .unsupportedMediaType
    case .empty, .noFrames: .badRequest
    case .damaged, .tooSlow, .decoderCrashed: .unprocessableContent
    case .notFound, .unreadable, .isDirectory, .libraryMissing, .unwritable: .internalServerError
    }
  }

  private static func status(of error: FetchError) -> HTTPResponse.Status {
    switch error {
    case .badURL: .badRequest
    case .refusedAddress: .forbidden
    case .tooLarge: .contentTooLarge
    case .noRoom: .serviceUnavailable
    case .timedOut: .gatewayTimeout
    case .failed: .badGateway
    }
  }

  /// The answer, `application/problem+json`.
  var answer: Answer {
    let object = JSONValue.object([
      ("type", .string("about:blank")), ("title", .string(status.reasonPhrase)),
      ("status", .integer(status.code)), ("detail", .string(detail)),
    ])
    var answer = Answer(status: status, json: object, mediaType: "application/problem+json")
    answer.fields = fields
    answer.fields[.cacheControl] = "no-store"
    answer.countedStatus = counted
    answer.closes = closes
    return answer
  }
}

extension HTTPResponse.Status {
  /// Never sent.
  static let clientLeft = Self(code: 499, reasonPhrase: "Client Closed Request")
}
