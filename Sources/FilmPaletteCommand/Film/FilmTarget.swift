import Films
import Media
import Pages
import PaletteFiles
import Palettes
import Platform

/// Where the files of one film are written.
struct FilmTarget {
  enum Place: Equatable {
    case standardOutput
    case file(String)
    /// A folder, which may have to be created, as may the folder that contains it.
    case folder(String, inside: String?)
  }

  let place: Place
  /// Names of formats, which may include `stills`.
  let formats: [String]

  /// Whether only some formats were requested, so that files of other runs stay in the folder.
  let isPart: Bool

  /// Where the film's counts are kept for other runs: in the folder, if there is one.
  ///
  /// Counts for a part of the film (`film-10s-14s.counts`) or for a sample of its frames
  /// (`film-keyframes.counts`) have different names, since counts for the whole film are the most
  /// expensive.
  func cache(_ options: FilmOptions) -> String? {
    guard case .folder(let folder, _) = place else { return nil }
    var name = "film"
    if options.start > 0 || options.end != nil {
      name += "-\(options.start.asTyped)s-\(options.end.map { $0.asTyped + "s" } ?? "end")"
    }
    if options.sampling != .all {
      name += "-" + options.sampling.description.replacing(":", with: "-")
    }
    return "\(folder)/\(name).counts"
  }

  /// The record of earlier runs in the folder, if there is a folder.
  var folder: FilmFolder? {
    if case .folder(let folder, _) = place { FilmFolder(path: folder) } else { nil }
  }

  /// The folder of the written files; the current folder for standard output.
  var outputFolder: String {
    switch place {
    case .standardOutput: ""
    case .file(let path): path.folderAndName.folder
    case .folder(let folder, _): folder
    }
  }

  /// Whether a record or counts in the folder show that its stills come from an earlier run.
  var hasRunBefore: Bool {
    guard let folder else { return false }
    let counts = folder.path + "/film.counts"
    return folder.isKnown || [counts, counts + ".part"].contains(where: FileIdentity.isPlainFile)
  }

  /// Creates the folder if needed, and checks that files in it can be overwritten.
  ///
  /// - Returns: the folders that were created, to be removed if nothing is written.
  /// - Throws: `UnwritableFile`.
  func prepare() throws(UnwritableFile) -> [String] {
    guard case .folder(let folder, let outer) = place else { return [] }
    try FileOutput.checkPlace(FilmFolder.record(of: folder))
    for format in chosen { try FileOutput.checkPlace("\(folder)/\(format.fileName)") }
    let stills = folder + "/" + FilmSettings.stills
    if formats.contains(FilmSettings.stills), !FileIdentity.isFolder(stills),
      FileIdentity(stills) != nil
    {
      throw UnwritableFile(path: stills, reason: "it is not a folder")
    }
    var made: [String] = []
    for folder in [outer, folder].compactMap({ $0 }) where try FileOutput.makeFolder(folder) {
      made.append(folder)
    }
    return made
  }

  /// Removes these folders if they are empty.
  static func withdraw(_ made: [String]) {
    for folder in made.reversed() {
      rmdir((folder + "/stills").platformString)
      rmdir(folder.platformString)
    }
  }

  /// Writes the requested files.
  ///
  /// - Parameters:
  ///   - film: the film.
  ///   - settings: the settings that made the film.
  ///   - pictures: how barcodes and sheets are drawn.
  ///   - wasHere: whether an earlier run wrote to the folder, so that stills in it may be replaced.
  ///   - fullSize: reaches the shots' frames again, for stills at the film's full size.
  /// - Returns: notes on the folder for the user, one line each.
  /// - Throws: `UnwritableFile`; what a picture's encoder throws.
  func deliver(
    _ film: Film, _ settings: FilmSettings, pictures: FilmPictureChoices, wasHere: Bool,
    fullSize: FilmStillFiles.FullSize = { _ in }
  ) throws -> [String] {
    switch place {
    case .standardOutput:
      for format in presentations(settings, colors: Terminal.colors) {
        try writeToStandardOutput(Self.bytes(of: film, format, pictures))
      }
    case .file(let path):
      for format in presentations(settings) {
        try FileOutput.write(Self.bytes(of: film, format, pictures), to: path)
      }
    case .folder(let path, _):
      return try FilmFolder(path: path).alone {
        try fill(FilmFolder(path: path), film, settings, pictures, wasHere, fullSize)
      }
    }
    return []
  }

