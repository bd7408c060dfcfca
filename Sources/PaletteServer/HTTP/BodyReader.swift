import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// Reads a body within limits: of its own length, of the bytes of all bodies together, and of time.
///
/// A body that stalls is abandoned before its time is over, so that its memory is released.
struct BodyReader: Sendable {
  let limit: Int
  let budget: BodyBudget
  /// The time limit for the whole body, in seconds.
  let seconds: Int
  var leastRate = LeastRate()

  /// How many bytes of a body must arrive in each period of this many seconds; otherwise it has
  /// stalled.
  ///
  /// - Source: Kestrel, the server of ASP.NET, whose `MinRequestBodyDataRate` is 240 bytes a second
  ///   after a grace of 5 seconds.
  struct LeastRate: Sendable {
    var bytes = 1200
    var seconds = 5
  }

  /// Passes the body to `use`. Its bytes count as held until `use` returns.
  ///
  /// - Throws: `ServiceError.bodyTooLong` by the declared or the received length, `.slowUpload`,
  ///   `.stalledUpload`, `.busy`, `.brokenBody`, `.clientLeft` if the body is cut short; what `use`
  ///   throws.
  func read<Value: Sendable>(
    _ incoming: Incoming, _ use: @Sendable ([UInt8]) async throws -> Value
  ) async throws -> Value {
    if let declared = incoming.headers[.contentLength].flatMap({ Int($0) }), declared > limit {
      throw ServiceError.bodyTooLong(limit: limit)
    }
    incoming.context.wantBody()
    let lease = BodyLease(budget, of: incoming.client)
    defer { lease.end() }
    let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { try await collect(incoming.body, lease) }
      group.addTask { try await watch(lease) }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
    return try await use(bytes)
  }

  /// Throws when the body has stalled, or its time is over.
  private func watch(_ lease: BodyLease) async throws -> Never {
    var (passed, seen) = (0, 0)
    while true {
      let step = min(leastRate.seconds, seconds - passed)
      try await Task.sleep(for: .seconds(step))
      passed += step
      let count = lease.count
      guard passed < seconds else { throw ServiceError.slowUpload(seconds: seconds) }
      guard count - seen >= leastRate.bytes else {
        throw ServiceError.stalledUpload(bytes: leastRate.bytes, seconds: leastRate.seconds)
      }
      seen = count
    }
  }

  private func collect(_ body: RequestBody, _ lease: BodyLease) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      for try await buffer in body {
        let count = buffer.readableBytes
        guard bytes.count + count <= limit else { throw ServiceError.bodyTooLong(limit: limit) }
        guard lease.hold(bytes.count + count) else { throw ServiceError.busy }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
    } catch let error as HTTPParserError {
      throw error == .invalidEOFState
        ? ServiceError.clientLeft : .brokenBody(error.debugDescription)
    } catch is IOError, is ChannelError {
      throw ServiceError.clientLeft
    }
    return bytes
  }
}
