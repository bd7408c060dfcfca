import NIOCore
import NIOHTTP1
import NIOPosix

/// Guards a connection before a request is sent: it must lead to the address that was checked, and
/// it fails when the server sends too much.
struct ConnectionGuard: Sendable {
  let address: IPAddress

  /// The request target. It is set here because the HTTP client would turn a path whose escapes are
  /// not UTF-8 into `/`.
  let target: String

  /// The most bytes that the server may send, including heads, chunk sizes and trailers.
  let allowance: Int

  /// Installs the guard on a connection; fails if the connection leads to another address.
  func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      guard let peer = channel.remoteAddress?.ipAddress, IPAddress(peer) == address else {
        throw FetchError.failed("the connection leads to an address that was not checked")
      }
      let pipeline = channel.pipeline.syncOperations
      // After decryption and before HTTP parsing, where every byte of the answer passes.
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(Allowance(bytes: allowance), position: .before(decoder))
      let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
      try pipeline.addHandler(RequestTarget(target), position: .after(encoder))
    }
  }
}

/// Sets the target of every request.
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

/// Lets this many bytes pass, then fails the connection.
private final class Allowance: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private var left: Int

  init(bytes: Int) { left = bytes }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    left -= unwrapInboundIn(data).readableBytes
    guard left >= 0 else {
      context.fireErrorCaught(FetchError.failed("sends too much data around the body"))
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
  }
}