  private var chosen: [FilmFormat] { formats.compactMap(FilmFormat.offered(named:)) }

  /// The chosen formats, where text has what the settings say.
  private func presentations(
    _ settings: FilmSettings, colors: TerminalColors = .none, besides files: [ReportFile] = []
  ) -> [FilmFormat] {
    chosen.map { Self.presentation(of: $0, settings, colors: colors, besides: files) }
  }

  /// A format as it is written with these settings: text with facts, if they say so; the report
  /// with links to the files beside it.
  static func presentation(
    of format: FilmFormat, _ settings: FilmSettings, colors: TerminalColors = .none,
    besides files: [ReportFile] = []
  ) -> FilmFormat {
    switch format.name {
    case FilmFormat.text.name: .text(colors: colors, facts: settings.values["facts"] == "true")
    case FilmFormat.html.name: .html(besides: files)
    default: format
    }
  }

  /// The files to which the folder's report links: those of this run, and those of earlier runs
  /// that this one would make just so.
  private func reportFiles(in folder: FilmFolder, _ settings: FilmSettings) -> [ReportFile] {
    let names = fileNames
    func isThere(_ name: String) -> Bool {
      names.contains(name) || folder.agrees(name, with: settings)
    }
    let files = FilmFormat.offered.filter {
      $0.name != FilmFormat.html.name && isThere($0.fileName)
    }
    .map { ReportFile(name: $0.fileName, summary: $0.summary) }
    let stills = ReportFile(name: FilmSettings.stills + "/", summary: "a picture of each shot")
    return files + (isThere(FilmSettings.stills) ? [stills] : [])
  }

  /// What is written to a folder: the formats' files, and `stills`.
  var fileNames: [String] {
    chosen.map(\.fileName) + formats.filter { $0 == FilmSettings.stills }
  }

  private func fill(
    _ folder: FilmFolder, _ film: Film, _ settings: FilmSettings,
    _ pictures: FilmPictureChoices, _ wasHere: Bool, _ fullSize: FilmStillFiles.FullSize
  ) throws -> [String] {
    var folder = folder
    let before = folder.last
    let names = fileNames
    try folder.begin(names, settings: settings)
    for format in presentations(settings, besides: reportFiles(in: folder, settings)) {
      try FileOutput.write(
        Self.bytes(of: film, format, pictures), to: "\(folder.path)/\(format.fileName)")
    }
    if names.contains(FilmSettings.stills) {
      try FilmStillFiles(
        film: film, folder: folder.path + "/stills",
        format: StillFormat(rawValue: settings.values["still-format"] ?? "") ?? .jpeg,
        hasPalettes: settings.values["still-palettes"] == "true", pictures: pictures
      ).write(removesOthers: wasHere, fullSize: fullSize)
    }
    try folder.end(names, settings: settings)
    var lines = [folder.disagreement(with: settings)].compactMap { $0 }
    if let before, !before[.film].isEmpty, before[.film] != settings[.film], !isPart {
      lines.append("\(folder.path): the files of another film, \(before[.name]), were replaced")
    }
    if let before, before.isWhole, !settings.isWhole, before[.film] == settings[.film], !isPart {
      lines.append(
        "\(folder.path): the files of the whole film were replaced; "
          + "to restore them, run without --sample, --start and --end")
    }
    return lines
  }

  static func bytes(
    of film: Film, _ format: FilmFormat, _ pictures: FilmPictureChoices
  ) throws -> [UInt8] {
    switch format.writer {
    case .bytes(let write): try write(film)
    case .drawing(let draw): try draw(film, pictures)
    case .picture(let draw): try StillWriter.png(draw(film, pictures))
    }
  }
}
