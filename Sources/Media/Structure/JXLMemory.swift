/// The memory that libjxl takes for a JPEG XL picture when it delivers rows as soon as it has them,
/// estimated from the headers.
///
/// The bytes per pixel were measured with libjxl 0.7 and 0.11, which differ by less than a byte, on
/// 80 pictures of 1 to 16 megapixels: lossy and lossless, of 8 to 32 bits, gray and color, with
/// alpha and other channels, layers and animation.
struct JXLMemory {
  private let picture: JXLPicture
  private let bytes: UnsafeRawBufferPointer
  /// How many more frames may be examined. For animations, the first few are enough.
  private var looks = 8

  init(_ picture: JXLPicture, in bytes: UnsafeRawBufferPointer) {
    self.picture = picture
    self.bytes = bytes
  }

  /// Samples of a pixel as delivered: colors or inks, and alpha.
  var channels: Int {
    (picture.isGray ? 1 : 3) + (hasInks ? 1 : 0) + (picture.hasAlpha ? 1 : 0)
  }
  var sampleBytes: Int {
    picture.isFloating ? 4 : picture.bits > 8 || picture.isConverted && !picture.isGray ? 2 : 1
  }

  /// Whether the black channel may be an ink. With JPEG XL's own colors (XYB) it is not, because no
  /// encoder converts inks to them.
  private var hasInks: Bool {
    picture.hasBlack && !picture.isXYB && !picture.isGray && picture.profile != nil
  }

  /// Bytes per pixel that are kept of the whole picture until its last row is delivered. With inks,
  /// this includes the black channel and the additional memory of old versions.
  private var delivered: Int { channels * sampleBytes + (hasInks ? 4 + planes : 0) }

  /// Bytes of floating-point samples per pixel of a whole frame: three colors, and all other
  /// channels.
  private var planes: Int { 12 + 4 * picture.extras.count }

  /// The most bytes while a frame is decoded.
  mutating func decoding(_ frame: JXLFrame) -> Int {
    let pixels = DecoderMemory.product(
      max(frame.size.width, frame.coded.width), max(frame.size.height, frame.coded.height))
    let whole = DecoderMemory.product(picture.size.width, picture.size.height, delivered)
    let working = frame.isModular ? modular(frame) : cosine(frame)
    let isShared = frame.isBlended || picture.isAnimated && !picture.extras.isEmpty
    let onto = isShared ? planes / 2 : 0
    let group = DecoderMemory.product(
      min(frame.group, frame.coded.width), min(frame.group, frame.coded.height), planes + numbers)
    return DecoderMemory.sum(
      whole, DecoderMemory.product(pixels, working + onto * 10) / 10, group)
  }

  /// Ten times the bytes per pixel of a frame coded with DCT (VarDCT). Channels other than colors
  /// are coded without DCT and are held whole.
  private func cosine(_ frame: JXLFrame) -> Int {
    // Rows at the borders of groups, which the filters need.
    let borders = frame.filters > 0 || frame.isSmoothed ? 45 : 15
    let passes = frame.passes > 1 ? 120 : 0
    return borders + passes + others
  }

  private var others: Int { picture.extras.isEmpty ? 0 : 240 + 140 * picture.extras.count }

  /// Ten times the bytes per pixel of a modular frame. The frame is held whole, unless its only
  /// transform, if any, mixes channels. A pyramid is held twice. For frames that are not examined,
  /// the worst is assumed.
  private mutating func modular(_ frame: JXLFrame) -> Int {
    looks -= 1
    let transforms =
      looks < 0
      ? nil
      : frame.start.flatMap {
        JXLModular(bytes, at: $0, flags: frame.flags)?.transforms
      }
    let isWhole = transforms.map { $0.count > 1 || $0.contains { $0 != 0 } } ?? true
    let isPyramid = transforms?.contains(2) ?? true
    let filters = frame.filters > 0 || frame.isSmoothed ? 45 : 0
    let whole = isWhole ? 10 * numbers : 0
    return 12 + filters + whole + (isPyramid ? 40 + 10 * max(12, numbers) : 0)
  }

  /// Bytes of integer samples per pixel of a modular frame.
  private var numbers: Int {
    4 * ((picture.isGray && !picture.isXYB ? 1 : 3) + picture.extras.count)
  }

  /// Bytes of a frame that later frames may refer to.
  func keeping(_ frame: JXLFrame) -> Int {
    DecoderMemory.product(frame.size.width, frame.size.height, planes)
  }

  /// The most that a frame of the picture's size takes, for use if no frame can be found.
  var unknown: Int {
    let working = max(60 + others, 57 + 10 * (picture.isXYB ? 2 : 1) * numbers)
    return DecoderMemory.product(
      picture.size.width, picture.size.height, delivered + working.parts(of: 10))
  }
}
