import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// One request to one address, and the answer.
struct Exchange: Sendable {
  /// The outcome of the request.
  enum Answer: Sendable {
    case body([UInt8])

    /// The value of the `Location` header.
    case redirect(String)

    /// The address cannot be reached, with the reason; another address may work.
    case unreachable(FetchError)
  }

  let location: Location

  /// The address to connect to, even if the host's name resolves differently by now.
  let address: IPAddress
  let limits: FetchLimits

  /// How long to wait for a connection.
  let patience: Duration

  /// Whether the caller has room for a body that has reached this many bytes.
  let room: Fetcher.Room

  /// Adjusts the client's settings; for tests.
  let adjust: @Sendable (inout HTTPClient.Configuration) -> Void

  /// Sends the request and reads the answer to its end.
  ///
  /// The client is used only for this exchange, since its settings contain the address to connect
  /// to. It uses no proxy, follows no redirects, decompresses nothing, verifies certificates
  /// against the location's host, and is always shut down.
  ///
  /// This method has no deadline: the caller cancels it.
  ///
  /// - Throws: `FetchError.tooLarge`, `.noRoom`, `.failed`.
  func answer() async throws(FetchError) -> Answer {
    let client = HTTPClient(
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    // Not awaited: a server that is slow to close the connection does not delay the caller.
    defer { client.shutdown { _ in } }
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, deadline: .distantFuture)
    } catch {
      return try Self.unreachable(error, after: patience)
    }
    return try await read(response)
  }

  private var request: HTTPClientRequest {
    var request = HTTPClientRequest(url: "\(location.origin)/")
    request.headers = ["user-agent": "FilmPalette", "accept": "*/*", "accept-encoding": "identity"]
    return request
  }

  private var configuration: HTTPClient.Configuration {
    var result = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(patience)),
      decompression: .disabled)
    if case .name(let name) = location.host { result.dnsOverride = [name: "\(address)"] }
    result.httpVersion = .http1Only
    result.connectionPool.retryConnectionEstablishment = false
    // An eighth of the body plus 256 KiB is enough for heads, chunk sizes and trailers.
    let body = min(limits.bodyBytes, 1 << 40)
    let watcher = ConnectionGuard(
      address: address, target: location.target, allowance: body + body / 8 + 256 * 1024)
    result.http1_1ConnectionDebugInitializer = { watcher.watch($0) }
    adjust(&result)
    return result
  }

  private func read(_ response: HTTPClientResponse) async throws(FetchError) -> Answer {
    let places = response.headers["location"]
    switch response.status.code {
    case 200: break
    case 301, 302, 303, 307, 308:
      guard places.count == 1 else { throw .failed("redirects without a location") }
      return .redirect(places[0])
    default: throw .failed("the server answers \(Self.words(response.status))")
    }
    let codings = response.headers[canonicalForm: "content-encoding"]
    if let coding = codings.first(where: { $0.lowercased() != "identity" }) {
      throw .failed("sends its body as \(FetchError.quote(coding)), which was not requested")
    }
    return .body(try await body(of: response))
  }

  private func body(of response: HTTPClientResponse) async throws(FetchError) -> [UInt8] {
    let declared = response.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    guard declared <= limits.bodyBytes else { throw .tooLarge(limit: limits.bodyBytes) }
    // The declared length reserves no memory, since the bytes may never come.
    var bytes: [UInt8] = []
    var parts = 0
    do {
      for try await part in response.body {
        parts += 1
        // A body in one-byte chunks costs a thousand times the work of a normal body.
        guard parts <= 4096 + bytes.count / 32 else {
          throw FetchError.failed("sends its body in too many tiny parts")
        }
        guard part.readableBytes <= limits.bodyBytes - bytes.count else {
          throw FetchError.tooLarge(limit: limits.bodyBytes)
        }
        guard room(bytes.count + part.readableBytes) else { throw FetchError.noRoom }
        bytes.append(contentsOf: part.readableBytesView)
      }
    } catch {
      throw Self.words(error)
    }
    // A read that ends early by cancellation must not look like the end of the body.
    if Task.isCancelled { throw .failed("was canceled") }
    if bytes.isEmpty { throw .failed("the server sends an empty body") }
    return bytes
  }
}
