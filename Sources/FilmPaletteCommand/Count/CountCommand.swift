import ArgumentParser
import Media
import PaletteFiles
import Palettes
import Platform

/// `filmpalette count FILE…`: prints one row of JSON for each file, whatever happens.
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Print one line of JSON for each file, whatever happens.",
    discussion: """
      For catalogs, pipelines and clusters: each row has the palette, the facts
      and the counted pixels, or says why there are none. Rows come in the order
      of the files, each as soon as it is ready; names may arrive meanwhile.

      Status: \(CountedRow.Status.allCases.map(\.rawValue).joined(separator: " "))

      EXAMPLES
        filmpalette count stills/*.jpg > rows.ndjson
        find archive -type f -print0 | filmpalette count --files-from - --null
        filmpalette count --files-from list.txt --timeout 20 -j 8 --no-counts
      """)

  @Argument(help: "Paths of stills and films.", completion: .file())
  var files: [String] = []

  /// The flags that choose what a row has, and where names come from.
  struct RowFlags: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "Read names from this file, or - for standard input, one in each line.",
        valueName: "file"),
      completion: .file())
    var filesFrom: String?

    @Flag(
      name: [.customShort("0"), .long],
      help: "Names in the list end with a zero byte, as after find -print0.")
    var null = false

    @Flag(inversion: .prefixedNo, help: "Whether rows have the counted pixels.")
    var counts = true

    @Option(
      help: ArgumentHelp(
        "Add a JPEG of each still, with a longer side of this many pixels.", valueName: "pixels"))
    var thumbnail: Int?
  }

  @OptionGroup(title: "OUTPUT OPTIONS") var rows: RowFlags

  @OptionGroup(title: "READING OPTIONS") var reading: CountReadingFlags

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    _ = try job()
  }

  func run() throws { try job().run() }

  /// The job that the arguments ask for.
  ///
  /// - Throws: `ValidationError` if it cannot be carried out.
  private func job() throws -> CountJob {
    guard !files.isEmpty || rows.filesFrom != nil else {
      throw ValidationError("Name at least one file, or a list of names with --files-from.")
    }
    guard !files.contains("-") else {
      throw ValidationError("Names come from standard input with --files-from -")
    }
    guard !rows.null || rows.filesFrom != nil else {
      throw ValidationError("--null is for names in a list; name the list with --files-from.")
    }
    guard (1...4096).contains(rows.thumbnail ?? 1) else {
      throw ValidationError("--thumbnail takes pixels, 1…4096.")
    }
    let request = StillRequest(
      stills: files, choices: palette.choices, full: reading.full, maxPixels: reading.maxPixels,
      maxMemory: reading.maxMemory, timeout: reading.timeout, jobs: reading.jobs)
    try request.checkLimits()
    let counting = StillCounting(
      options: try request.options(), limits: request.inputs(hashes: true).limits,
      hasCounts: rows.counts, thumbnail: rows.thumbnail)
    return CountJob(
      files: files, list: rows.filesFrom, separator: rows.null ? .zero : .line,
      workers: request.workers, timeout: request.timeout ?? CountReadingFlags.usualTimeout,
      counting: counting)
  }
}

/// The flags that choose how much of a file is read, and how many at a time.
struct CountReadingFlags: ParsableArguments {
  /// Seconds. Half a minute is long for a still; films take minutes.
  static let usualTimeout = 600

  @Flag(help: ReadingFlags.fullHelp)
  var full = false

  @Option(help: ReadingFlags.maxPixelsHelp)
  var maxPixels: Int?

  @Option(help: ReadingFlags.maxMemoryHelp)
  var maxMemory: String?

  @Option(
    help: ArgumentHelp(
      "Give up on a file that takes longer (default: \(usualTimeout)).", valueName: "seconds"))
  var timeout: Int?

  @Option(name: .shortAndLong, help: ReadingFlags.jobsHelp)
  var jobs: Int?
}
