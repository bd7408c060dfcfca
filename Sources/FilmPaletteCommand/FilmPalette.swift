import ArgumentParser
import Media
import PaletteFiles
import Palettes
import Platform

/// The command itself. With stills and no subcommand, it extracts their palettes.
@main
struct FilmPalette: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filmpalette",
    abstract: "Find the colors of film stills and films.",
    discussion: """
      EXAMPLES
        filmpalette still.jpg                     eight colors of a still
        filmpalette -n 5 -f hex *.jpg             five colors of each, as #rrggbb
        filmpalette still.jpg -o still.ase        for Photoshop and Illustrator
        filmpalette still.jpg -f sheet -o s.png   the still with its palette under it
        filmpalette compare still.jpg -o c.html   every algorithm and space compared
        filmpalette film movie.mp4 -o report/     a film's shots, scenes and colors
        filmpalette convert still.ase -o still.gpl
        filmpalette catalog add stills/           stills and films, found by color
        filmpalette count stills/*.jpg            a row of JSON each, for pipelines
        filmpalette serve                         a web page and an HTTP service
        filmpalette samples stills                painted stills to try things on

      Exit status: 0 all done; 1 nothing worked; 2 some inputs failed, or a film
      was not read to its end; 64 wrong usage.
      """,
    version: filmPaletteVersion,
    subcommands: [
      ExtractCommand.self, CompareCommand.self, FilmCommand.self, ConvertCommand.self,
      CountCommand.self, CatalogCommand.self, SamplesCommand.self, ServiceCommand.self,
    ],
    defaultSubcommand: ExtractCommand.self)

  /// Runs the command: directly for plain arguments, otherwise through the argument parser.
  static func main() {
    CurrentProcess.openStandardDescriptors()
    CurrentProcess.surviveFileLimit()
    CurrentProcess.removeUnfinishedFiles()
    let arguments = CurrentProcess.arguments.dropFirst()
    if arguments.count == 1, arguments.last == "--version" { end(saying: filmPaletteVersion) }
    // The service and the catalog have their own flags, including `--help`.
    if arguments.first == "serve" { ServiceCommand.become(Array(arguments.dropFirst())) }
    if arguments.first == "catalog" { CatalogCommand.become(Array(arguments.dropFirst())) }
    // If plain arguments are invalid, the parser reports the error.
    do {
      if let plain = PlainArguments(arguments), let job = try? plain.request.job() {
        return try job.run()
      }
      var command = try parseAsRoot(Array(arguments))
      try command.run()
    } catch let thrown {
      let error = Checks.cause(of: thrown, in: Array(arguments))
      let status = exitCode(for: error)
      let width = max(Terminal.columnsForHelp, narrowest)
      let text = Suggestion.withinReach(fullMessage(for: error, columns: width))
      if status.isSuccess { end(saying: text) }
      if !text.isEmpty { standardError(text.withoutControls + "\n") }
      exit(withError: status)
    }
  }

  /// The least width of help, for which its examples are written: on a narrower terminal, the
  /// terminal wraps them, so that they can still be copied as they are.
  private static let narrowest = 80

  /// Ends the command after writing a requested text, such as help.
  private static func end(saying text: String) -> Never {
    do throws(UnwritableFile) {
      if !text.isEmpty { try writeToStandardOutput(Array((text + "\n").utf8)) }
    } catch {
      reportError("\(error)")
      exit(withError: ExitStatus.nothingWorked)
    }
    exit(withError: ExitCode.success)
  }
}
