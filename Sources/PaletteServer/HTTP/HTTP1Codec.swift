import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Sent outward by whoever begins to read a body: clients who asked first are told to send it.
struct BodyIsWanted: Sendable {}

/// Between the parser of HTTP/1 and the service: reads heads to the letter, makes a request of what
/// is refused (`HeadRefusal`), and ends connections.
///
/// A connection ends with the answer to a request that said so, that was refused here, or whose
/// answer says so itself; nothing that was sent behind it is answered.
final class HTTP1Codec: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let hosts: ServedHosts
  private var known: Authority?
  /// Requests that were passed on and whose answers are not complete.
  private var due = 0
  /// Whether parts belong to the body of the last one that was passed on.
  private var isInBody = false
  /// Whether no further request is passed on.
  private var hasLast = false
  private var expectsContinue = false
  /// Whether the answer that is being written is the connection's last, and whether it is written.
  private var (isEnding, hasEnded) = (false, false)
  private var closing: Scheduled<Void>?
  /// Time for a client to read why: what it still sends is dropped, for closing at once would make
  /// its system forget what has come.
  private static let linger = TimeAmount.seconds(1)

  init(hosts: ServedHosts) { self.hosts = hosts }

  func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      if !hasLast { begin(head, context) }
    case .body(let bytes):
      if isInBody { context.fireChannelRead(wrapInboundOut(.body(bytes))) }
    case .end(let trailers):
      guard isInBody else { return }
      isInBody = false
      let fields = trailers.map { HTTPFields($0, splitCookie: false) }
      context.fireChannelRead(wrapInboundOut(.end(fields)))
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
    if isInBody {
      // Whoever reads the body learns of it.
      (isInBody, hasLast) = (false, true)
      context.fireErrorCaught(error)
    } else if !hasLast, context.channel.isActive {
      // A head that breaks off where we closed the connection is no fault of the client's.
      refuse(HeadRefusal(error), .get, context)
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    do throws(HeadRefusal) {
      let read = try RequestHead(head, hosts: hosts, at: here(context))
      due += 1
      (isInBody, hasLast, expectsContinue) = (true, read.isLast, read.expectsContinue)
      context.fireChannelRead(wrapInboundOut(.head(read.request)))
    } catch {
      refuse(error, head.method == .HEAD ? .head : .get, context)
    }
  }

  /// Where the connection came to.
  private func here(_ context: ChannelHandlerContext) -> Authority {
    if let known { return known }
    let address = context.localAddress
    let here = Authority(address: address?.ipAddress ?? "", port: address?.port)
    known = here
    return here
  }

  private func refuse(
    _ refusal: HeadRefusal, _ method: HTTPRequest.Method, _ context: ChannelHandlerContext
  ) {
    due += 1
    hasLast = true
    context.fireChannelRead(wrapInboundOut(.head(refusal.request(method))))
    context.fireChannelRead(wrapInboundOut(.end(nil)))
  }
}

extension HTTP1Codec {
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if hasEnded {
      promise?.succeed()
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var response):
      // Of several that are due, the last is still being read or waits behind this one.
      if hasLast, due == 1 { response.headerFields[.connection] = "close" }
      if response.headerFields[.connection] == "close" { (isEnding, hasLast) = (true, true) }
      context.write(wrapOutboundOut(.head(HTTPResponseHead(response))), promise: promise)
    case .body(let bytes):
      context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: promise)
    case .end(let trailers):
      due -= 1
      context.write(wrapOutboundOut(.end(trailers.map { HTTPHeaders($0) })), promise: promise)
      if isEnding { end(context) }
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    hasEnded = true
    isInBody = false
    context.flush()
    context.close(mode: .output, promise: nil)
    let channel = context.channel
    closing = context.eventLoop.scheduleTask(in: Self.linger) { channel.close(promise: nil) }
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is BodyIsWanted else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    if expectsContinue, isInBody, due == 1 {
      let going = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(going)), promise: nil)
    }
    expectsContinue = false
    promise?.succeed()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event as? ChannelEvent {
    // It was closed here; who still works on what was sent behind need not fail.
    case .some(.outputClosed) where hasEnded: break
    case .some(.inputClosed) where hasEnded: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }
}

extension HeadRefusal {
  /// What the parser says of a head that it cannot read.
  fileprivate init(_ error: HTTPParserError) {
    switch error {
    case .headerOverflow:
      self.init(.requestHeaderFieldsTooLarge, "the request's head is too large")
    case .invalidVersion:
      self.init(
        .httpVersionNotSupported, "the first line ends with neither HTTP/1.1 nor HTTP/1.0")
    case .invalidEOFState: self.init(.clientLeft, "the request broke off")
    default: self.init(.badRequest, "what was sent is no request of HTTP/1.1")
    }
  }
}
