import HummingbirdTesting
import NIOCore
import Platform
import Testing

@testable import PaletteServer

/// A client that sends bytes as they are, to see what comes back.
struct RawClient: Sendable {
  let port: Int

  /// `Host` of a live service, and the end of its line.
  var host: String { "Host: localhost:\(port)\r\n" }

  /// What a service sent, until it closed its end.
  struct Reply: Sendable {
    let text: String
    /// Whether the service closed its end; if not, nothing came for half a minute.
    let hasEnded: Bool

    /// The statuses of all answers, in order; no body of the tests has such a line.
    var statuses: [Int] {
      text.split(separator: "HTTP/1.1 ").dropFirst(text.hasPrefix("HTTP/1.1 ") ? 0 : 1)
        .compactMap { Int($0.prefix(3)) }
    }
  }

  /// Sends everything and reads until the service closes its end.
  ///
  /// - Parameters:
  ///   - more: what is sent once the first of an answer has come.
  ///   - leaves: whether the client's own end is closed once all is sent.
  func send(_ text: String, then more: String = "", leaves: Bool = false) async throws -> Reply {
    try await withCheckedThrowingContinuation { continuation in
      // Sockets that block need a thread that may be blocked.
      Thread.detach {
        continuation.resume(with: Result { try self.exchange(text, more, leaves) })
      }
    }
  }

  private func exchange(_ text: String, _ more: String, _ leaves: Bool) throws -> Reply {
    let socket = try connect()
    defer { close(socket) }
    try writeAll(Array(text.utf8), to: socket)
    if leaves { shutdown(socket, CInt(SHUT_WR)) }
    var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65536))
    while true {
      let isFirst = all.isEmpty
      let count = recv(socket, &buffer, buffer.count, 0)
      if isFirst, count > 0, !more.isEmpty { try writeAll(Array(more.utf8), to: socket) }
      guard count > 0 else {
        return Reply(text: String(decoding: all, as: UTF8.self), hasEnded: count == 0)
      }
      all += buffer[..<count]
    }
  }

  private func connect() throws -> CInt {
    let addresses = [
      try SocketAddress(ipAddress: "127.0.0.1", port: port),
      try SocketAddress(ipAddress: "::1", port: port),
    ]
    for address in addresses {
      let family = address.protocol == .inet ? AF_INET : AF_INET6
      let socket = socket(family, streamSocket, 0)
      var patience = timeval(tv_sec: 30, tv_usec: 0)
      setsockopt(
        socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      let isThere = address.withSockAddr { Platform.connect(socket, $0, socklen_t($1)) == 0 }
      if isThere { return socket }
      close(socket)
    }
    throw SystemError(errno)
  }
}

/// Runs `body` with a client for the bytes of a live service.
func withRawClient(
  options: ServerOptions = ServerOptions(),
  _ body: @Sendable (RawClient, PaletteService) async throws -> Void
) async throws {
  try await withService(.live, options: options) { client, service in
    try await body(RawClient(port: try #require(client.port)), service)
  }
}
