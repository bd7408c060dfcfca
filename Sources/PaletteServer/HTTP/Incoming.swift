import Fetching
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A request, as routes see it.
struct Incoming: Sendable {
  let head: HTTPRequest
  let body: RequestBody
  let query: Query
  /// What stands for `{name}` in the route's path.
  let name: String
  /// Whose shares it takes.
  let client: String
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

  /// Whose request it is, by its fields if a trusted proxy wrote them.
  func client(_ head: HTTPRequest, _ proxies: TrustedProxies) -> String {
    guard let peer = channel.peer else { return IPAddress.noClient }
    return proxies.origin(of: peer, head.headerFields).client
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

extension IPAddress {
  /// Whose shares an address takes: one client for each host of IPv4, one for each network (/64) of
  /// IPv6, since a host there has as many addresses as it likes.
  var client: String {
    let address = unmapped
    guard address.isSix else { return "\(address)" }
    let groups = stride(from: 0, to: 8, by: 2).map { place in
      String(Int(address.bytes[place]) << 8 | Int(address.bytes[place + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/64"
  }

  /// Who has no address.
  static let noClient = "local"
}

extension Channel {
  /// The address at the other end of the connection, if it has one.
  var peer: IPAddress? { remoteAddress?.withSockAddr { address, _ in IPAddress(socket: address) } }
}
