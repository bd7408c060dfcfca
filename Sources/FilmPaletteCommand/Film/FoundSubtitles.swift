import Films
import Media
import Palettes

/// Subtitles from a file.
struct FoundSubtitles {
  let name: String
  let subtitles: Subtitles
  /// Identifies the subtitles: their name and SHA-256.
  let mark: String

  init(_ path: String) throws(MediaError) {
    let input = try MediaInput(path: path)
    name = input.name
    subtitles = Subtitles(input.contents)
    mark = "\(name) \(try FilmFile(path: path).sha256())"
  }

  /// Adds the subtitles to the shots in which they are spoken.
  func join(_ film: inout Film) {
    film.notes.append("subtitles from \(name)")
    let outside = film.shots.join(subtitles.cues)
    if outside > 0 {
      let verb = outside == 1 ? "is" : "are"
      film.notes.append("\(outside.counted("subtitle")) \(verb) outside the part that was read")
    }
    if subtitles.damaged > 0 {
      film.notes.append("\(subtitles.damaged.counted("subtitle")) could not be read")
    }
  }
}

extension FilmRequest {
  /// The subtitles given by a flag, or else those beside the film with the same name.
  ///
  /// - Throws: `NamedError` if given subtitles cannot be read.
  func subtitles(for film: FilmFile) throws -> FoundSubtitles? {
    if let path = reading.subtitles {
      do {
        let found = try FoundSubtitles(path)
        guard found.subtitles.cues.isEmpty else { return found }
      } catch {
        throw NamedError(name: path, reason: "\(error)")
      }
      throw NamedError(name: path, reason: "has no subtitles in a supported format")
    }
    guard !film.isSequence, let dot = film.path.lastIndex(of: "."), dot > film.path.startIndex,
      !film.path[dot...].contains("/")
    else { return nil }
    // These were not requested, so unreadable ones are ignored.
    return ["srt", "vtt"].map { "\(film.path[..<dot]).\($0)" }.filter(FileIdentity.isPlainFile)
      .lazy.compactMap { try? FoundSubtitles($0) }.first
  }
}

/// An error in a file other than the film.
struct NamedError: Error, CustomStringConvertible {
  var name, reason: String
  var description: String { "\(name): \(reason)" }
}
