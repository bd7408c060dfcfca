import ArgumentParser
import Media
import Palettes

/// `filmpalette film A B --compare`: what differs between two films, as text or JSON.
struct FilmComparisonOutput {
  let request: FilmRequest
  let flags: FilmOutputFlags

  /// - Throws: `ValidationError` for what a comparison cannot be written as.
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

  /// Reads both films and writes what differs.
  func run(_ paths: [String]) throws {
    var films: [Film] = []
    for path in paths {
      do {
        films.append(try request.film(path, cache: nil).film)
      } catch {
        complain("\(path): \(error)")
      }
    }
    guard films.count == 2 else { throw ExitStatus.nothingWorked }
    let comparison = FilmComparison(films[0], films[1])
    let isText = flags.format == "text" || flags.format == nil && isForPeople
    let text = isText ? comparison.text : comparison.json.text + "\n"
    do throws(MediaError) {
      if let output = flags.output {
        try FileOutput.write(Array(text.utf8), to: output)
      } else {
        try writeToStandardOutput(Array(text.utf8))
      }
    } catch {
      complain("\(error)")
      throw ExitStatus.nothingWorked
    }
  }

  private var isForPeople: Bool {
    guard let output = flags.output else { return Terminal.isScreen }
    return output.hasSuffix(".txt")
  }
}
