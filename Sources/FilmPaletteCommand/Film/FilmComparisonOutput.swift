import ArgumentParser
import Films
import Media
import Pages
import PaletteFiles
import Palettes
import Platform

/// `filmpalette film A B --compare`: writes the differences between two films, as a
/// page, text or JSON.
struct FilmComparisonOutput {
  let request: FilmRequest
  let flags: FilmOutputFlags

  /// - Throws: `ValidationError` for flags that a comparison does not support.
  static func check(_ flags: FilmOutputFlags, inputs: FilmInputs) throws {
    if let format = flags.format, Form(rawValue: format) == nil {
      throw ValidationError("a comparison is html, json or text, not '\(format)'")
    }
    if let output = flags.output, output.hasSuffix("/") || FileIdentity.isFolder(output) {
      throw ValidationError("\(output): a comparison is one file, not a folder.")
    }
    guard let output = flags.output else { return }
    try inputs.check(output)
    guard form(of: flags) != nil else {
      throw ValidationError(
        "\(output): a comparison is .html, .json or .txt; choose one with --format.")
    }
  }

  /// What a comparison can be written as, by the names of formats.
  enum Form: String {
    case html, json, text
  }

  /// The form by the format, else by the output's ending, else text on a terminal and JSON
  /// elsewhere; `nil` for another ending.
  static func form(of flags: FilmOutputFlags, isScreen: Bool = Terminal.isScreen) -> Form? {
    if let format = flags.format { return Form(rawValue: format) }
    guard let output = flags.output?.lowercased() else { return isScreen ? .text : .json }
    return switch output {
    case _ where output.hasSuffix(".html") || output.hasSuffix(".htm"): .html
    case _ where output.hasSuffix(".json"): .json
    case _ where output.hasSuffix(".txt"): .text
    default: nil
    }
  }

  /// The flags for reading the films: only a page has stills.
  static func readingFlags(_ flags: FilmOutputFlags) -> FilmOutputFlags {
    var flags = flags
    if form(of: flags) != .html { flags.stills = false }
    return flags
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
    guard let bytes = reporting(paths[1], { try bytes(films[0], films[1]) }) else {
      throw ExitStatus.nothingWorked
    }
    try write(bytes)
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

  private func bytes(_ first: Film, _ second: Film) throws -> [UInt8] {
    switch Self.form(of: flags) {
    case .html: try FilmComparisonPage(first, second, title: flags.title).bytes
    case .text: Array(text(FilmComparison(first, second)).utf8)
    case .json, nil: Array((FilmComparison(first, second).json.text + "\n").utf8)
    }
  }

  private func write(_ bytes: [UInt8]) throws(ExitCode) {
    do throws(UnwritableFile) {
      if let output = flags.output {
        try FileOutput.write(bytes, to: output)
      } else {
        try writeToStandardOutput(bytes)
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
}
