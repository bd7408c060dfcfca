import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server that does as it is told, byte by byte, on a loopback address.
///
/// It speaks no HTTP of its own: a test says what goes over the wire.
final class HostileServer: Sendable {
  /// One thing to do to a client.
  enum Step: Sendable {
    case send(String)
    case sendBytes([UInt8])
    case pause(Duration)

    /// Sends the text again and again until the client hangs up.
    case flood(String)
    case close
  }

  /// What to do about a request, given its head.
  struct Behavior: Sendable {
    let steps: @Sendable (_ request: String) -> [Step]

    /// Looks at the request first.
    static func of(_ steps: @escaping @Sendable (_ request: String) -> [Step]) -> Behavior {
      Behavior(steps: steps)
    }

    /// Does the same whatever is asked.
    static func always(_ steps: [Step]) -> Behavior { Behavior { _ in steps } }
  }

  let address: String
  let port: Int
  private let channel: any Channel
  private let log: RequestLog

  /// The heads that clients have sent so far, in order.
  var requests: [String] { log.requests.withLock { $0 } }

  /// How many connections are open now.
  var connections: Int { log.connections.withLock { $0 } }

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - address: a loopback address of this machine.
  ///   - port: 0 for any free one.
  ///   - tls: certificate and key, or nil to speak in the open.
  ///   - readsHead: whether to wait for an HTTP head before acting, or for any bytes.
  init(
    on address: String = "127.0.0.1", port: Int = 0, tls: NIOSSLContext? = nil,
    readsHead: Bool = true, _ behavior: Behavior
  ) async throws {
    let log = RequestLog()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(Script(log: log, readsHead: readsHead, behavior: behavior))
        }
      }
      .bind(host: address, port: port).get()
    self.log = log
    self.address = address
    self.port = channel.localAddress?.port ?? 0
  }

  func stop() async throws { try await channel.close() }
}

/// What clients asked for, and how many are still there.
private final class RequestLog: Sendable {
  let requests = Mutex<[String]>([])
  let connections = Mutex(0)
}

/// Reads a request's head, then plays the steps.
private final class Script: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: RequestLog
  private let readsHead: Bool
  private let behavior: HostileServer.Behavior
  private var received: [UInt8] = []
  private var isPlaying = false

  init(log: RequestLog, readsHead: Bool, behavior: HostileServer.Behavior) {
    self.log = log
    self.readsHead = readsHead
    self.behavior = behavior
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += unwrapInboundIn(data).readableBytesView
    if isPlaying || (readsHead && !received.ends(with: "\r\n\r\n".utf8)) { return }
    isPlaying = true
    let request = String(decoding: received, as: UTF8.self)
    log.requests.withLock { $0.append(request) }
    play(behavior.steps(request)[...], on: context.channel)
  }

  func channelActive(context: ChannelHandlerContext) {
    log.connections.withLock { $0 += 1 }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    log.connections.withLock { $0 -= 1 }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ steps: ArraySlice<HostileServer.Step>, on channel: any Channel) {
    guard let step = steps.first, channel.isActive else { return }
    let rest = steps.dropFirst()
    switch step {
    case .send(let text):
      channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
      play(rest, on: channel)
    case .sendBytes(let bytes):
      channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
      play(rest, on: channel)
    case .pause(let time):
      channel.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
        self.play(rest, on: channel)
      }
    case .flood(let text):
      channel.writeAndFlush(ByteBuffer(string: text)).assumeIsolated().whenSuccess {
        // In a later round of the loop: a write that succeeds at once would nest without end.
        channel.eventLoop.assumeIsolated().execute { self.play(steps, on: channel) }
      }
    case .close:
      channel.close(promise: nil)
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with other: String.UTF8View) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}
