import Fetching
import NIOCore
import NIOHTTPTypes

/// Closes a connection that keeps us waiting for the head of a request, however slowly it talks
/// meanwhile, and tells when the client leaves. It keeps the connection's place among all.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  let presence = Presence()
  private let patience: TimeAmount
  private let connections: OpenConnections
  private let proxies: TrustedProxies
  private var connection: OpenConnection?
  private var deadline: Scheduled<Void>?
  /// Requests whose answers are not complete; a client may send several ahead.
  private var underWay = 0
  /// An answer may take so many times as long to be read as a head to come.
  private static let readingTimes: Int64 = 10
  /// The time that a guest has to send its head.
  private static let guestPatience = TimeAmount.seconds(2)

  /// - Parameters:
  ///   - patience: from the connection, or the end of an answer, to a head.
  ///   - connections: all that are open.
  ///   - proxies: whose connections take nobody's share.
  init(patience: TimeAmount, connections: OpenConnections, proxies: TrustedProxies) {
    self.patience = patience
    self.connections = connections
    self.proxies = proxies
  }

  func handlerAdded(context: ChannelHandlerContext) {
    wait(on: context.channel, for: patience)
  }

  func channelActive(context: ChannelHandlerContext) {
    let peer = context.channel.peer
    let connection = OpenConnection(
      context.channel,
      client: proxies.trusts(peer) ? nil : peer?.client ?? IPAddress.noClient)
    self.connection = connection
    if !connections.enter(connection) {
      wait(on: context.channel, for: min(patience, Self.guestPatience))
    }
    context.fireChannelActive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
    leave()
  }

  private func leave() {
    if let connection { connections.leave(connection) }
    presence.leave()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head = unwrapInboundIn(data) {
      deadline?.cancel()
      underWay += 1
      connection?.work()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    underWay -= 1
    guard underWay == 0 else { return context.write(data, promise: promise) }
    let channel = context.channel
    connection?.rest()
    wait(on: channel, for: patience * Self.readingTimes)
    let sent = promise ?? channel.eventLoop.makePromise()
    sent.futureResult.assumeIsolated().whenSuccess { [self] in
      if underWay == 0 { wait(on: channel, for: patience) }
    }
    context.write(data, promise: sent)
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent { presence.leave() }
    context.fireUserInboundEventTriggered(event)
  }

  private func wait(on channel: any Channel, for time: TimeAmount) {
    deadline?.cancel()
    deadline = channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
