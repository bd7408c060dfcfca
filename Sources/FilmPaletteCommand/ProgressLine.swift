import Palettes
import Platform

/// The progress of the work, on one line of a terminal. Shows nothing elsewhere, and nothing during
/// the first second.
struct ProgressLine: Sendable {
  /// `nil` if it is not known.
  let total: Int?
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now

  init(total: Int?) {
    self.total = total
  }

  private var isShown: Bool {
    isTerminal && total != 1 && ContinuousClock.now - start > .seconds(1)
  }

  /// Shows a bar, or the number alone, if the work has taken over a second.
  func show(done: Int) {
    guard isShown else { return }
    guard let total else { return standardError("\r\(done.grouped) done") }
    let width = 30
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    standardError("\r\(bar) \(done) of \(total)")
  }

  /// Erases the bar, so that other lines can be written.
  func clear() {
    guard isShown else { return }
    standardError("\r\u{1B}[K")
  }
}
