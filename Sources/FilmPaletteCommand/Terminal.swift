import PaletteFiles
import Palettes
import Platform

/// The capabilities of the terminal.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard output is a terminal with 24-bit colors, and colors are not disabled
  /// (https://no-color.org).
  static var hasTrueColor: Bool {
    guard isScreen, variable("NO_COLOR").isEmpty else { return false }
    if ["truecolor", "24bit"].contains(variable("COLORTERM")) { return true }
    let terminal = variable("TERM")
    return ["direct", "kitty", "alacritty", "foot", "wezterm"].contains { terminal.contains($0) }
  }

  /// How many columns the terminal of standard error has; 80 if unknown.
  static var columns: Int {
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
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
