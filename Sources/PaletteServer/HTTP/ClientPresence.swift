import Synchronization

/// Whether a client is still connected to read its answer.
final class ClientPresence: Sendable {
  private struct State {
    var hasLeft = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var hasLeft: Bool { state.withLock { $0.hasLeft } }

  /// Sets the action for when the client leaves; runs it at once if the client has left. There is
  /// one action at a time.
  func onLeaving(_ action: (@Sendable () -> Void)?) {
    let now = state.withLock { state in
      state.action = action
      return state.hasLeft
    }
    if now { action?() }
  }

  /// Runs work that ends early when the client leaves.
  ///
  /// - Throws: `ServiceError.clientLeft` if `work` fails and the client has left; otherwise what
  ///   `work` throws.
  func whileHere<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch {
      throw hasLeft ? ServiceError.clientLeft : error
    }
  }

  /// Notes that the client has left.
  func leave() {
    let action = state.withLock { state in
      state.hasLeft = true
      return state.action
    }
    action?()
  }
}
