import ArgumentParser
import Films
import Pages
import PaletteFiles
import Palettes

/// The flags that choose what is written, and where.
struct FilmOutputFlags: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "\(FilmOutputFlags.formats.joined(separator: " ")), or several with commas "
        + "(default: all of them into a folder, else by the ending of the output, else text on a "
        + "terminal and json elsewhere)",
      valueName: "formats"),
    completion: .list(FilmOutputFlags.formats))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this folder or file.", valueName: "path"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How barcode.png is drawn: mean, palette, slit, circular "
        + "(default: \(BarcodeOptions().style.rawValue))",
      valueName: "style"),
    completion: .list(BarcodeOptions.Style.allCases.map(\.rawValue)))
  var barcode: String?

  @Option(
    help: ArgumentHelp(
      "The width of barcode.png and sheet.png, 1…16384 pixels (default: \(BarcodeOptions().width); a "
        + "circular barcode: \(BarcodeOptions.usualWidth(.circular)))",
      valueName: "pixels"))
  var width: Int?

  @Option(
    help: ArgumentHelp(
      "The barcode's height, 1…16384 pixels (default: \(BarcodeOptions().height))",
      valueName: "pixels"))
  var height: Int?

  @Option(
    help: ArgumentHelp(
      "What sheets and circular barcodes stand on: dark, gray, white (default: dark)",
      valueName: "ground"),
    completion: .list(Ground.allCases.map(\.rawValue)))
  var ground: String?

  @Option(
    help: ArgumentHelp(
      "The title of pages, sheets and timelines (default: the film's name).", valueName: "text"))
  var title: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Let the barcode's slices blend into each other (default: --no-smooth)")
  var smooth: Bool?

  @Option(
    help: ArgumentHelp(
      "Where timelines for editing programs begin: 01:00:00:00 (the default), or 01:00:00;00 in "
        + "drop-frame.",
      valueName: "timecode"))
  var recordStart: String?

  @Option(
    help: ArgumentHelp("The film's reel, for editing programs (default: AX).", valueName: "name"))
  var reel: String?

  @Flag(inversion: .prefixedNo, help: "Keep a still of each shot (default: --stills)")
  var stills: Bool?

  @Option(
    help: ArgumentHelp(
      "The width of stills, 64…1920; another width reads the film again; or full, the film's own "
        + "size, as png or tiff (default: \(FilmOptions().stillWidth))", valueName: "pixels"))
  var stillWidth: StillWidth?

  @Option(
    help: ArgumentHelp(
      "The format of stills: jpeg; or png, tiff at the film's full size, without loss, for which "
        + "parts of the film are decoded again (default: jpeg)", valueName: "format"),
    completion: .list(StillFormat.allCases.map(\.rawValue)))
  var stillFormat: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Put each shot's palette under its still (default: --no-still-palettes)")
  var stillPalettes: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Add blacks, whites, near-neutral share and lights to text (default: --no-facts)")
  var facts: Bool?

  /// Whether a still of each shot is kept.
  var keepsStills: Bool { stills ?? FilmOptions().keepsStills }

  /// What sheets stand on; the default for an unknown name.
  var chosenGround: Ground { ground.flatMap { Ground(rawValue: $0) } ?? .dark }

  /// The format of stills; the default for an unknown name.
  var chosenStillFormat: StillFormat {
    stillFormat.flatMap { StillFormat(rawValue: $0) } ?? (stillWidth == .full ? .png : .jpeg)
  }

  /// The names of the formats, and `stills`.
  static let formats = FilmFormat.offered.map(\.name) + ["stills"]

  /// - Throws: `ValidationError` for invalid barcode options.
  func barcodeOptions() throws -> BarcodeOptions {
    var options = BarcodeOptions()
    guard (64...1920).contains(stillWidth?.pixels ?? 64) else {
      throw ValidationError("--still-width takes 64…1920 pixels, or full.")
    }
    _ = try ground.map(Ground.init(typed:))
    let still = try stillFormat.map(StillFormat.init(typed:))
    guard stillWidth != .full || still != .jpeg else {
      throw ValidationError("--still-width full is for --still-format png and tiff, not jpeg.")
    }
    options.width = width ?? options.width
    options.height = height ?? options.height
    options.isSmooth = smooth ?? options.isSmooth
    guard (1...16384).contains(options.width), (1...16384).contains(options.height) else {
      throw ValidationError("--width and --height take 1…16384 pixels.")
    }
    guard let barcode else { return options }
    guard let style = BarcodeOptions.Style(rawValue: barcode) else {
      let names = BarcodeOptions.Style.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--barcode takes \(names), not '\(barcode)'")
    }
    options.style = style
    options.width = width ?? BarcodeOptions.usualWidth(style)
    return options
  }

  /// - Throws: `ValidationError` for an invalid start of the timeline or an invalid reel name.
  func editChoices() throws -> EditChoices {
    var choices = EditChoices()
    choices.recordStart = try recordStart.map { text in
      guard let timecode = TimecodeText(text) else {
        throw ValidationError("--record-start takes 10:00:00:00 or 10:00:00;00, not '\(text)'")
      }
      return timecode
    }
    if let reel, let fault = EditChoices.fault(inReel: reel) {
      throw ValidationError("--reel: \(fault), not '\(reel)'")
    }
    choices.reel = reel
    return choices
  }

  /// - Parameter formats: the names of the formats that are written.
  /// - Throws: `ValidationError` if `--facts` was given and no format has facts.
  func checkFacts(in formats: [String]) throws {
    let holders = ["text", "json", "csv", "html"]
    guard facts == true, !formats.contains(where: holders.contains) else { return }
    throw ValidationError(
      "--facts is for text; json, csv and html always have the facts, "
        + "\(formats.joined(separator: ", ")) never.")
  }

  /// The names given with `--format`, or `nil` without that flag.
  ///
  /// - Throws: `ValidationError` for an unknown format.
  func chosenFormats() throws -> [String]? {
    guard let format else { return nil }
    var names: [String] = []
    for typed in format.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      // Earlier versions called it so.
      let name = typed == "sheets" ? FilmFormat.sheet.name : typed
      guard Self.formats.contains(name) else {
        let all = Self.formats.joined(separator: ", ")
        throw ValidationError("format takes \(all), not '\(name)'")
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension FilmFormat {
  /// All formats that users can choose: those of `Films`, and the page.
  static let offered = all + [.html]

  /// The format with this name, or `nil` if there is none.
  static func offered(named name: String) -> FilmFormat? { offered.first { $0.name == name } }
}

extension Ground {
  /// - Throws: `ValidationError` if there is no ground of this name.
  init(typed name: String) throws {
    guard let ground = Ground(rawValue: name) else {
      let names = Ground.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--ground takes \(names), not '\(name)'")
    }
    self = ground
  }
}
