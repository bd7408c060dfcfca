import ArgumentParser

/// The exit statuses of all subcommands. For wrong usage, ArgumentParser exits with 64.
enum ExitStatus {
  /// All inputs failed.
  static let nothingWorked = ExitCode(1)
  /// Some inputs failed, or were not read to their end. Each of them was reported, and the others
  /// are complete.
  static let someFailed = ExitCode(2)

  /// Ends the command with the exit status for these numbers of failed and incomplete inputs;
  /// returns if both are 0.
  static func report(failures: Int, incomplete: Int = 0, of inputs: Int) throws(ExitCode) {
    if failures + incomplete == 0 { return }
    throw failures == inputs ? nothingWorked : someFailed
  }
}
