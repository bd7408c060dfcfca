import Media
import Palettes
import Platform

/// How far a film is read, on one line of a terminal: share, rate and time left; silent elsewhere,
/// and for the first second.
final class FilmProgressLine {
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  /// Where this run began: an earlier one may have read a part.
  private var first: FilmReading.Progress?

  init(name: String) { self.name = name }

  /// Shows the bar, five times a second at most.
  func show(_ progress: FilmReading.Progress) {
    guard isTerminal else { return }
    let first = first ?? progress
    self.first = first
    let now = ContinuousClock.now
    guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true else {
      return
    }
    last = now
    let elapsed = Double((now - start) / .milliseconds(1)) / 1000
    let rate = Double(progress.frames - first.frames) / elapsed
    var line = "\(name.onOneLine)  \(Int(rate)) frames/s"
    if let all = progress.all, all > 0 {
      let share = min(1, max(0, progress.seconds / all))
      let filled = Int(share * 30)
      let speed = (progress.seconds - first.seconds) / elapsed
      let left = speed > 0 ? FilmTime.clock((all - progress.seconds) / speed) : "…"
      line =
        String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        + " \(Int(share * 100))%  \(left) left  " + line
    }
    standardError("\r\u{1B}[K\(line)")
  }

  /// Removes the bar, so that other lines can be written.
  func clear() {
    guard last != nil else { return }
    standardError("\r\u{1B}[K")
    last = nil
  }
}
