import ArgumentParser
import Media
import Platform

/// The input files, none of which may be overwritten.
struct FilmInputs {
  private let films: [FilmFile]
  private let others: [FileIdentity]

  /// - Parameters:
  ///   - films: paths, and patterns of numbered pictures.
  ///   - others: paths of other input files.
  init(films: [String], others: [String?]) {
    self.films = films.compactMap { try? FilmFile(path: $0) }
    self.others = others.compactMap { $0.flatMap { FileIdentity($0) } }
  }

  /// Whether there are numbered pictures. Also true if no film could be opened, since another error
  /// is reported then.
  var haveSequence: Bool { films.isEmpty || films.contains(where: \.isSequence) }

  /// - Throws: `ValidationError` if the file at this path is an input.
  func check(_ output: String) throws {
    guard let identity = FileIdentity(output) else { return }
    if others.contains(identity) || films.contains(where: { $0.includes(output) }) {
      throw ValidationError("\(output): this would overwrite an input file.")
    }
  }

  /// - Throws: `ValidationError` if a film is in this folder, into which stills will be written.
  func check(stillsIn folder: String) throws {
    guard let identity = FileIdentity(folder) else { return }
    for film in films {
      let parent = film.path.folderAndName.folder
      if FileIdentity(parent.isEmpty ? "." : parent) == identity {
        throw ValidationError("\(folder): stills would be written into the folder of an input.")
      }
    }
  }
}
