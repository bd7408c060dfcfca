import ArgumentParser
import Palettes

/// The flags that say what is written, and where.
struct FilmOutputFlags: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "\(FilmOutputFlags.formats.joined(separator: " ")), or several with commas "
        + "(default: all of them into a folder, else by the ending of the output, else json)",
      valueName: "formats"),
    completion: .list(FilmOutputFlags.formats))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this folder or file.", valueName: "path"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How barcode.png is drawn: mean, palette, slit, circular.", valueName: "style"),
    completion: .list(BarcodeOptions.Style.allCases.map(\.rawValue)))
  var barcode = BarcodeOptions().style.rawValue

  @Option(help: ArgumentHelp("The barcode's width in pixels.", valueName: "pixels"))
  var width = BarcodeOptions().width

  @Option(help: ArgumentHelp("The barcode's height in pixels.", valueName: "pixels"))
  var height = BarcodeOptions().height

  @Flag(help: "Let the barcode's slices blend into each other.")
  var smooth = false

  @Flag(inversion: .prefixedNo, help: "Keep a still of each shot.")
  var stills = true

  /// The formats' names, and that of the stills.
  static let formats = FilmFormat.all.map(\.name) + ["stills"]

  /// - Throws: `ValidationError` for what a barcode cannot be.
  func barcodeOptions() throws -> BarcodeOptions {
    var options = BarcodeOptions()
    guard let style = BarcodeOptions.Style(rawValue: barcode) else {
      let names = BarcodeOptions.Style.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--barcode takes \(names), not '\(barcode)'")
    }
    guard (1...16384).contains(width), (1...16384).contains(height) else {
      throw ValidationError("--width and --height take 1…16384 pixels.")
    }
    options.style = style
    (options.width, options.height, options.isSmooth) = (width, height, smooth)
    return options
  }

  /// What was typed for `--format`, if anything was.
  ///
  /// - Throws: `ValidationError` for a name that no format has.
  func chosenFormats() throws -> [String]? {
    guard let format else { return nil }
    var names: [String] = []
    for name in format.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard Self.formats.contains(name) else {
        let all = Self.formats.joined(separator: ", ")
        throw ValidationError("format takes \(all), not '\(name)'")
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
