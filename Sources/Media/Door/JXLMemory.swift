/// What libjxl holds of a JPEG XL picture when it gives rows as soon as it has them, told from its
/// headers.
///
/// The numbers of bytes a pixel were measured with libjxl 0.7 and 0.11, which differ by less than a
/// byte, and 80 pictures of 1 to 16 megapixels: lossy and lossless, of 8 to 32 bits, gray and color,
/// with alpha and other channels, layers and motion.
struct JXLMemory {
  private let picture: JXLPicture
  private let bytes: UnsafeRawBufferPointer
  /// How many more frames are looked into: of films, a few tell enough.
  private var looks = 8

  init(_ picture: JXLPicture, in bytes: UnsafeRawBufferPointer) {
    self.picture = picture
    self.bytes = bytes
  }

  /// Samples of a pixel as they are given: colors or inks, and alpha.
  var channels: Int {
    (picture.isGray ? 1 : 3) + (hasInks ? 1 : 0) + (picture.hasAlpha ? 1 : 0)
  }
  var sampleBytes: Int {
    picture.isFloating ? 4 : picture.bits > 8 || picture.isConverted && !picture.isGray ? 2 : 1
  }

  /// Whether black may be an ink: no one converts it to JPEG XL's colors.
  private var hasInks: Bool {
    picture.hasBlack && !picture.isXYB && !picture.isGray && picture.profile != nil
  }

  /// What is kept of the whole picture until its last row is given, and for inks also the black
  /// channel, and what old versions hold besides.
  private var delivered: Int { channels * sampleBytes + (hasInks ? 4 + planes : 0) }

  /// Floating-point samples of a whole frame: three colors, and all others.
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

  /// Ten times the bytes a pixel of a frame that is coded by cosines. Other channels than colors are
  /// not, and lie there whole.
  private func cosine(_ frame: JXLFrame) -> Int {
    // Rows at the borders of groups, which filters look at.
    let borders = frame.filters > 0 || frame.isSmoothed ? 45 : 15
    let passes = frame.passes > 1 ? 120 : 0
    return borders + passes + others
  }

  private var others: Int { picture.extras.isEmpty ? 0 : 240 + 140 * picture.extras.count }

  /// Ten times the bytes a pixel of a frame without cosines: whole, unless at most channels are
  /// mixed, and twice if it is a pyramid. Of what is not looked into the worst is assumed.
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

  /// Bytes of a pixel's whole numbers, in a frame without cosines.
  private var numbers: Int {
    4 * ((picture.isGray && !picture.isXYB ? 1 : 3) + picture.extras.count)
  }

  /// Bytes of a frame that later ones may refer to.
  func keeping(_ frame: JXLFrame) -> Int {
    DecoderMemory.product(frame.size.width, frame.size.height, planes)
  }

  /// The most that one frame of the picture's size takes, if none can be found.
  var unknown: Int {
    let working = max(60 + others, 57 + 10 * (picture.isXYB ? 2 : 1) * numbers)
    return DecoderMemory.product(
      picture.size.width, picture.size.height, delivered + working.parts(of: 10))
  }
}
