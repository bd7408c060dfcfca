import Synchronization

/// Whether a client is still there to read its answer.
final class Presence: Sendable {
  private struct State {
    var hasLeft = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var hasLeft: Bool { state.withLock { $0.hasLeft } }

  /// What is done when the client leaves; at once if it has. One action at a time.
  func onLeaving(_ action: (@Sendable () -> Void)?) {
    let now = state.withLock { state in
      state.action = action
      return state.hasLeft
    }
    if now { action?() }
  }

  /// Does what ends, one way or another, when the client leaves.
  ///
  /// - Throws: `ServiceError.clientLeft` if it fails and the client has left; what `work` throws.
  func whileHere<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch {
      throw hasLeft ? ServiceError.clientLeft : error
    }
  }

  /// The client has left.
  func leave() {
    let action = state.withLock { state in
      state.hasLeft = true
      return state.action
    }
    action?()
  }
}
