import Media
import Palettes

/// What is done with one still: its bytes → its palette → the bytes of a format.
struct StillExtraction {
  let options: PaletteOptions
  let inputs: StillInputs
  let format: PaletteFormat

  /// The still's width on a sheet, in pixels, at most.
  private static let sheetWidth = 1280

  /// The palette of a still, written in the format.
  ///
  /// - Parameter memory: used again from still to still.
  func bytes(of still: String, reusing memory: inout Histogram) throws -> [UInt8] {
    let input = try inputs.input(still)
    let source = try MediaReader.open(input, limits: inputs.limits)
    let provenance = try source.count(options, into: &memory)
    let palette = CountedPicture(histogram: memory, source: provenance).palette(options)
    return try format.bytes(of: palette) {
      try StillPicture.frame(of: input, fitting: Self.sheetWidth, limits: inputs.limits)
    }
  }
}
