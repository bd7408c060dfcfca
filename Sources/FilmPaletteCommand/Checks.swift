import ArgumentParser

/// The checks that commands make of their arguments, which come before the parser's own complaint
/// about an unknown option.
enum Checks {
  /// Whether commands leave out their checks.
  @TaskLocal static var areLeftOut = false

  /// The error to report for one that parsing threw: if a check failed only because an option is
  /// unknown, as in `filmpalette --help-me`, the error that names the option.
  static func cause(of error: any Error, in arguments: [String]) -> any Error {
    guard FilmPalette.exitCode(for: error) == .validationFailure else { return error }
    do {
      try $areLeftOut.withValue(true) { _ = try FilmPalette.parseAsRoot(arguments) }
      return error
    } catch let unknown {
      return unknown
    }
  }
}
