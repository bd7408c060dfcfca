import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Platform

/// A request, as routes see it.
struct Incoming: Sendable {
  let head: HTTPRequest
  let body: RequestBody
  let query: Query
  /// What stands for `{name}` in the route's path.
  let name: String
  let context: ServiceContext

  var headers: HTTPFields { head.headerFields }
}

/// What belongs to a request beside its bytes: its connection and its number.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The client's address: one for each host of IPv4, one for each network (/64) of IPv6, since
  /// a host there has as many addresses as it likes.
  var client: String {
    guard let text = channel.remoteAddress?.ipAddress else { return "local" }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }

  /// Tells a client who waits for leave to send its body, as curl does with large ones, to go on.
  func wantBody() {
    // A channel of tests has no loop that would answer.
    if channel.isActive { channel.triggerUserOutboundEvent(BodyIsWanted(), promise: nil) }
  }

  /// Tells when the client leaves.
  func presence() async -> Presence {
    // A channel of tests has no loop that would answer.
    guard channel.isActive else { return Presence() }
    let channel = channel
    let found = try? await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.handler(type: ConnectionWatch.self).presence
    }.get()
    return found ?? Presence()
  }
}
