import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization

/// How many bytes of bodies are held, for all clients together.
final class BodyBudget: Sendable {
  private let held = Mutex(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Bytes that are held now.
  var count: Int { held.withLock { $0 } }

  /// - Throws: `ServiceError.busy` if there is no room for these.
  func take(_ count: Int) throws(ServiceError) {
    let fits = held.withLock { held in
      guard held + count <= limit else { return false }
      held += count
      return true
    }
    if !fits { throw .busy }
  }

  func give(_ count: Int) { held.withLock { $0 -= count } }
}

/// What one request has taken of the budget.
private final class BodyLease: Sendable {
  private let budget: BodyBudget
  private let held = Mutex(0)

  init(_ budget: BodyBudget) { self.budget = budget }

  func take(_ count: Int) throws(ServiceError) {
    try budget.take(count)
    held.withLock { $0 += count }
  }

  func end() { budget.give(held.withLock { $0 }) }
}

/// Reads a body within its limits: of its own length, of all bodies together, and of time.
struct BodyReader: Sendable {
  let limit: Int
  let budget: BodyBudget
  let seconds: Int

  /// Hands the body to `use`; its bytes count as held until that returns.
  ///
  /// - Throws: `ServiceError.bodyTooLong` by what is declared or by what comes, `.slowUpload`,
  ///   `.busy`, `.brokenBody`, `.clientLeft` if it ends before its end; what `use` throws.
  func read<Value: Sendable>(
    _ incoming: Incoming, _ use: @Sendable ([UInt8]) async throws -> Value
  ) async throws -> Value {
    if let declared = incoming.headers[.contentLength].flatMap({ Int($0) }), declared > limit {
      throw ServiceError.bodyTooLong(limit: limit)
    }
    incoming.context.wantBody()
    let lease = BodyLease(budget)
    defer { lease.end() }
    let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { try await collect(incoming.body, lease) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw ServiceError.slowUpload(seconds: seconds)
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
    return try await use(bytes)
  }

  private func collect(_ body: RequestBody, _ lease: BodyLease) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      for try await buffer in body {
        let count = buffer.readableBytes
        guard bytes.count + count <= limit else { throw ServiceError.bodyTooLong(limit: limit) }
        try lease.take(count)
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
