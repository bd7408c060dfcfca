import ArgumentParser
import Films
import Palettes
import Platform

/// Where the files of one or several films are written.
struct FilmOutputPlan {
  /// The target of each film, in order.
  let targets: [FilmTarget]

  /// - Throws: `ValidationError` if the output cannot be written there.
  init(
    films: [String], flags: FilmOutputFlags, inputs: FilmInputs,
    isScreen: Bool = Terminal.isScreen
  ) throws {
    _ = try flags.barcodeOptions()
    _ = try flags.editChoices()
    let chosen = try flags.chosenFormats()
    let formats = (chosen ?? FilmOutputFlags.formats).filter {
      $0 != FilmSettings.stills || flags.keepsStills
    }
    guard let output = flags.output else {
      targets = [try Self.standardOutput(chosen, films: films.count, isScreen: isScreen)]
      return
    }
    let named = FilmFormat.forFile(named: output)
    let isFolder = output.hasSuffix("/") || FileIdentity.isFolder(output)
    if !isFolder, films.count == 1, named != nil || chosen?.count == 1 && chosen != ["stills"] {
      var format = try chosen.map(Self.single) ?? named
      // A figure is a drawing or a picture, as its file's ending says.
      if format?.name == FilmFormat.figure.name, output.lowercased().hasSuffix(".png") {
        format = .figurePicture
      }
      guard let format else { throw ValidationError("\(output): name a format with --format.") }
      try inputs.check(output)
      targets = [
        FilmTarget(
          place: Self.place(of: output, format), formats: [format.name], isPart: true)
      ]
      return
    }
    if !isFolder {
      try Self.checkFolder(
        output, films: films.count,
        namesFormat: named != nil || chosen == [FilmSettings.stills])
    }
    targets = try Self.folders(output, films: films, formats: formats, inputs: inputs).map {
      FilmTarget(place: $0, formats: formats, isPart: chosen != nil)
    }
  }

  /// The target without `--output`.
  private static func standardOutput(
    _ chosen: [String]?, films: Int, isScreen: Bool
  ) throws -> FilmTarget {
    let usual = isScreen ? FilmFormat.text : .json
    let format = try single(chosen ?? [usual.name])
    guard films == 1 else { throw ValidationError("several films need a folder (-o).") }
    if format.isBinary, isScreen {
      throw ValidationError("\(format.name) is not for a terminal; name a file with --output.")
    }
    return FilmTarget(place: .standardOutput, formats: [format.name], isPart: true)
  }

  /// Checks that a name can be that of a new folder.
  private static func checkFolder(_ output: String, films: Int, namesFormat: Bool) throws {
    if namesFormat {
      let what = films > 1 ? "several films" : "stills"
      throw ValidationError("\(output): \(what) need a folder, whose name ends in /.")
    }
    if FileIdentity(output) != nil {
      throw ValidationError("\(output): this is a file, and a folder is needed.")
    }
    if output.split(separator: "/").last?.contains(".") ?? true {
      throw ValidationError("'\(output)': no format has this ending; a folder's name ends in /.")
    }
  }

  /// The folder of each film, in which no input would be overwritten.
  private static func folders(
    _ output: String, films: [String], formats: [String], inputs: FilmInputs
  ) throws -> [FilmTarget.Place] {
    var folder = output.hasSuffix("/") ? String(output.dropLast()) : output
    if folder.isEmpty { folder = "/" }
    let places: [FilmTarget.Place] =
      films.count == 1
      ? [.folder(folder, inside: nil)]
      : names(films).map { .folder("\(folder)/\($0)", inside: folder) }
    for case .folder(let folder, _) in places {
      if formats.contains("stills") { try inputs.check(stillsIn: folder + "/stills") }
      for format in FilmFormat.offered where formats.contains(format.name) {
        try inputs.check("\(folder)/\(format.fileName)")
      }
    }
    return places
  }

  /// The place of an output file. If it has the name of a format and is in a folder of earlier
  /// runs, it belongs to that folder.
  private static func place(of output: String, _ format: FilmFormat) -> FilmTarget.Place {
    let (parent, name) = output.folderAndName
    let folder = parent.isEmpty ? "." : parent.hasSuffix("/") ? String(parent.dropLast()) : parent
    guard name == format.fileName, FilmFolder(path: folder).isKnown else { return .file(output) }
    return .folder(folder, inside: nil)
  }

  private static func single(_ names: [String]) throws -> FilmFormat {
    guard names.count == 1, let format = FilmFormat.offered(named: names[0]) else {
      throw ValidationError("several files, or stills, need a folder: name one with --output.")
    }
    return format
  }

  /// A folder name for each film: the film's own without its ending, numbered where names coincide.
  private static func names(_ films: [String]) -> [String] {
    OutputNames.names(for: films, in: "", ending: "film").map { String($0.dropLast(5)) }
  }
}

extension FilmFormat {
  /// The format for a file's name: by the name that the file has in a folder (`figure.png`), alone
  /// or as an ending, or else by the last part of its ending (`.png`).
  fileprivate static func forFile(named name: String) -> FilmFormat? {
    let name = name.lowercased().split(separator: "/").last.map(String.init) ?? ""
    return offered.first { name == $0.fileName || name.hasSuffix("." + $0.fileName) }
      ?? offered.first { name.hasSuffix($0.ending) }
  }

  /// The file name from its last dot on.
  fileprivate var ending: String {
    fileName.lastIndex(of: ".").map { String(fileName[$0...]) } ?? fileName
  }

  /// Whether its bytes are not text.
  fileprivate var isBinary: Bool {
    !mediaType.hasPrefix("text/") && !mediaType.contains("json") && !mediaType.contains("xml")
  }
}
