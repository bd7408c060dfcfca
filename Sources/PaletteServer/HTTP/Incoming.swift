import Fetching
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A request in the form that routes receive.
struct Incoming: Sendable {
  let head: HTTPRequest
  let body: RequestBody
  let query: Query
  /// The value of `{name}` in the route's path.
  let name: String
  /// The client in whose share the request counts.
  let client: String
  let context: ServiceContext

  var headers: HTTPFields { head.headerFields }
}

/// The context of a request: its connection and its number.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The client of a request; determined from its fields if a trusted proxy wrote them.
  func client(_ head: HTTPRequest, _ proxies: TrustedProxies) -> String {
    guard let peer = channel.peer else { return IPAddress.noClient }
    return proxies.origin(of: peer, head.headerFields).client
  }

  /// Tells a client that waits for permission to send its body to continue; curl does this with
  /// large bodies.
  func wantBody() {
    // A test's channel has no event loop that would handle it.
    if channel.isActive { channel.triggerUserOutboundEvent(BodyIsWanted(), promise: nil) }
  }

  /// Reports when the client leaves.
  func presence() async -> ClientPresence {
    // A test's channel has no event loop that would answer.
    guard channel.isActive else { return ClientPresence() }
    let channel = channel
    let found = try? await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.handler(type: ConnectionWatch.self).presence
    }.get()
    return found ?? ClientPresence()
  }
}

extension IPAddress {
  /// The client in whose share an address counts: one client for each IPv4 host, and one for each
  /// IPv6 network (/64), since an IPv6 host can use any number of addresses.
  var client: String {
    let address = unmapped
    guard address.isSix else { return "\(address)" }
    let groups = stride(from: 0, to: 8, by: 2).map { place in
      String(Int(address.bytes[place]) << 8 | Int(address.bytes[place + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/64"
  }

  /// The client of a connection without an address.
  static let noClient = "local"
}

extension Channel {
  /// The address at the other end of the connection, if it has one.
  var peer: IPAddress? { remoteAddress?.withSockAddr { address, _ in IPAddress(socket: address) } }
}
