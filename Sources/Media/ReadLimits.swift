/// How much of an input may be read, and how much of it is worth reading.
public struct ReadLimits: Sendable, Equatable {
  /// The most pixels that a header may declare, 1 or more; a larger picture is refused before
  /// anything is decoded.
  public var pixels = 100_000_000
  /// The longest input, in bytes, 1 or more.
  public var bytes = 1 << 30
  /// When a picture is shrunk while it is decoded, at least this many pixels are kept.
  ///
  /// Half a million shrinks pictures of 2 megapixels and more, and leaves 0.5 to 2 million.
  public var kept = 500_000
  /// The same for JPEGs, whose decoder averages as it shrinks; 1 or more.
  ///
  /// `PaletteOptions.pixelsNeeded` tells how many are enough for a palette.
  public var keptOfJPEG = 500_000
  /// Whether every pixel is decoded, however many there are.
  public var full = false
  /// Whether `Provenance.sha256` is filled in, which reads every byte once more.
  public var hashes = false

  public init() {}

  /// The largest of `steps` that leaves enough pixels of a picture, or 1.
  func shrink(_ format: FileFormat, width: Int, height: Int, steps: some Sequence<Int>) -> Int {
    guard !full else { return 1 }
    let enough = format == .jpeg ? keptOfJPEG : kept
    return steps.filter { (width / $0) * (height / $0) >= enough }.max() ?? 1
  }

  /// - Throws: `MediaError.tooLarge` above the limit of pixels, also if the product overflows.
  func check(width: Int, height: Int) throws(MediaError) {
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    guard overflow || product > pixels else { return }
    throw .tooLarge(width: width, height: height, limit: pixels)
  }
}
