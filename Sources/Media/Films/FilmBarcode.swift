import Films
package import Frames
package import Palettes

/// A film that is counted like a picture, and that makes its barcode in the same pass, for a sheet
/// that shows the barcode in the place of a still.
package final class FilmBarcode: FrameSource {
  private let source: FilmSource
  private let palette: PaletteOptions
  private var passing: PassingBarcode<FilmSource>
  /// The barcode, 1,280 pixels wide; `nil` before all frames were read.
  package private(set) var barcode: Frame?

  /// - Parameters:
  ///   - input: `nil` is the result if it is not the path of a film.
  ///   - palette: its region and bars decide which pixels count in the barcode.
  ///   - limits: how much is read.
  /// - Throws: what `FilmSource.init` throws; `MediaError.unsupported` below 16 × 16 pixels.
  package init?(
    of input: MediaInput, palette: PaletteOptions, limits: ReadLimits
  ) throws(MediaError) {
    guard let path = input.path, FileFormat(input.bytes).isFilm else { return nil }
    source = try FilmSource(
      try FilmFile(path: path), pixels: limits.pixels, memory: limits.memory)
    self.palette = palette
    passing = try Self.passing(source, palette)
  }

  package var provenance: Provenance { source.provenance }
  package var frameSize: (width: Int, height: Int) { source.frameSize }

  /// The next small frame.
  ///
  /// - Throws: what `FilmSource.nextFrame` throws; `MediaError.unwritable`.
  package func next() throws -> Frame? {
    let frame = try source.nextFrame()
    guard barcode == nil else { return frame?.frame }
    do throws(FilmError) {
      if let frame { try passing.add(frame) } else { barcode = try passing.finish() }
    } catch {
      throw MediaError(error)
    }
    return frame?.frame
  }

  /// Opens the film again if a frame was read. A barcode that is ready stays.
  package func rewind(keeping pixels: Int) throws {
    try source.rewind(keeping: pixels)
    if barcode == nil { passing = try Self.passing(source, palette) }
  }

  private static func passing(
    _ source: FilmSource, _ palette: PaletteOptions
  ) throws(MediaError) -> PassingBarcode<FilmSource> {
    do throws(FilmError) {
      return try PassingBarcode(of: source, palette: palette)
    } catch {
      throw MediaError(error)
    }
  }
}
