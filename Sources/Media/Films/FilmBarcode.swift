import Films
package import Frames
package import Palettes

extension FilmReading {
  /// The barcode of a film, 1,280 pixels wide, for a sheet that shows it in the place of a still;
  /// `nil` if the input is not a film.
  ///
  /// - Throws: what `counts` throws; `ExtractionError` if the options leave no pixel.
  /// - Complexity: O(pixels of the film): every frame is read.
  package static func barcode(
    of input: MediaInput, palette: PaletteOptions, limits: ReadLimits
  ) throws -> Frame? {
    guard let path = input.path, FileFormat(input.bytes).isFilm else { return nil }
    var reading = FilmReading(palette: palette)
    reading.options.keepsStills = false
    (reading.pixels, reading.memory) = (limits.pixels, limits.memory)
    // No counts are kept, so nobody asks for the film's hash, which would read all of it once more.
    let run = reading.run(of: try FilmFile(path: path))
    do {
      let counts = try run.counts(
        sha256: { "" }, cache: nil, isFresh: true, progress: { _ in })
      return Barcode.frame(of: try counts.film(palette))
    } catch let error as FilmError {
      throw MediaError(error)
    }
  }
}
