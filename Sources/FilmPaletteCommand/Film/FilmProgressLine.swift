import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// How far a film is read, on one line of a terminal: share, rate and time left; silent elsewhere,
/// and for the first second.
///
/// A signal that ends the command meanwhile (Ctrl-C) ends the line too, and says what is left.
final class FilmProgressLine {
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  /// Where this run began: an earlier one may have read a part.
  private var first: FilmProgress?

  /// What a user should know who ends the command once something of the film is kept.
  private let whenKept: String
  private var isKept = false

  /// - Parameters:
  ///   - name: of the film.
  ///   - whenKept: what a user should know who ends the command once something of the film is kept.
  init(name: String, whenKept: String) {
    self.name = name.onOneLine.shown
    self.whenKept = whenKept
    setLastWords("nothing was kept")
  }

  private func setLastWords(_ words: String) {
    guard isTerminal else { return }
    ThisProcess.setLastWords("\r\u{1B}[Kfilmpalette: stopped; \(words)\n")
  }

  /// Shows the bar, five times a second at most.
  func show(_ progress: FilmProgress) {
    guard isTerminal else { return }
    if progress.isKept != isKept {
      isKept = progress.isKept
      setLastWords(isKept ? whenKept : "nothing was kept")
    }
    let first = first ?? progress
    self.first = first
    let now = ContinuousClock.now
    guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true else {
      return
    }
    last = now
    let elapsed = Double((now - start) / .milliseconds(1)) / 1000
    let rate = "  \(Int(Double(progress.frames - first.frames) / elapsed)) frames/s"
    var bar = ""
    if let all = progress.all, all > 0 {
      let share = min(1, max(0, progress.seconds / all))
      let filled = Int(share * 30)
      let speed = (progress.seconds - first.seconds) / elapsed
      let left = speed > 0 ? FilmTime.clock((all - progress.seconds) / speed) : "…"
      bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        + " \(Int(share * 100))%  \(left) left  "
    }
    // A line that goes on in the next row cannot be taken back; a terminal adds ^C to it.
    let room = Terminal.columns - 3 - bar.columns - rate.columns
    standardError("\r\u{1B}[K\(bar)\(Self.shortened(name, to: room))\(rate)")
  }

  /// Removes the bar, so that other lines can be written.
  func clear() {
    if isTerminal { ThisProcess.setLastWords(nil) }
    guard last != nil else { return }
    standardError("\r\u{1B}[K")
    last = nil
  }

  /// The beginning of a name, and dots for the rest, in so many columns.
  static func shortened(_ name: String, to columns: Int) -> String {
    guard name.columns > columns else { return name }
    var beginning = name
    while !beginning.isEmpty, beginning.columns + 1 > columns { beginning.removeLast() }
    return columns > 0 ? beginning + "…" : ""
  }
}
