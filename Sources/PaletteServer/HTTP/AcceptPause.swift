import Logging
import NIOCore
import Platform

/// Has a listening socket wait for a moment when no connection can be accepted.
///
/// Out of descriptors, NIO 2 does not ask for the next connection for a second, but goes on to wait
/// for the socket, which is readable all the time: it gets the same error as fast as it can.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  private static let pause = TimeAmount.milliseconds(100)
  /// Between two lines of the log.
  private static let silence = TimeAmount.seconds(10)

  private let logger: Logger
  private var mayLog = NIODeadline.distantPast

  private init(_ logger: Logger) { self.logger = logger }

  /// Puts one on a listening channel, in front of what NIO does about errors.
  static func add(to channel: any Channel, _ logger: Logger) async {
    let added = channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(AcceptPause(logger), position: .first)
    }
    // It fails if the channel was closed meanwhile.
    try? await added.get()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let reason = error as? IOError,
      [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(reason.errnoCode)
    else { return context.fireErrorCaught(error) }
    if mayLog <= .now() {
      mayLog = .now() + Self.silence
      logger.warning("new connections wait", metadata: ["error": "\(error)"])
    }
    let channel = context.channel
    // Fails if it is closed.
    try? channel.syncOptions?.setOption(.autoRead, value: false)
    channel.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      try? channel.syncOptions?.setOption(.autoRead, value: true)
    }
  }
}
