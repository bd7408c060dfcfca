import ArgumentParser

/// `filmpalette serve`: replaces this process with `filmpalette-serve`, which has its own flags
/// (`Documentation/Decisions/0030-serve-in-its-own-process.md`).
struct ServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve palettes over HTTP, with a web page.",
    discussion: "filmpalette serve --help lists the flags.")

  @Argument(parsing: .captureForPassthrough, help: "Flags of the service.")
  var arguments: [String] = []

  func run() { Self.become(arguments) }

  /// Replaces this process with the service; exits with status 1 if that fails.
  static func become(_ arguments: [String]) -> Never {
    reportError(SiblingProgram.become("filmpalette-serve", arguments: arguments))
    exit(withError: ExitStatus.nothingWorked)
  }
}
