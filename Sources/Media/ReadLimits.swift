/// How much of an input may be read, and how much of it is worth reading.
public struct ReadLimits: Sendable, Equatable {
  /// The most pixels that a header may declare, 1 or more; a larger picture is refused before
  /// anything is decoded.
  public var pixels = 100_000_000
  /// The most bytes of memory that reading one picture or film may take, as its header tells; more
  /// is refused before anything is decoded.
  ///
  /// The program itself counts, so that this is about what a process takes that reads one input at
  /// a time.
  public var memory = 640_000_000
  /// The longest input, in bytes, 1 or more.
  public var bytes = 1 << 30
  /// When a decoder makes a JPEG or a WebP smaller, at least this many pixels are kept; 1 or more.
  ///
  /// Half a million shrinks pictures of 2 megapixels and more, and leaves 0.5 to 2 million. Of a
  /// JPEG as many are kept as `FrameSource.rewind(keeping:)` asks for, and so many only until it is
  /// called.
  public var kept = 500_000
  /// The most pixels of another picture that are all counted, 1 or more; of a larger one, some are
  /// picked.
  public var whole = 9_000_000
  /// When pixels are picked, at least this many; 1 or more.
  public var picked = 1_000_000
  /// Whether every pixel is decoded, however many there are.
  public var full = false
  /// Whether `Provenance.sha256` is filled in, which reads every byte once more.
  public var hashes = false

  public init() {}

  /// The largest of `steps` that leaves so many pixels of a picture, or 1.
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
