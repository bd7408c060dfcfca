import ArgumentParser
import Frames
import Media
import Pages
import PaletteFiles
import Palettes
import Platform
import Workers

/// `filmpalette compare STILL…`: shows algorithms, spaces, sizes and filters side by side.
struct CompareCommand: ParsableCommand {
  /// The format of a comparison.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, json
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare algorithms, color spaces and sizes on each still.",
    discussion: """
      The page contains the stills, their histograms and every palette, and needs
      no network. --count is for the comparison of algorithms and spaces;
      --algorithm and --space are for the comparisons of sizes and of the
      brightness filter, which is 0.05…0.95 unless bounds are given.

      EXAMPLES
        filmpalette compare still.jpg -o page.html
        filmpalette compare -n 6 stills/*.jpg -o page.html
        filmpalette compare still.jpg -f json
      """)

  @Argument(
    help: "Paths, http(s) URLs, or - for standard input; folders with -r.",
    completion: .file())
  var stills: [String] = []

  /// The flags that choose what is written, and where.
  struct OutputFlags: ParsableArguments {
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "html json (default: by the ending of the output, else json)", valueName: "format"))
    var format: Format?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Write to this file: one for all stills.", valueName: "path"),
      completion: .file())
    var output: String?

    @Option(
      help: ArgumentHelp(
        "What stills stand on: dark, gray, white (default: the page's gray)", valueName: "ground"),
      completion: .list(Ground.allCases.map(\.rawValue)))
    var ground: String?

    @Option(help: ArgumentHelp("The page's title.", valueName: "text"))
    var title: String?
  }

  @OptionGroup(title: "OUTPUT OPTIONS") var target: OutputFlags

  @OptionGroup(title: "READING OPTIONS") var reading: ReadingFlags

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    try request.validate()
    _ = try request.options()
    _ = try chosenFormat()
    try checkOutput(stills: request.pictures().found)
    _ = try target.ground.map(Ground.init(typed:))
  }

  func run() throws {
    let (stills, unreadable) = try request.pictures()
    for place in unreadable { reportError("\(place)") }
    let format = try chosenFormat()
    let inputs = request.inputs(hashes: format == .json)
    inputs.warn()
    var done: [(still: Int, bytes: [UInt8])] = []
    let jobs = StillJobs(
      stills: stills, workers: request.workers, memory: inputs.limits.memory,
      timeout: request.timeout)
    let failures = jobs.run(try work(format, inputs)) { done.append(($0, $1)) }
    if !done.isEmpty {
      switch format {
      case .json: try deliver(done.flatMap(\.bytes))
      case .html:
        let sections = done.map { still, bytes in
          (name: StillName.lastComponent(of: stills[still]).shown, html: bytes)
        }
        try deliver(
          ComparePage(
            sections: sections, title: target.title, ground: target.ground.map(Ground.init(typed:))
          ).bytes)
      }
    }
    try ExitStatus.report(
      failures: failures + unreadable.count, of: stills.count + unreadable.count)
  }

  /// The largest size at which the page shows a still.
  private static let shown = (width: 960, height: 1200)

  /// The work for each still: from its name to its section of the page, or its line of JSON.
  private func work(_ format: Format, _ inputs: StillInputs) throws -> StillJobs.Work {
    let options = try request.options()
    return { still, _, share in
      let input = try inputs.input(still)
      try share.take(for: input, limits: inputs.limits)
      let comparison = try Self.comparison(of: input, options, inputs.limits)
      switch format {
      case .json:
        return Array((JSONValue.comparison(comparison).text + "\n").utf8)
      case .html:
        let picture = try StillPicture.frame(
          of: input, fitting: Self.width(of: comparison.source), limits: inputs.limits)
        let section = try CompareSection(
          comparison, still: picture, jpeg: Self.jpeg(picture))
        return Array(section.html.utf8)
      }
    }
  }

  /// The comparison. The decoded picture is released before the page's picture is made.
  private static func comparison(
    of input: MediaInput, _ options: PaletteOptions, _ limits: ReadLimits
  ) throws -> Comparison {
    try Comparison(of: MediaReader.open(input, limits: limits), options: options)
  }

  /// The width at which the page shows a still, so that the still is not too high either.
  private static func width(of source: Provenance) -> Int {
    // `StillPicture` allows a height of four times the given width.
    max(shown.height / 4, min(shown.width, shown.height * source.width / source.height))
  }

  /// The still for the page, with the highest quality that keeps the file small enough.
  private static func jpeg(_ picture: Frame) throws -> [UInt8] {
    for quality in [90, 75, 60, 45] {
      let jpeg = try StillWriter.jpeg(picture, quality: quality)
      if jpeg.count <= 900_000 { return jpeg }
    }
    return try StillWriter.jpeg(picture, quality: 30)
  }

  private func deliver(_ bytes: [UInt8]) throws(ExitCode) {
    do throws(UnwritableFile) {
      guard let output = target.output else { return try writeToStandardOutput(bytes) }
      try FileOutput.write(bytes, to: output)
    } catch {
      reportError("\(error)")
      throw ExitStatus.nothingWorked
    }
  }

  private var request: StillRequest {
    StillRequest(stills: stills, palette: palette, reading: reading)
  }

  private func chosenFormat() throws -> Format {
    if let format = target.format { return format }
    guard let output = target.output else {
      guard !Terminal.isScreen else {
        throw ValidationError("Name a page with --output page.html, or ask for --format json.")
      }
      return .json
    }
    let ending = output.lowercased().split(separator: ".").last ?? ""
    switch ending {
    case "html", "htm": return .html
    case "json", "jsonl", "ndjson": return .json
    default:
      throw ValidationError("\(output): no format has this ending; choose html or json with -f.")
    }
  }

  private func checkOutput(stills: [String]) throws {
    guard let output = target.output else { return }
    if FileIdentity.isFolder(output) || output.hasSuffix("/") {
      throw ValidationError("\(output): a comparison is one file, not a folder.")
    }
    guard let target = FileIdentity(output) else { return }
    for still in stills where FileIdentity(still) == target {
      throw ValidationError("\(output): this would overwrite an input file.")
    }
  }
}
