import Fetching
import NIOCore
import NIOHTTPTypes

/// Closes a connection if the head of a request takes too long, however slowly it trickles in, or
/// if the client does not read its answers. Also reports when the client leaves, and keeps the
/// connection's entry in `OpenConnections`.
///
/// Pipelined requests wait here until the previous answer was sent. Otherwise all of them would be
/// answered into memory before the system reports that the client reads nothing.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  let presence = ClientPresence()
  private let patience: TimeAmount
  private let connections: OpenConnections
  private let proxies: TrustedProxies
  private var connection: OpenConnection?
  private var deadline: Scheduled<Void>?
  /// Whether the answer to the last forwarded request has not been sent yet.
  private var isAnswering = false
  /// Data that arrived after that request: at most one read, since nothing more is read meanwhile.
  private var ahead = CircularBuffer<HTTPRequestPart>()
  /// Events to forward after that data: that a body is broken, and that the client sends no more.
  private var (fault, isInputClosed) = ((any Error)?.none, false)
  private var wantsRead = false
  /// How many times as long as a head an answer may take.
  private static let readingTimes: Int64 = 10
  /// The time that a guest connection has to send its head.
  private static let guestPatience = TimeAmount.seconds(2)

  /// - Parameters:
  ///   - patience: the time from the connection, or from the end of an answer, to a complete head.
  ///   - connections: all open connections.
  ///   - proxies: trusted proxies, whose connections count in no client's share.
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
    let part = unwrapInboundIn(data)
    if case .head = part, isAnswering || !ahead.isEmpty { return ahead.append(part) }
    if ahead.isEmpty { pass(part, context) } else { ahead.append(part) }
  }

  private func pass(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    if case .head = part {
      deadline?.cancel()
      isAnswering = true
      connection?.work()
    }
    context.fireChannelRead(wrapInboundOut(part))
  }

  func read(context: ChannelHandlerContext) {
    if ahead.isEmpty { context.read() } else { wantsRead = true }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if ahead.isEmpty { context.fireErrorCaught(error) } else { fault = error }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let channel = context.channel
    switch unwrapOutboundIn(data) {
    case .head:
      wait(on: channel, for: patience * Self.readingTimes)
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let sent = promise ?? channel.eventLoop.makePromise()
      let next = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      sent.futureResult.whenSuccess {
        let (watch, context) = next.value
        watch.proceed(context)
      }
      context.write(data, promise: sent)
    }
  }

  /// After an answer was sent: forwards the next request, or waits for one.
  private func proceed(_ context: ChannelHandlerContext) {
    isAnswering = false
    if ahead.isEmpty {
      connection?.rest()
      return wait(on: context.channel, for: patience)
    }
    while let part = ahead.first {
      if case .head = part, isAnswering { break }
      ahead.removeFirst()
      pass(part, context)
    }
    context.fireChannelReadComplete()
    guard ahead.isEmpty else { return }
    if let fault { context.fireErrorCaught(fault) }
    if isInputClosed { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
    if wantsRead { context.read() }
    (fault, isInputClosed, wantsRead) = (nil, false, false)
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .some(.inputClosed) = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    presence.leave()
    if ahead.isEmpty { context.fireUserInboundEventTriggered(event) } else { isInputClosed = true }
  }

  private func wait(on channel: any Channel, for time: TimeAmount) {
    deadline?.cancel()
    deadline = channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
