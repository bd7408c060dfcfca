/// A still whose structure was read. It can make decoders for several sizes.
struct OpenStill {
  let input: MediaInput
  let format: FileFormat
  let header: PictureHeader
  /// The bytes that decoders are given.
  private let seen: MediaInput

  /// - Throws: `MediaError.damaged`, `.unsupported`, `.tooLarge` or `.tooMuchMemory` before anything
  ///   is decoded.
  init(_ input: MediaInput, limits: ReadLimits) throws(MediaError) {
    format = FileFormat(input.bytes)
    header = try PictureHeader(input.bytes, format: format)
    try limits.check(header, of: input)
    self.input = input
    seen = input.leavingOut(header.cuts)
  }

  /// Whether its decoder can average pixels while it shrinks.
  var decodesSmall: Bool { format == .jpeg || format == .webp }

  /// A new decoder.
  ///
  /// - Parameter shrink: 1, 2, 4 or 8; above 1 only if `decodesSmall`.
  /// - Throws: `MediaError.damaged`, `.unsupported`, `.libraryMissing` or `.outOfMemory`.
  func decoder(shrink: Int = 1) throws(MediaError) -> any StillDecoder {
    let decoder: any StillDecoder =
      switch format {
      case .jpeg: try JPEGDecoder(seen, header, shrink: shrink)
      case .tiff: try TIFFDecoder(seen)
      case .jxl: try JXLDecoder(seen)
      case .gif: try GIFDecoder(VipsDecoder(seen, header, format: format), header)
      default: try VipsDecoder(seen, header, format: format, shrink: shrink)
      }
    return decoder
  }
}
