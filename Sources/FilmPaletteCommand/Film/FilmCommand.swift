import ArgumentParser
import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// `filmpalette film MOVIE -o folder/`: finds shots, palettes in time, a barcode and a report page.
struct FilmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film",
    abstract: "Find the shots, scenes and colors of films.",
    discussion: """
      A folder gets every file: the report page index.html, film.json, shots.csv,
      a barcode, a still of each shot, swatches, and markers for editing programs.
      It also keeps film.counts, from which all of these are made again in a moment
      with other options. An interrupted run resumes when it is started again.
      With -f, options that are not given are those of the folder's last run;
      files made with other options are listed. Subtitles beside the film
      (movie.srt) are added to its shots.

      EXAMPLES
        filmpalette film movie.mp4                  a short table, on a terminal
        filmpalette film movie.mp4 -o report/       everything, in a folder
        filmpalette film movie.mp4 -o report/ -n 5  again with five colors
        filmpalette film movie.mp4 -o report/ -f edl
        filmpalette film movie.mp4 -o shots.edl     only the markers
        filmpalette film reel7.mov -o shots.edl --reel REEL7
        filmpalette film movie.mp4 -f barcode --barcode slit -o barcode.png
        filmpalette film movie.mp4 --sample keyframes -o preview/
        filmpalette film frame%04d.png --rate 25 -o report/
        filmpalette film cut.mov graded.mov --compare -o changes.html
      """)

  @Argument(
    help: "Films: files, or numbered pictures like frame%04d.png.", completion: .file())
  var films: [String] = []

  @Flag(help: "Compare two films, or two versions of one, shot by shot.")
  var compare = false

  @OptionGroup(title: "OUTPUT OPTIONS") var output: FilmOutputFlags

  @OptionGroup(title: "READING OPTIONS") var reading: FilmReadingFlags

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

  func validate() throws {
    guard !Checks.areLeftOut else { return }
    guard !films.isEmpty else { throw ValidationError("Name at least one film. See --help.") }
    guard !compare || films.count == 2 else {
      throw ValidationError("--compare takes two films.")
    }
    _ = try reading.options()
    _ = try PaletteOptionFlags.validOptions(palette.choices)
    guard reading.rate == nil || inputs.haveSequence else {
      throw ValidationError("--rate is for numbered pictures, named like frame%04d.png.")
    }
    if compare {
      try FilmComparisonOutput.check(output, inputs: inputs)
    } else {
      let plan = try FilmOutputPlan(films: films, flags: output, inputs: inputs)
      try output.checkFacts(in: plan.targets.flatMap(\.formats))
    }
  }

  /// How many files are open at a time, with a few to spare.
  private static let fewestFiles = 12

  /// The input files, which must not be overwritten.
  private var inputs: FilmInputs { FilmInputs(films: films, others: [reading.subtitles]) }

  func run() throws {
    // With fewer files, libraries would fail to load midway, and stills would be missing.
    guard CurrentProcess.mayOpen(Self.fewestFiles) else {
      reportError(
        "the limit of open files (ulimit -n) is too low: a film needs \(Self.fewestFiles)")
      throw ExitStatus.nothingWorked
    }
    let request = try FilmRequest(
      choices: palette.choices, reading: reading,
      output: compare ? FilmComparisonOutput.readingFlags(output) : output)
    if compare { return try FilmComparisonOutput(request: request, flags: output).run(films) }
    let plan = try FilmOutputPlan(films: films, flags: output, inputs: inputs)
    let ends = zip(films, plan.targets).map { report($0, request, $1) }
    try ExitStatus.report(
      failures: ends.count { $0 == .failed }, incomplete: ends.count { $0 == .incomplete },
      of: films.count)
  }

  /// The outcome for one film.
  private enum End { case done, incomplete, failed }

  /// Processes one film; reports an error as one line on standard error.
  private func report(_ path: String, _ request: FilmRequest, _ target: FilmTarget) -> End {
    do {
      let made = try target.prepare()
      var isWhole = true
      do {
        let wasHere = target.hasRunBefore
        let (request, line) = request.filled(for: target, film: path)
        if let line { reportError(line) }
        var (film, settings) = try request.film(path, cache: target.cache(request.options))
        if let fault = film.edit.fault(for: film) {
          throw NamedError(name: "--record-start", reason: fault)
        }
        film.location = FilmLocation.url(
          from: target.outputFolder, to: path, toFolder: film.source.pictures != nil)
        let pictures = try request.pictures(
          of: film, at: path, for: target, typedStills: output.stills)
        let lines = try target.deliver(
          film, settings, pictures: pictures, wasHere: wasHere,
          fullSize: { try request.visitStills(of: film, at: path, $0) })
        lines.forEach(reportError)
        isWhole = film.reportEarlyStop(path)
        if case .folder(let folder, _) = target.place, Terminal.isScreen {
          standardError("\(folder)/index.html".onOneLine + "\n")
        }
      } catch {
        FilmTarget.withdraw(made)
        throw error
      }
      return isWhole ? .done : .incomplete
    } catch {
      reportError("\(path): \(error)")
      return .failed
    }
  }
}

extension Film {
  /// Reports in one line if the film has more than was read.
  ///
  /// - Returns: whether all of the film was read.
  func reportEarlyStop(_ path: String) -> Bool {
    guard let reason = source.stopReason else { return true }
    reportError("\(path): not read to its end: \(reason)")
    return false
  }
}
