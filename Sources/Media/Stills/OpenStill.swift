/// A still whose structure was read: its decoder can be had at a size, again and again.
struct OpenStill {
  let input: MediaInput
  let format: FileFormat
  let header: PictureHeader
  /// What decoders see of it.
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

  /// Whether its decoder averages as it shrinks.
  var decodesSmall: Bool { format == .jpeg || format == .webp }

  /// A decoder that has not begun.
  ///
  /// - Parameter shrink: 1, 2, 4 or 8; only for a format that decodes small.
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
