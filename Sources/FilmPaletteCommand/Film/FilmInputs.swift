import ArgumentParser
import Media
import Platform

/// The files that are read, none of which may be written over.
struct FilmInputs {
  private let films: [FilmFile]
  private let others: [FileIdentity]

  /// - Parameters:
  ///   - films: paths, and patterns of numbered pictures.
  ///   - others: paths of other files.
  init(films: [String], others: [String?]) {
    self.films = films.compactMap { try? FilmFile(path: $0) }
    self.others = others.compactMap { $0.flatMap { FileIdentity($0) } }
  }

  /// Whether numbered pictures are among them; if none can be opened there is more to say than that.
  var haveSequence: Bool { films.isEmpty || films.contains(where: \.isSequence) }

  /// - Throws: `ValidationError` if the file at this path is read.
  func check(_ output: String) throws {
    guard let identity = FileIdentity(output) else { return }
    if others.contains(identity) || films.contains(where: { $0.includes(output) }) {
      throw ValidationError("\(output): this would overwrite what is read.")
    }
  }

  /// - Throws: `ValidationError` if a film lies in this folder, which is to be filled with stills.
  func check(stillsIn folder: String) throws {
    guard let identity = FileIdentity(folder) else { return }
    for film in films {
      let parent = film.path.folderAndName.folder
      if FileIdentity(parent.isEmpty ? "." : parent) == identity {
        throw ValidationError("\(folder): stills would be written among what is read.")
      }
    }
  }
}
