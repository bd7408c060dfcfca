import PaletteFiles
import Palettes
import Platform

/// What the terminal can show.
enum Terminal {
  /// Whether results go to a person's screen.
  static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether that screen shows 24-bit colors and nobody asked for none (https://no-color.org).
  static var hasTrueColor: Bool {
    guard isScreen, variable("NO_COLOR").isEmpty else { return false }
    if ["truecolor", "24bit"].contains(variable("COLORTERM")) { return true }
    let terminal = variable("TERM")
    return ["direct", "kitty", "alacritty", "foot", "wezterm"].contains { terminal.contains($0) }
  }

  /// How many columns the terminal of standard error has; 80 if it does not say.
  static var columns: Int {
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

/// One line on standard error that names the program; line ends and control characters, which a
/// file's name may hold, are replaced.
func complain(_ line: String) {
  standardError("filmpalette: \(line.onOneLine)\n")
}

/// Text on standard error; what cannot be written there has nowhere else to go.
func standardError(_ text: String) {
  try? writeAll(Array(text.shown.utf8), to: STDERR_FILENO)
}
