import ArgumentParser
import Media
import Palettes

/// `filmpalette STILL…`: the palette of each still.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print or write the palette of each still (the default).",
    discussion: """
      EXAMPLES
        filmpalette still.jpg
        filmpalette -n 6 -a agglomerative -s oklab still.jpg
        filmpalette --min-brightness 0.05 --max-brightness 0.95 still.jpg
        filmpalette stills/*.jpg -o palettes/ -f json
        curl -s https://example.org/still.jpg | filmpalette - -f css
      """)

  @Argument(
    help: "Paths, http(s) URLs, or - for standard input.", completion: .file())
  var stills: [String] = []

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

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

  @OptionGroup(title: "READING OPTIONS") var reading: ReadingFlags

  @Option(name: .shortAndLong, help: "How many stills at a time (default: one for each core).")
  var jobs: Int?

  func validate() throws {
    guard !stills.isEmpty else { throw ValidationError("Name at least one still. See --help.") }
    guard stills.filter({ $0 == "-" }).count < 2 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs takes a number from 1.") }
    try reading.validate()
    _ = try options()
    _ = try plan()
  }

  func run() throws {
    let plan = try plan()
    var limits = reading.limits
    limits.hashes = plan.format.name == PaletteFormat.json.name
    let extraction = StillExtraction(
      options: try options(), limits: limits, allowsPrivateURLs: reading.allowPrivateUrls,
      format: plan.presentation)
    if reading.allowPrivateUrls { complain("URLs may lead to this machine and its network") }
    try plan.prepare()
    let jobs = StillJobs(stills: stills, workers: jobs ?? availableCores())
    let failures = jobs.run { still, memory in
      try extraction.bytes(of: still, reusing: &memory)
    } deliver: { index, bytes in
      try plan.deliver(bytes, of: index)
    }
    try ExitStatus.report(failures: failures, of: stills.count)
  }

  private func options() throws -> PaletteOptions {
    do {
      return try palette.options()
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func plan() throws -> OutputPlan {
    try OutputPlan(stills: stills, format: format, output: output)
  }
}
