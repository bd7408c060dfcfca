import ArgumentParser
import Media
import Palettes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the files of one or several films go.
struct FilmOutputPlan {
  private enum Place {
    case standardOutput(FilmFormat)
    case file(String, FilmFormat)
    /// A folder, and for several films the name of one inside it for each.
    case folder(String, names: [String: String])
  }

  private let place: Place
  /// Names of formats, of those that go into a folder.
  private let formats: [String]

  /// - Throws: `ValidationError` for what cannot be written there.
  init(films: [String], flags: FilmOutputFlags) throws {
    _ = try flags.barcodeOptions()
    let chosen = try flags.chosenFormats()
    formats = (chosen ?? FilmOutputFlags.formats).filter { $0 != "stills" || flags.stills }
    guard let output = flags.output else {
      place = .standardOutput(try Self.single(chosen ?? ["json"]))
      guard films.count == 1 else { throw ValidationError("several films need a folder (-o).") }
      if case .standardOutput(let format) = place, format.isPicture, Terminal.isScreen {
        throw ValidationError("\(format.name) is not for a terminal; name a file with --output.")
      }
      return
    }
    let named = FilmFormat.all.first { output.lowercased().hasSuffix($0.ending) }
    let isFolder = output.hasSuffix("/") || FileIdentity.isFolder(output)
    if !isFolder, films.count == 1, named != nil || chosen?.count == 1 && chosen != ["stills"] {
      let format = try chosen.map(Self.single) ?? named
      guard let format else { throw ValidationError("\(output): name a format with --format.") }
      guard FileIdentity(output) == nil || FileIdentity(output) != FileIdentity(films[0]) else {
        throw ValidationError("\(output): this would overwrite what is read.")
      }
      place = .file(output, format)
      return
    }
    if !isFolder, FileIdentity(output) != nil {
      throw ValidationError("\(output): this is a file, and a folder is needed.")
    }
    place = .folder(output, names: films.count == 1 ? [:] : Self.names(films))
  }

  /// What one film's files are and where they go.
  func target(of film: String) throws -> FilmTarget {
    switch place {
    case .standardOutput(let format):
      return FilmTarget(place: .standardOutput, formats: [format.name])
    case .file(let path, let format):
      return FilmTarget(place: .file(path), formats: [format.name])
    case .folder(let folder, let names):
      var path = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      if path.isEmpty { path = "/" }
      let outer = names.isEmpty ? nil : path
      if let name = names[film] { path += "/" + name }
      return FilmTarget(place: .folder(path, inside: outer), formats: formats)
    }
  }

  private static func single(_ names: [String]) throws -> FilmFormat {
    guard names.count == 1, let format = FilmFormat.named(names[0]) else {
      throw ValidationError("several files, or stills, need a folder: name one with --output.")
    }
    return format
  }

  /// A folder's name for each film: its own without its ending, numbered where two are alike.
  private static func names(_ films: [String]) -> [String: String] {
    var names: [String: String] = [:]
    for (film, name) in zip(films, OutputNames.names(for: films, in: "", ending: "film")) {
      names[film] = String(name.dropLast(".film".count))
    }
    return names
  }
}

extension FilmFormat {
  /// The end of its file's name from the last dot on.
  fileprivate var ending: String {
    fileName.lastIndex(of: ".").map { String(fileName[$0...]) } ?? fileName
  }

  /// Whether it is written as a picture.
  var isPicture: Bool {
    if case .picture = writer { true } else { false }
  }
}
