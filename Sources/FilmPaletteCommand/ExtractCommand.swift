import ArgumentParser
import PaletteFiles
import Palettes

/// `filmpalette STILL…`: extracts the palette of each still.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print or write the palette of each still (the default).",
    discussion: """
      EXAMPLES
        filmpalette still.jpg
        filmpalette still.jpg --facts
        filmpalette -n 6 -a agglomerative -s oklab still.jpg
        filmpalette --min-brightness 0.05 --max-brightness 0.95 still.jpg
        filmpalette stills/*.jpg -o palettes/ -f json
        filmpalette -r stills/ -o palettes/
        curl -s https://example.org/still.jpg | filmpalette - -f css
      """)

  @Argument(
    help: "Paths, http(s) URLs, or - for standard input; folders with -r.",
    completion: .file())
  var stills: [String] = []

  @OptionGroup(title: "OUTPUT OPTIONS") var output: ExtractOutputFlags

  @OptionGroup(title: "READING OPTIONS") var reading: ReadingFlags

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    _ = try request.job()
  }

  func run() throws {
    try request.job().run()
  }

  /// The request that the arguments make.
  var request: ExtractRequest {
    ExtractRequest(
      reading: StillRequest(stills: stills, palette: palette, reading: reading),
      format: output.format, output: output.output, facts: output.facts, ground: output.ground,
      title: output.title)
  }
}

/// The flags of `extract` that choose what is written, and where.
struct ExtractOutputFlags: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "\(PaletteFormat.all.map(\.name).joined(separator: " ")) "
        + "(default: text on a terminal, else json)", valueName: "format"),
    completion: .list(PaletteFormat.all.map(\.name)))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, in the format of its ending; several stills go to a folder.",
      valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(
    help: "Add blacks, whites, near-neutral share and lights to text; JSON always has them.")
  var facts = false

  @Option(
    help: ArgumentHelp(
      "What a sheet stands on: dark, gray, white (default: dark)", valueName: "ground"),
    completion: .list(Ground.allCases.map(\.rawValue)))
  var ground: String?

  @Option(
    help: ArgumentHelp("The palette's title (default: the still's name).", valueName: "text"))
  var title: String?
}
