import PaletteFiles
import Palettes
import Platform

/// The capabilities of the terminal.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The colors of standard output: none if it is not a terminal, or if colors are disabled
  /// (https://no-color.org).
  static var colors: TerminalColors { isScreen ? colors(variable) : .none }

  /// The colors of a terminal by its environment.
  ///
  /// - Parameter variable: the value of a variable; empty if it is not set.
  static func colors(_ variable: (String) -> String) -> TerminalColors {
    guard variable("NO_COLOR").isEmpty else { return .none }
    if ["truecolor", "24bit"].contains(variable("COLORTERM")) { return .trueColor }
    let terminal = variable("TERM")
    let full = ["direct", "kitty", "alacritty", "foot", "wezterm"]
    if full.contains(where: terminal.contains) { return .trueColor }
    return terminal.contains("256color") ? .indexed : .none
  }

  /// How many columns the terminal of standard error has; 80 if unknown.
  static var columns: Int { columns(of: STDERR_FILENO) }

  /// How many columns help has: as `COLUMNS` says, or else the terminal of standard output; 80 if
  /// unknown.
  static var columnsForHelp: Int { Int(variable("COLUMNS")) ?? columns(of: STDOUT_FILENO) }

  private static func columns(of descriptor: CInt) -> Int {
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

/// Writes one line with the program's name to standard error. Line ends and control characters,
/// which may occur in file names, are replaced.
func reportError(_ line: String) {
  standardError("filmpalette: \(line.onOneLine)\n")
}

/// Writes text to standard error. There is no other place for a failed write to be reported.
func standardError(_ text: String) {
  try? writeAll(Array(text.shown.utf8), to: STDERR_FILENO)
}
