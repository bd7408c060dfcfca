import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import Platform

extension Exchange {
  /// Distinguishes an unreachable address from every other failure before the answer's head; throws
  /// the others.
  static func unreachable(
    _ error: any Error, after patience: Duration
  ) throws(FetchError) -> Answer {
    switch error {
    case let error as HTTPClientError where error == .connectTimeout:
      return .unreachable(.timedOut(after: patience))
    case let error as NIOConnectionError:
      let causes = error.connectionErrors.map(\.error) + [error.dnsAError, error.dnsAAAAError]
      let cause = causes.compactMap { $0 as? IOError }.first
      return .unreachable(noConnection(cause?.errnoCode))
    case let error as IOError:
      return .unreachable(noConnection(error.errnoCode))
    default:
      throw words(error)
    }
  }

  /// An error of the network libraries in our own words.
  static func words(_ error: any Error) -> FetchError {
    switch error {
    case let error as FetchError: error
    case is CancellationError: .failed("was canceled")
    case let error as HTTPClientError: words(error)
    case let error as HTTPParserError: words(error)
    case let error as IOError:
      .failed("the connection was lost: \(SystemError(error.errnoCode).words)")
    default: words(text: "\(error)")
    }
  }

  /// Why there is no connection, by the system's error number.
  static func noConnection(_ code: CInt?) -> FetchError {
    guard let code else { return .failed("no connection to the server") }
    if isShortage(code) { return .noRoom }
    return .failed("no connection to the server: \(SystemError(code).words)")
  }

  /// Whether a system error means that this process, not the server, has reached its limit of open
  /// files or of memory.
  static func isShortage(_ code: CInt) -> Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) }

  /// TLS errors are distinguished by their text, so that this target need not import the TLS
  /// library.
  private static func words(text: String) -> FetchError {
    if text.contains("failedToValidateHostname") {
      return .failed("the server's certificate is for another host")
    }
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return .failed("the server's certificate is not trusted")
    }
    if text.contains("handshakeFailed") {
      return .failed("no secure connection: the TLS handshake failed")
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

  /// A status with the standard's words, not the server's.
  static func words(_ status: HTTPResponseStatus) -> String {
    let known = HTTPResponseStatus(statusCode: Int(status.code))
    if case .custom = known { return "\(status.code)" }
    return "\(status.code) \(known.reasonPhrase)"
  }
}
