import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

extension Exchange {
  /// Tells "nobody there" from every other failure before the answer's head, which is thrown.
  static func unreachable(
    _ error: any Error, after patience: Duration
  ) throws(FetchError) -> Answer {
    switch error {
    case let error as HTTPClientError where error == .connectTimeout:
      return .unreachable(.timedOut(after: patience))
    case is NIOConnectionError, is IOError:
      return .unreachable(words(error))
    default:
      throw words(error)
    }
  }

  /// An error of the network's libraries in words of ours.
  static func words(_ error: any Error) -> FetchError {
    switch error {
    case let error as FetchError: error
    case is CancellationError: .failed("was canceled")
    case let error as HTTPClientError: words(error)
    case let error as HTTPParserError: words(error)
    case let error as IOError: .failed("no connection: \(FetchError.quote(error.description))")
    default: words(text: "\(error)")
    }
  }

  /// Errors of TLS are told apart by their text, so that this room need not import it.
  private static func words(text: String) -> FetchError {
    if text.contains("failedToValidateHostname") {
      return .failed("the server's certificate is for another host")
    }
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return .failed("the server's certificate is not to be trusted")
    }
    if text.contains("handshakeFailed") {
      return .failed("no secure connection: the server does not speak TLS as it should")
    }
    return .failed("no usable answer: \(FetchError.quote(text))")
  }

  private static func words(_ error: HTTPClientError) -> FetchError {
    switch error {
    case .cancelled: .failed("was canceled")
    case .remoteConnectionClosed: early
    default: .failed("no usable answer: \(error.shortDescription)")
    }
  }

  private static func words(_ error: HTTPParserError) -> FetchError {
    switch error {
    case .invalidEOFState: early
    case .headerOverflow: .failed("the server sends too many headers")
    default: .failed("the server does not speak HTTP: \(error.debugDescription)")
    }
  }

  private static let early = FetchError.failed(
    "the server closes the connection before its answer is complete")

  /// A status with the standard's words for it, not the server's.
  static func words(_ status: HTTPResponseStatus) -> String {
    let known = HTTPResponseStatus(statusCode: Int(status.code))
    if case .custom = known { return "\(status.code)" }
    return "\(status.code) \(known.reasonPhrase)"
  }
}
