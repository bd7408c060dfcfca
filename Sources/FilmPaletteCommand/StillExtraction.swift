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
    var palette = try palette(of: input, reusing: &memory)
    palette.name = title ?? palette.name
    return try format.bytes(of: palette, on: ground) {
      let limits = inputs.limits
      if let film = try FilmReading.barcode(of: input, palette: options, limits: limits) {
        return film
      }
      return try StillPicture.frame(of: input, fitting: StillPicture.usualWidth, limits: limits)
    }
  }

  /// The palette. The decoded picture is released before a sheet decodes the still again.
  private func palette(of input: MediaInput, reusing memory: inout Histogram) throws -> Palette {
    let source = try MediaReader.open(input, limits: inputs.limits)
    let provenance = try source.count(options, into: &memory)
    return CountedPicture(histogram: memory, source: provenance).palette(options)
  }
}
