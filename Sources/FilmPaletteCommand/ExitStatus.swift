import ArgumentParser

/// The exit statuses of every subcommand; wrong usage is 64, by ArgumentParser.
enum ExitStatus {
  /// No input worked.
  static let nothingWorked = ExitCode(1)
  /// Some inputs failed; each was named and the others were done.
  static let someFailed = ExitCode(2)

  /// Ends the command with the status for this many failures; returns if there were none.
  static func report(failures: Int, of inputs: Int) throws(ExitCode) {
    if failures == 0 { return }
    throw failures == inputs ? nothingWorked : someFailed
  }
}
