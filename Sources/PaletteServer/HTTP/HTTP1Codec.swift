import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// An outbound event when reading a body begins: a client that sent `Expect: 100-continue` is told
/// to send the body.
struct BodyIsWanted: Sendable {}

/// Stands between the HTTP/1 parser and the service: checks heads strictly, turns refused ones into
/// requests with a `HeadRefusal`, and closes connections.
///
/// A connection is closed after the answer if the request asks for that or was refused here, or if
/// the answer itself says so. Data after such a request are ignored.
final class HTTP1Codec: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let hosts: ServedHosts
  private var known: Authority?
  /// Requests that were forwarded and whose answers are not complete.
  private var due = 0
  /// Whether incoming parts belong to the body of the last forwarded request.
  private var isInBody = false
  /// Whether no further request will be forwarded.
  private var hasLast = false
  private var expectsContinue = false
  /// Whether the answer in progress is the connection's last one, and whether it was written.
  private var (isEnding, hasEnded) = (false, false)
  private var closing: Scheduled<Void>?
  /// How long further data are read and dropped, so that the client can read the answer. Closing at
  /// once could make its system discard the answer.
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
      // The reader of the body receives the error.
      (isInBody, hasLast) = (false, true)
      context.fireErrorCaught(error)
    } else if !hasLast, context.channel.isActive {
      // If this side closed the connection, an incomplete head is not the client's fault.
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

  /// The local address of the connection.
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
      // If several answers are due, the last request is still being read or waits behind this one.
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
    // This side closed the connection; work on requests after the last need not fail.
    case .some(.outputClosed) where hasEnded: break
    case .some(.inputClosed) where hasEnded: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }
}

extension HeadRefusal {
  /// The refusal for a parser error in a head.
  fileprivate init(_ error: HTTPParserError) {
    switch error {
    case .headerOverflow:
      self.init(.requestHeaderFieldsTooLarge, "the request's head is too large")
    case .invalidVersion:
      self.init(
        .httpVersionNotSupported, "the first line ends with neither HTTP/1.1 nor HTTP/1.0")
    case .invalidEOFState: self.init(.clientLeft, "the request was cut short")
    default: self.init(.badRequest, "this is not an HTTP/1.1 request")
    }
  }
}
