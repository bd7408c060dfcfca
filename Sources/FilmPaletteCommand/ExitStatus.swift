import ArgumentParser

/// The exit statuses of every subcommand; wrong usage is 64, by ArgumentParser.
enum ExitStatus {
  /// No input worked.
  static let nothingWorked = ExitCode(1)
  /// Some inputs failed, or were not read to their end; each was named and the others were done.
  static let someFailed = ExitCode(2)

  /// Ends the command with the status for this many failures, and inputs of which a part is done;
  /// returns if there were none.
  static func report(failures: Int, incomplete: Int = 0, of inputs: Int) throws(ExitCode) {
    if failures + incomplete == 0 { return }
    throw failures == inputs ? nothingWorked : someFailed
  }
}
