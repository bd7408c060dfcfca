import BuiltPrograms
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Media
import NIOCore
import Palettes
import Testing

@testable import Frames
@testable import PaletteServer

/// Runs `body` with a client of a service, without a network unless `setup` says so.
func withService(
  _ setup: TestingSetup = .router,
  options: ServerOptions = ServerOptions(),
  _ body: @Sendable (any TestClientProtocol, PaletteService) async throws -> Void
) async throws {
  var options = options
  options.port = 0
  options.logLevel = "critical"
  let service = PaletteService(options, program: builtProgram("filmpalette-serve"))
  // Most tests need no worker, and starting one takes a moment.
  service.queue.start(ahead: false)
  defer { service.queue.stop() }
  try await Serve.application(service).test(setup) { try await body($0, service) }
}

extension ServerOptions {
  /// The defaults, changed.
  static func with(_ change: (inout ServerOptions) -> Void) -> ServerOptions {
    var options = ServerOptions()
    change(&options)
    return options
  }
}

extension TestClientProtocol {
  /// One request, and what came of it.
  func ask(
    _ uri: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
    body: [UInt8]? = nil
  ) async throws -> TestResponse {
    try await executeRequest(
      uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
  }
}

extension TestResponse {
  var bytes: [UInt8] { Array(body.readableBytesView) }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Pictures of known colors.
enum Painted {
  /// Stripes of one pixel's width for each color, so many times over.
  static func png(
    _ colors: [[UInt8]] = [[200, 30, 40], [30, 60, 200], [240, 240, 240]], width: Int = 60
  ) throws -> [UInt8] {
    let row = (0..<width).flatMap { colors[$0 * colors.count / width] }
    let frame = Frame(
      width: width, height: 20, bytes: [[UInt8]](repeating: row, count: 20).flatMap { $0 })
    return try StillWriter.png(frame)
  }

  /// A multipart form with boundary `edge`.
  static func form(_ parts: [(head: String, body: [UInt8])]) -> [UInt8] {
    parts.flatMap { Array("--edge\r\n\($0.head)\r\n\r\n".utf8) + $0.body + [13, 10] }
      + Array("--edge--\r\n".utf8)
  }
}
