import Platform

/// How much of the memory that workers share one job may take.
package struct MemoryShare {
  private let ask: (_ bytes: Int, _ reserved: Int) -> Void

  /// For work outside of a worker: nobody else is there to share with.
  package static var alone: MemoryShare { MemoryShare { _, _ in } }

  init(_ ask: @escaping (_ bytes: Int, _ reserved: Int) -> Void) { self.ask = ask }

  /// What a job may allocate beyond what it says: room for what was not foreseen, and for what is
  /// reserved and not used.
  private static let slack = 256 << 20

  /// The most that a job may allocate.
  static func limit(_ bytes: Int, _ reserved: Int) -> Int {
    [bytes, reserved].reduce(slack) { sum, more in
      let (next, overflow) = sum.addingReportingOverflow(max(0, more))
      return overflow ? .max : next
    }
  }

  /// Waits until so many bytes may be used. To be called once, before they are.
  ///
  /// What exceeds them by far, because a job needs more than it said, fails to be allocated.
  ///
  /// - Parameters:
  ///   - bytes: what will be in use at most.
  ///   - reserved: what will be allocated beyond that, and not be used.
  package func take(_ bytes: Int, reserving reserved: Int = 0) { ask(bytes, reserved) }
}
