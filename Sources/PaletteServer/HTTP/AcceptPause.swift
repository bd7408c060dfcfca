import Logging
import NIOCore
import Platform

/// Pauses a listening socket for a moment when no connection can be accepted.
///
/// When descriptors run out, NIO 2 stops accepting for a second, but keeps waiting for the socket,
/// which is always readable: the same error repeats in a busy loop.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  private static let pause = TimeAmount.milliseconds(100)
  /// The time between two lines in the log.
  private static let silence = TimeAmount.seconds(10)

  private let logger: Logger
  private var mayLog = NIODeadline.distantPast

  private init(_ logger: Logger) { self.logger = logger }

  /// Adds a handler to a listening channel, before NIO's own error handling.
  static func add(to channel: any Channel, _ logger: Logger) async {
    let added = channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(AcceptPause(logger), position: .first)
    }
    // Fails if the channel was closed meanwhile.
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
    // Fails if the channel is closed.
    try? channel.syncOptions?.setOption(.autoRead, value: false)
    channel.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      try? channel.syncOptions?.setOption(.autoRead, value: true)
    }
  }
}
