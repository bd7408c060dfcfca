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
    let counts = try reading.counts(of: FilmFile(path: path), cache: nil)
    return Barcode.frame(of: try counts.film(palette))
  }
}
