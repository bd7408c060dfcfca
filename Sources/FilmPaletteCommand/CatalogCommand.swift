import ArgumentParser

/// `filmpalette catalog`: replaces this process with `filmpalette-catalog`, which has its own flags
/// (`Documentation/Decisions/0073-the-catalog-in-its-own-program.md`).
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Find stills and shots of a collection by their colors.",
    discussion: "filmpalette catalog --help lists what it does.")

  @Argument(parsing: .captureForPassthrough, help: "Flags of the catalog.")
  var arguments: [String] = []

  func run() { Self.become(arguments) }

  /// Replaces this process with the catalog; exits with status 1 if that fails.
  static func become(_ arguments: [String]) -> Never {
    reportError(SiblingProgram.become("filmpalette-catalog", arguments: arguments))
    exit(withError: ExitStatus.nothingWorked)
  }
}
