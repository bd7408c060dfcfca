import ArgumentParser
import Films
import Media
import PaletteFiles
import Palettes
import Platform

/// `filmpalette film A B --compare`: writes the differences between two films, as text or JSON.
struct FilmComparisonOutput {
  let request: FilmRequest
  let flags: FilmOutputFlags

  /// - Throws: `ValidationError` for flags that a comparison does not support.
  static func check(_ flags: FilmOutputFlags, inputs: FilmInputs) throws {
    guard ["json", "text", nil].contains(flags.format) else {
      throw ValidationError("a comparison is json or text, not '\(flags.format ?? "")'")
    }
    if let output = flags.output, output.hasSuffix("/") || FileIdentity.isFolder(output) {
      throw ValidationError("\(output): a comparison is one file, not a folder.")
    }
    guard let output = flags.output else { return }
    try inputs.check(output)
    guard flags.format != nil || output.hasSuffix(".json") || output.hasSuffix(".txt") else {
      throw ValidationError("\(output): a comparison is .json or .txt; choose one with --format.")
    }
  }

  /// Reads both films and writes their differences; reports errors.
  ///
  /// - Throws: `ExitCode` 1 if nothing could be compared, 2 if a film was not read to its end.
  func run(_ paths: [String]) throws(ExitCode) {
    // Checks both films before reading the first, which may take hours.
    let missing = paths.filter { path in reporting(path) { try request.open(path) } == nil }
    guard missing.isEmpty else { throw ExitStatus.nothingWorked }
    var films: [Film] = []
    for path in paths {
      guard let film = reporting(path, { try request.film(path, cache: nil).film }) else {
        throw ExitStatus.nothingWorked
      }
      films.append(film)
    }
    let comparison = FilmComparison(films[0], films[1])
    try write(isForPeople ? text(comparison) : comparison.json.text + "\n")
    let incomplete = zip(films, paths).count { !$0.reportEarlyStop($1) }
    try ExitStatus.report(failures: 0, incomplete: incomplete, of: paths.count)
  }

  /// The result of `body`, or `nil` after reporting its error in one line.
  private func reporting<Result>(_ path: String, _ body: () throws -> Result) -> Result? {
    do {
      return try body()
    } catch {
      reportError("\(path): \(error)")
      return nil
    }
  }

  private func write(_ text: String) throws(ExitCode) {
    do throws(UnwritableFile) {
      if let output = flags.output {
        try FileOutput.write(Array(text.utf8), to: output)
      } else {
        try writeToStandardOutput(Array(text.utf8))
      }
    } catch {
      reportError("\(error)")
      throw ExitStatus.nothingWorked
    }
  }

  /// The comparison as text. On a terminal, without `--format`, only a limited number of shots.
  private func text(_ comparison: FilmComparison) -> String {
    let isBrief = flags.format == nil && flags.output == nil
    return comparison.text(
      shots: isBrief ? 12 : .max,
      colors: flags.output == nil ? Terminal.colors : .none)
  }

  private var isForPeople: Bool {
    if let format = flags.format { return format == "text" }
    guard let output = flags.output else { return Terminal.isScreen }
    return output.hasSuffix(".txt")
  }
}
