import NIOCore
import NIOHTTP1
import NIOPosix

/// What is asked of a connection before a request goes out on it: that it leads to the address
/// that was checked, and that it ends when the server sends more than it may.
struct ConnectionGuard: Sendable {
  let address: IPAddress

  /// What the request asks for. It is put there by us: on the way through the client, a path whose
  /// escapes are no UTF-8 would become `/`.
  let target: String

  /// The most bytes that the server may send, in bytes, with heads, chunk sizes and trailers.
  let allowance: Int

  /// Puts the guard on a connection, or fails if that leads elsewhere.
  func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      guard let peer = channel.remoteAddress?.ipAddress, IPAddress(peer) == address else {
        throw FetchError.failed("the connection leads to an address that was not checked")
      }
      let pipeline = channel.pipeline.syncOperations
      // After decryption, before HTTP is read: the place where every byte of the answer passes.
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(Allowance(bytes: allowance), position: .before(decoder))
      let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
      try pipeline.addHandler(RequestTarget(target), position: .after(encoder))
    }
  }
}

/// Has every request ask for one target.
private final class RequestTarget: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  private let target: String

  init(_ target: String) { self.target = target }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    head.uri = target
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }
}

/// Lets so many bytes pass, then fails the connection.
private final class Allowance: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private var left: Int

  init(bytes: Int) { left = bytes }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    left -= unwrapInboundIn(data).readableBytes
    guard left >= 0 else {
      context.fireErrorCaught(FetchError.failed("sends more around the body than HTTP needs"))
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
  }
}
