import Palettes

extension MediaReader {
  /// Films, of which every frame counts, read by FFmpeg. Needs a path, since films are too long to
  /// hold in memory.
  static let film = MediaReader(
    name: "film", summary: "the frames of a film, by FFmpeg",
    source: { input, limits throws(MediaError) in
      guard let path = input.path, FileFormat(input.bytes).isFilm else { return nil }
      return try FilmSource(
        try FilmFile(path: path), pixels: limits.pixels, memory: limits.memory)
    })
}
