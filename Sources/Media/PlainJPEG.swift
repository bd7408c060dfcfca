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
    try limits.check(try PictureHeader(input.bytes, format: .jpeg), of: input)
    let decoder = try TurboDecoder(input)
    let (width, height) = decoder.size(shrink: 1)
    try limits.check(width: width, height: height)
    guard let profile = decoder.plainProfile else { return nil }
    return PlainJPEGSource(input: input, decoder: decoder, limits: limits, profile: profile)
  }
}

/// Bands of one JPEG, decoded straight into the frames' own bytes.
final class PlainJPEGSource: FrameSource {
  let provenance: Provenance
  private(set) var frameSize: (width: Int, height: Int)
  private let input: MediaInput
  private let limits: ReadLimits
  private var decoder: TurboDecoder
  /// Decoding begins with the first band, since only then it is sure how small it may be.
  private var hasStarted = false
  private var shrink: Int
  private var top = 0

  init(input: MediaInput, decoder: TurboDecoder, limits: ReadLimits, profile: String) {
    self.input = input
    self.decoder = decoder
    self.limits = limits
    shrink = decoder.shrink(limits, keeping: limits.kept)
    frameSize = decoder.size(shrink: shrink)
    let (width, height) = decoder.size(shrink: 1)
    provenance = Provenance(
      name: input.name, width: width, height: height, format: "jpeg", profile: profile,
      sha256: limits.hashes ? input.sha256() : nil)
  }

  func next() throws -> Frame? {
    if !hasStarted {
      hasStarted = true
      try decoder.start(shrink: shrink)
    }
    let bands = Bands(width: frameSize.width, height: frameSize.height)
    let rows = bands.rows(from: top)
    guard rows > 0 else { return nil }
    let bytes = try decoder.rows(rows, width: frameSize.width)
    defer { top += rows }
    return Frame(width: frameSize.width, height: rows, top: top, bytes: bytes)
  }

  func rewind(keeping pixels: Int) throws {
    if hasStarted {
      decoder = try TurboDecoder(input)
      (hasStarted, top) = (false, 0)
    }
    shrink = decoder.shrink(limits, keeping: pixels)
    frameSize = decoder.size(shrink: shrink)
  }
}

extension TurboDecoder {
  /// By how much the picture may be shrunk while it is decoded.
  fileprivate func shrink(_ limits: ReadLimits, keeping pixels: Int) -> Int {
    let (width, height) = size(shrink: 1)
    return limits.shrink(width: width, height: height, keeping: pixels, steps: [2, 4, 8])
  }
}
