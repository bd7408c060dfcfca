import Platform

/// The progress of the work, on one line of a terminal. Shows nothing elsewhere, and nothing during
/// the first second.
struct ProgressLine: Sendable {
  let total: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now

  init(total: Int) {
    self.total = total
  }

  /// Shows a bar, if the work has taken over a second.
  func show(done: Int) {
    guard isTerminal, total > 1, ContinuousClock.now - start > .seconds(1) else { return }
    let width = 30
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    standardError("\r\(bar) \(done) of \(total)")
  }

  /// Erases the bar, so that other lines can be written.
  func clear() {
    guard isTerminal, total > 1, ContinuousClock.now - start > .seconds(1) else { return }
    standardError("\r\u{1B}[K")
  }
}
