import ArgumentParser
import Media
import Palettes

/// `filmpalette film MOVIE -o folder/`: shots, palettes in time, barcode, report page.
struct FilmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film",
    abstract: "Find the shots, scenes and colors of films.",
    discussion: """
      A folder gets every file: the report page index.html, film.json, shots.csv, a barcode, a
      still of each shot, swatches, and markers for editing programs. It keeps film.counts too,
      from which all of them are made again in a moment, with other options. A run that is
      interrupted goes on where it was when it is started again.

      EXAMPLES
        filmpalette film movie.mp4 -o report/          everything, in a folder
        filmpalette film movie.mp4 -o report/ -n 5     the same with five colors, from film.counts
        filmpalette film movie.mp4 -f edl -o shots.edl only the markers
        filmpalette film movie.mp4 -f barcode --barcode slit --width 4000 -o barcode.png
        filmpalette film movie.mp4 --sample keyframes -o preview/
        filmpalette film frame%04d.png --rate 25 -o report/
        filmpalette film cut.mov graded.mov --compare  what the grade changed, shot by shot
      """)

  @Argument(
    help: "Films: files, or numbered pictures as frame%04d.png.", completion: .file())
  var films: [String] = []

  @Flag(help: "Compare two films, or two versions of one, shot by shot.")
  var compare = false

  @OptionGroup(title: "PALETTE OPTIONS") var palette: PaletteOptionFlags

  @OptionGroup(title: "READING OPTIONS") var reading: FilmReadingFlags

  @OptionGroup(title: "OUTPUT OPTIONS") var output: FilmOutputFlags

  func validate() throws {
    guard !films.isEmpty else { throw ValidationError("Name at least one film. See --help.") }
    guard !compare || films.count == 2 else {
      throw ValidationError("--compare takes two films.")
    }
    _ = try reading.options()
    _ = try PaletteOptionFlags.validOptions(palette.choices)
    if compare {
      try FilmComparisonOutput.check(output)
    } else {
      _ = try FilmOutputPlan(films: films, flags: output)
    }
  }

  func run() throws {
    let request = FilmRequest(
      options: try readingOptions(), palette: try PaletteOptionFlags.validOptions(palette.choices),
      flags: reading)
    if compare { return try FilmComparisonOutput(request: request, flags: output).run(films) }
    let plan = try FilmOutputPlan(films: films, flags: output)
    var failures = 0
    for film in films where !report(film, request, plan) { failures += 1 }
    try ExitStatus.report(failures: failures, of: films.count)
  }

  /// Stills are kept unless nobody wants them: each costs a frame at a good size.
  private func readingOptions() throws -> FilmOptions {
    var options = try reading.options()
    options.keepsStills = output.stills && !compare
    return options
  }

  /// Does one film; what goes wrong is one line on standard error.
  private func report(_ path: String, _ request: FilmRequest, _ plan: FilmOutputPlan) -> Bool {
    do {
      let target = try plan.target(of: path)
      try target.prepare()
      do {
        let film = try request.film(path, cache: target.cache, isLasting: target.keepsCache)
        try target.deliver(film, barcode: output.barcodeOptions())
      } catch {
        target.withdraw()
        throw error
      }
      return true
    } catch {
      complain("\(path): \(error)")
      return false
    }
  }
}
