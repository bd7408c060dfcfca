import ArgumentParser
import Media
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// The program `filmpalette-catalog`, which `filmpalette catalog` becomes.
@main
struct CatalogProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filmpalette catalog",
    abstract: "Find stills and shots by their colors.",
    discussion: """
      EXAMPLES
        filmpalette catalog add stills/ movie.mp4
        filmpalette catalog find --color c0392b:5 --color 0e4d4f:40+
        filmpalette catalog find --like still.jpg --limit 12 -o found.png
        filmpalette catalog find --text boxing --where lightness:dark
        filmpalette catalog update
      """,
    version: filmPaletteVersion,
    subcommands: [
      AddCommand.self, UpdateCommand.self, RemoveCommand.self, FindCommand.self,
      ListCommand.self, ExportCommand.self, InfoCommand.self,
    ])

  static func main() {
    CurrentProcess.openStandardDescriptors()
    CurrentProcess.surviveFileLimit()
    CurrentProcess.removeUnfinishedFiles()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      if Self.isOurs(error) {
        reportError("\(error)")
        exit(withError: ExitCode(1))
      }
      let status = exitCode(for: error)
      let text = fullMessage(for: error)
      if status.isSuccess {
        try? writeToStandardOutput(Array((text + "\n").utf8))
      } else if !text.isEmpty {
        standardError(text.withoutControls + "\n")
      }
      exit(withError: status)
    }
  }

  /// Whether an error is not one of the argument parser's.
  private static func isOurs(_ error: any Error) -> Bool {
    error is CatalogError || error is UnwritableFile || error is TagTable.Invalid
      || error is SiblingRun.CannotStart || error is MediaError || error is PaletteFileError
  }
}

/// Where the catalog is.
struct CatalogLocation: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalog's folder (default: $FILMPALETTE_CATALOG_FOLDER, else in your data folder).",
      valueName: "folder"),
    completion: .directory)
  var catalog: String?

  /// The folder: named, else of the environment, else `filmpalette/catalog` in the user's data
  /// folder by the XDG rules.
  var folder: String {
    if let catalog { return catalog }
    if let named = Self.environment("FILMPALETTE_CATALOG_FOLDER") { return named }
    if let data = Self.environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/filmpalette/catalog"
    }
    return (Self.environment("HOME") ?? ".") + "/.local/share/filmpalette/catalog"
  }

  func validate() throws {
    guard catalog != "" else { throw ValidationError("--catalog takes a folder, not ''.") }
  }

  func open(_ mode: Catalog.Mode) throws -> Catalog { try Catalog(folder: folder, mode: mode) }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(platformString: value)
  }
}
