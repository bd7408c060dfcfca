import CTurboJPEG
import Palettes

extension MediaReader {
  /// The common still: an upright JPEG in sRGB, through libjpeg-turbo.
  ///
  /// Takes gray and RGB or YCbCr JPEGs with no profile or one that is sRGB's. Everything else
  /// (CMYK, wide gamuts, turned cameras) is for `still`, whose library takes 50 ms to load.
  public static let plainJPEG = MediaReader(
    name: "plain-jpeg", summary: "upright JPEGs in sRGB, through libjpeg-turbo"
  ) { input, limits throws(MediaError) in
    guard FileFormat(input.bytes) == .jpeg else { return nil }
    let decoder = try TurboDecoder(input)
    let (width, height) = (Int(decoder.header.width), Int(decoder.header.height))
    try limits.check(width: width, height: height)
    if decoder.header.progressive != 0 { try JPEGScans.check(input.bytes, pixels: width * height) }
    guard let profile = decoder.plainProfile else { return nil }
    let shrink = limits.shrink(.jpeg, width: width, height: height, steps: [2, 4, 8])
    let provenance = Provenance(
      name: input.name, width: width, height: height, format: "jpeg", profile: profile,
      sha256: limits.hashes ? input.sha256() : nil)
    return try PlainJPEGSource(
      input: input, decoder: decoder, shrink: shrink, provenance: provenance)
  }
}

/// Bands of one JPEG, decoded straight into the frames' own bytes.
final class PlainJPEGSource: FrameSource {
  let provenance: Provenance
  let frameSize: (width: Int, height: Int)
  private let input: MediaInput
  private let shrink: Int
  private let bands: Bands
  private var decoder: TurboDecoder
  private var top = 0

  init(
    input: MediaInput, decoder: TurboDecoder, shrink: Int, provenance: Provenance
  ) throws(MediaError) {
    self.input = input
    self.decoder = decoder
    self.shrink = shrink
    self.provenance = provenance
    frameSize = try decoder.start(shrink: shrink)
    bands = Bands(width: frameSize.width, height: frameSize.height)
  }

  func next() throws -> Frame? {
    let rows = bands.rows(from: top)
    guard rows > 0 else { return nil }
    let bytes = try decoder.rows(rows, width: frameSize.width)
    defer { top += rows }
    return Frame(width: frameSize.width, height: rows, top: top, bytes: bytes)
  }

  func rewind() throws {
    decoder = try TurboDecoder(input)
    _ = try decoder.start(shrink: shrink)
    top = 0
  }
}
