import Platform

/// How much memory one job takes of the memory that workers share.
package struct MemoryShare {
  private let ask: (_ bytes: Int, _ reserved: Int) -> Void

  /// For work outside a worker: there is no one to share memory with.
  package static var alone: MemoryShare { MemoryShare { _, _ in } }

  init(_ ask: @escaping (_ bytes: Int, _ reserved: Int) -> Void) { self.ask = ask }

  /// How much a job may allocate beyond the amounts that it declares.
  private static let slack = 256 << 20

  /// The most that a job may allocate.
  static func limit(_ bytes: Int, _ reserved: Int) -> Int {
    [bytes, reserved].reduce(slack) { sum, more in
      let (next, overflow) = sum.addingReportingOverflow(max(0, more))
      return overflow ? .max : next
    }
  }

  /// Waits until this much memory may be used. Call once, before allocating it.
  ///
  /// A job that needs far more than it declares fails to allocate the memory.
  ///
  /// - Parameters:
  ///   - bytes: the most that will be in use.
  ///   - reserved: what will be allocated in addition, but not used.
  package func take(_ bytes: Int, reserving reserved: Int = 0) { ask(bytes, reserved) }
}
