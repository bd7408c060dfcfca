import Media
import Palettes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How films are to be read and colored, as it was asked for.
struct FilmRequest {
  let options: FilmOptions
  let palette: PaletteOptions
  let flags: FilmReadingFlags

  /// The film at a path, with its palettes.
  ///
  /// - Parameters:
  ///   - path: of a file, or a pattern of numbered pictures.
  ///   - cache: where its counts are kept.
  ///   - isLasting: whether they stay there.
  func film(_ path: String, cache: String, isLasting: Bool) throws -> Film {
    let file = try FilmFile(path: path)
    var reading = FilmReading(options: options, palette: palette)
    reading.threads = flags.jobs ?? 0
    reading.pixels = flags.maxPixels ?? reading.pixels
    let bar = FilmProgressLine(name: file.name)
    defer {
      bar.clear()
      // What is mapped stays readable until it is let go.
      if !isLasting { unlink(cache) }
    }
    let counts = try reading.counts(
      of: file, cache: cache, isFresh: flags.fresh || !isLasting, progress: bar.show)
    var film = try counts.film(palette)
    if let subtitles = flags.subtitles ?? Self.subtitles(beside: file) {
      let read = try Subtitles(reading: subtitles)
      film.notes.append("subtitles from \(subtitles.split(separator: "/").last ?? "")")
      let outside = film.shots.join(read.cues)
      if outside > 0 { film.notes.append("\(outside) subtitles lie outside of what was read") }
      if read.damaged > 0 { film.notes.append("\(read.damaged) subtitles could not be read") }
    }
    return film
  }
}

extension FilmRequest {
  /// The subtitles that lie beside a film and are called like it.
  fileprivate static func subtitles(beside film: FilmFile) -> String? {
    guard !film.isSequence, let dot = film.path.lastIndex(of: "."), dot > film.path.startIndex,
      !film.path[dot...].contains("/")
    else { return nil }
    return ["srt", "vtt"].map { "\(film.path[..<dot]).\($0)" }.first { FileIdentity($0) != nil }
  }
}

extension Subtitles {
  /// The cues of a file.
  ///
  /// - Throws: `NamedError` that names the file.
  fileprivate init(reading path: String) throws {
    do {
      self.init(try MediaInput(path: path).contents)
    } catch {
      throw NamedError(name: path, reason: "\(error)")
    }
  }
}

/// What went wrong with a file that is not the film itself.
struct NamedError: Error, CustomStringConvertible {
  var name, reason: String
  var description: String { "\(name): \(reason)" }
}
