import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// The progress of reading a film, on one line of a terminal: share, rate and time left. Shows
/// nothing elsewhere, and nothing during the first second.
///
/// If a signal ends the command (Ctrl-C), the line is finished and a message says what remains.
final class FilmProgressLine {
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  /// Where this run began: an earlier run may have read a part.
  private var first: FilmProgress?

  /// The message for a user who ends the command after a part of the film was kept.
  private let whenKept: String
  private var isKept = false

  /// - Parameters:
  ///   - name: the film's name.
  ///   - whenKept: the message for a user who ends the command after a part of the film was kept.
  init(name: String, whenKept: String) {
    self.name = name.onOneLine.shown
    self.whenKept = whenKept
    setLastWords("nothing was saved")
  }

  private func setLastWords(_ words: String) {
    guard isTerminal else { return }
    CurrentProcess.setLastWords("\r\u{1B}[Kfilmpalette: stopped; \(words)\n")
  }

  /// Shows the bar, at most five times a second.
  func show(_ progress: FilmProgress) {
    guard isTerminal else { return }
    if progress.isKept != isKept {
      isKept = progress.isKept
      setLastWords(isKept ? whenKept : "nothing was saved")
    }
    let first = first ?? progress
    self.first = first
    let now = ContinuousClock.now
    guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true else {
      return
    }
    last = now
    let elapsed = Double((now - start) / .milliseconds(1)) / 1000
    let line = Self.line(
      progress, since: first, after: elapsed, name: name, columns: Terminal.columns)
    standardError("\r\u{1B}[K\(line)")
  }

  /// The line for this progress since a run's first, so many seconds after the run began.
  ///
  /// Where a terminal is too narrow for all of it, the name is cut and left out first, then the
  /// rate; then the bar gets narrower and is left out, and then the time left.
  static func line(
    _ progress: FilmProgress, since first: FilmProgress, after elapsed: Double, name: String,
    columns: Int
  ) -> String {
    // A line that wraps cannot be erased, and the terminal adds ^C to it.
    let room = columns - 3
    let rate = "\(Int(Double(progress.frames - first.frames) / elapsed)) frames/s"
    guard let all = progress.all, all > 0 else { return fitted([[rate]], name: name, room) }
    let share = min(1, max(0, progress.seconds / all))
    let speed = (progress.seconds - first.seconds) / elapsed
    let left = (speed > 0 ? FilmTime.clock((all - progress.seconds) / speed) : "…") + " left"
    let percent = "\(Int(share * 100))%"
    let usual = bar(share, columns: 30) + " " + percent
    // A narrower bar shows nothing that the share does not.
    let rest = room - " \(percent)  \(left)".columns
    let narrow = rest >= 5 ? [[bar(share, columns: min(rest, 30)) + " " + percent, left]] : []
    return fitted(
      [[usual, left, rate]] + narrow + [[percent, left], [percent]], name: name, room)
  }

  private static func bar(_ share: Double, columns: Int) -> String {
    let filled = Int(share * Double(columns))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
  }

  /// The first of these lists of parts that fits in so many columns, with the name in front of the
  /// last part of the first list if there is room; empty if none fits.
  private static func fitted(_ lines: [[String]], name: String, _ room: Int) -> String {
    let all = lines[0].joined(separator: "  ")
    let name = shortened(name, to: room - all.columns - 2)
    if !name.isEmpty {
      return (lines[0].dropLast() + [name] + lines[0].suffix(1)).joined(separator: "  ")
    }
    return lines.map { $0.joined(separator: "  ") }.first { $0.columns <= room } ?? ""
  }

  /// Erases the bar, so that other lines can be written.
  func clear() {
    if isTerminal { CurrentProcess.setLastWords(nil) }
    guard last != nil else { return }
    standardError("\r\u{1B}[K")
    last = nil
  }

  /// The beginning of a name with an ellipsis, in at most this many columns.
  static func shortened(_ name: String, to columns: Int) -> String {
    guard name.columns > columns else { return name }
    var beginning = name
    while !beginning.isEmpty, beginning.columns + 1 > columns { beginning.removeLast() }
    return columns > 0 ? beginning + "…" : ""
  }
}
