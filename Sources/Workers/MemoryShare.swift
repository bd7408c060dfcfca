import Platform

/// How much of the memory that workers share one job may take.
package struct MemoryShare {
  private let ask: (Int) -> Void

  /// For work outside of a worker: nobody else is there to share with.
  package static var alone: MemoryShare { MemoryShare { _ in } }

  init(_ ask: @escaping (Int) -> Void) { self.ask = ask }

  /// What a process takes beyond what its job says it needs: room for what was not foreseen.
  static let slack = 64 << 20

  /// Waits until so many bytes may be used. To be called once, before they are.
  ///
  /// What exceeds them by far, because a job needs more than it said, fails to be allocated.
  package func take(_ bytes: Int) { ask(bytes) }
}
