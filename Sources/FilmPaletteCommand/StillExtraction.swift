import Frames
import Media
import PaletteFiles
import Palettes
import Workers

/// The work for one still: from its bytes to its palette, and to the bytes of a format.
struct StillExtraction {
  let options: PaletteOptions
  let inputs: StillInputs
  let format: PaletteFormat
  /// What a sheet stands on.
  let ground: Ground
  /// The palette's name; `nil` for the still's.
  let title: String?

  /// The palette of a still, written in the format.
  ///
  /// - Parameters:
  ///   - memory: reused from still to still.
  ///   - share: the memory that reading may take.
  func bytes(
    of still: String, reusing memory: inout Histogram, within share: MemoryShare
  ) throws -> [UInt8] {
    let input = try inputs.input(still)
    try share.take(for: input, limits: inputs.limits)
    let film =
      format.showsStill
      ? try FilmBarcode(of: input, palette: options, limits: inputs.limits) : nil
    var palette = try palette(of: input, film, reusing: &memory)
    palette.name = title ?? palette.name
    return try format.bytes(of: palette, on: ground) {
      if let film { return film.barcode }
      return try StillPicture.frame(
        of: input, fitting: StillPicture.usualWidth, limits: inputs.limits)
    }
  }

  /// The palette. A decoded picture is released before a sheet decodes the still again; a film is
  /// not decoded again.
  private func palette(
    of input: MediaInput, _ film: FilmBarcode?, reusing memory: inout Histogram
  ) throws -> Palette {
    let source: any FrameSource =
      if let film { film } else { try MediaReader.open(input, limits: inputs.limits) }
    let provenance = try source.count(options, into: &memory)
    return CountedPicture(histogram: memory, source: provenance).palette(options)
  }
}
