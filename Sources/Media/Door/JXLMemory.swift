/// What libjxl 0.7 and libvips 8.14 hold of a JPEG XL picture, told from its headers.
///
/// The numbers of bytes a pixel were measured with 60 pictures of 9 to 100 megapixels: lossy and
/// lossless, of 8 to 32 bits, gray and color, with alpha, layers and motion.
struct JXLMemory {
  private let picture: JXLPicture
  private let bytes: UnsafeRawBufferPointer
  /// How many more frames are looked into: of films, a few tell enough.
  private var looks = 8

  init(_ picture: JXLPicture, in bytes: UnsafeRawBufferPointer) {
    self.picture = picture
    self.bytes = bytes
  }

  /// As libvips asks for them.
  var channels: Int { (picture.isGray ? 1 : 3) + picture.extras.count }
  var sampleBytes: Int { picture.isFloating ? 4 : picture.bits > 8 ? 2 : 1 }

  /// What libvips keeps of the whole picture, in the samples that it asks for.
  private var delivered: Int { channels * sampleBytes }

  /// Whether rows go straight into what is delivered: bytes of three colors, and one more sample.
  private var isDirect: Bool { sampleBytes == 1 && !picture.isGray && picture.extras.count < 2 }

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
    return DecoderMemory.sum(whole, DecoderMemory.product(pixels, working + onto * 10) / 10)
  }

  /// Ten times the bytes a pixel of a frame that is coded by cosines.
  private func cosine(_ frame: JXLFrame) -> Int {
    // Rows at the borders of groups, which filters look at.
    let borders = frame.filters > 0 || frame.isSmoothed ? 45 : 15
    let passes = frame.passes > 1 ? 120 : 0
    if picture.extras.isEmpty {
      return borders + passes + (isDirect ? 0 : 10 * planes)
    }
    return passes + (isDirect ? 380 : 10 * planes + 400)
  }

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
    let numbers = 4 * ((picture.isGray && !picture.isXYB ? 1 : 3) + picture.extras.count)
    return (isDirect ? 12 : 10 * planes) + filters + (isWhole ? 10 * numbers : 0)
      + (isPyramid ? 10 * numbers : 0)
  }

  /// Bytes of a frame that later ones may refer to.
  func keeping(_ frame: JXLFrame) -> Int {
    DecoderMemory.product(frame.size.width, frame.size.height, planes)
  }

  /// The most that one frame of the picture's size takes, if none can be found.
  var unknown: Int {
    let working = max(
      picture.extras.isEmpty ? (isDirect ? 0 : planes) + 5 : isDirect ? 38 : planes + 40,
      planes + 8 * (3 + picture.extras.count) / (picture.isXYB ? 1 : 2))
    return DecoderMemory.product(
      picture.size.width, picture.size.height, delivered + working)
  }
}
