import NIOCore
import NIOHTTPTypes

/// Closes a connection that keeps us waiting for the head of a request, however slowly it talks
/// meanwhile, and tells when the client leaves.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  let presence = Presence()
  private let patience: TimeAmount
  private var deadline: Scheduled<Void>?
  /// Requests whose answers are not complete; a client may send several ahead.
  private var underWay = 0
  /// An answer may take so many times as long to be read as a head to come.
  private static let readingTimes: Int64 = 10

  /// - Parameter patience: from the connection, or the end of an answer, to a head.
  init(patience: TimeAmount) { self.patience = patience }

  func handlerAdded(context: ChannelHandlerContext) {
    wait(on: context.channel, for: patience)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
    presence.leave()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head = unwrapInboundIn(data) {
      deadline?.cancel()
      underWay += 1
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
    wait(on: channel, for: patience * Self.readingTimes)
    let sent = promise ?? channel.eventLoop.makePromise()
    sent.futureResult.assumeIsolated().whenSuccess { [self] in
      if underWay == 0 { wait(on: channel, for: patience) }
    }
    context.write(data, promise: sent)
  }

  func channelInactive(context: ChannelHandlerContext) {
    presence.leave()
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
