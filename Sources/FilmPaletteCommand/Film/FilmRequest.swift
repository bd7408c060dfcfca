import Media
import Palettes

/// How films are to be read and colored, as it was asked for.
struct FilmRequest {
  let options: FilmOptions
  let palette: PaletteOptions
  let flags: FilmReadingFlags

  /// The film at a path, with its palettes.
  ///
  /// - Parameters:
  ///   - path: of a file, or a pattern of numbered pictures.
  ///   - cache: where its counts are kept; with `nil` nowhere.
  func film(_ path: String, cache: String?) throws -> Film {
    let file = try FilmFile(path: path)
    // Before hours of reading, not after.
    let subtitles = try subtitles(for: file)
    var reading = FilmReading(options: options, palette: palette)
    reading.threads = flags.jobs ?? 0
    reading.pixels = flags.maxPixels ?? reading.pixels
    reading.memory = try flags.memory()
    let bar = FilmProgressLine(name: file.name)
    defer { bar.clear() }
    let counts = try reading.counts(
      of: file, cache: cache, isFresh: flags.fresh, progress: bar.show)
    var film = try counts.film(palette)
    subtitles?.join(&film)
    return film
  }

  /// The subtitles that were named, else those that lie beside the film and are called like it.
  private func subtitles(for film: FilmFile) throws -> FoundSubtitles? {
    if let path = flags.subtitles {
      do {
        let found = try FoundSubtitles(path)
        guard found.subtitles.cues.isEmpty else { return found }
      } catch {
        throw NamedError(name: path, reason: "\(error)")
      }
      throw NamedError(name: path, reason: "has no subtitles that can be read here")
    }
    guard !film.isSequence, let dot = film.path.lastIndex(of: "."), dot > film.path.startIndex,
      !film.path[dot...].contains("/")
    else { return nil }
    // Nobody asked for these: what cannot be read is as if it were not there.
    return ["srt", "vtt"].map { "\(film.path[..<dot]).\($0)" }.filter(FileIdentity.isPlainFile)
      .lazy.compactMap { try? FoundSubtitles($0) }.first
  }
}

/// Subtitles, and the name of their file.
private struct FoundSubtitles {
  let name: String
  let subtitles: Subtitles

  init(_ path: String) throws(MediaError) {
    let input = try MediaInput(path: path)
    name = input.name
    subtitles = Subtitles(input.contents)
  }

  /// Tells them with the shots they are heard in.
  func join(_ film: inout Film) {
    film.notes.append("subtitles from \(name)")
    let outside = film.shots.join(subtitles.cues)
    if outside > 0 {
      let lie = outside == 1 ? "lies" : "lie"
      film.notes.append("\(outside.counted("subtitle")) \(lie) outside of what was read")
    }
    if subtitles.damaged > 0 {
      film.notes.append("\(subtitles.damaged.counted("subtitle")) could not be read")
    }
  }
}

/// What went wrong with a file that is not the film itself.
struct NamedError: Error, CustomStringConvertible {
  var name, reason: String
  var description: String { "\(name): \(reason)" }
}
