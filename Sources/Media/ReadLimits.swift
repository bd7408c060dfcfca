/// How much of an input may be read, and how many of its pixels are counted.
public struct ReadLimits: Sendable, Equatable {
  /// The most pixels that a header may declare, 1 or more. A larger picture is refused before
  /// anything is decoded.
  public var pixels = 100_000_000
  /// The most bytes of memory that reading one picture or film may take, according to its header.
  /// An input that needs more is refused before anything is decoded.
  ///
  /// The program itself is included, so this is roughly the memory of a process that reads one
  /// input at a time.
  public var memory = 640_000_000
  /// The longest input, in bytes, 1 or more.
  public var bytes = 1 << 30
  /// When a decoder shrinks a JPEG or a WebP, at least this many pixels are kept; 1 or more.
  ///
  /// With half a million, pictures of 2 megapixels and more are shrunk to 0.5 to 2 million pixels.
  /// For a JPEG, `FrameSource.rewind(keeping:)` replaces this number.
  public var kept = 500_000
  /// In any other picture, up to this many pixels are all counted; 1 or more. In a larger one, some
  /// pixels are picked.
  public var whole = 9_000_000
  /// The least number of pixels when some are picked, 1 or more.
  public var picked = 1_000_000
  /// Whether every pixel is decoded and counted, however many there are.
  public var full = false
  /// Whether `Provenance.sha256` is set, which takes one more pass over all bytes.
  public var hashes = false

  public init() {}

  /// The largest of `steps` that leaves at least this many pixels, or 1.
  func shrink(width: Int, height: Int, keeping pixels: Int, steps: some Sequence<Int>) -> Int {
    guard !full else { return 1 }
    return steps.filter { (width / $0) * (height / $0) >= pixels }.max() ?? 1
  }

  /// - Throws: `MediaError.tooLarge` or `.tooMuchMemory` if a picture is above a limit.
  func check(_ header: PictureHeader, of input: MediaInput) throws(MediaError) {
    try check(width: header.width, height: header.height)
    let bytes = input.memory(for: header, self)
    guard bytes <= memory else { throw .tooMuchMemory(bytes: bytes, limit: memory) }
  }

  /// - Throws: `MediaError.tooLarge` above the limit of pixels, also if the product overflows.
  func check(width: Int, height: Int) throws(MediaError) {
    let (product, overflow) = width.multipliedReportingOverflow(by: height)
    guard overflow || product > pixels else { return }
    throw .tooLarge(width: width, height: height, limit: pixels)
  }
}
