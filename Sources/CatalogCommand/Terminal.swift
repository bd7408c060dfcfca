import PaletteFiles
import Platform

/// Writes one line with the program's name to standard error. Line ends and control characters,
/// which may occur in file names, are replaced.
func reportError(_ line: String) {
  standardError("filmpalette: \(line.onOneLine)\n")
}

/// Writes text to standard error. There is no other place for a failed write to be reported.
func standardError(_ text: String) {
  try? writeAll(Array(text.shown.utf8), to: STDERR_FILENO)
}

/// Writes all of `bytes` to standard output.
func writeToStandardOutput(_ bytes: [UInt8]) throws(UnwritableFile) {
  do throws(SystemError) {
    try writeAll(bytes, to: STDOUT_FILENO)
  } catch {
    throw UnwritableFile(path: "standard output", reason: error.words)
  }
}
