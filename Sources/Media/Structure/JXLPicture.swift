/// What a JPEG XL codestream declares before its first frame.
///
/// - Source: ISO/IEC 18181-1:2022 annex D; libjxl 0.7 `headers.cc`, `image_metadata.cc`,
///   `color_encoding_internal.cc`.
struct JXLPicture {
  typealias Size = (width: Int, height: Int)

  private(set) var size: Size
  private(set) var preview: Size?
  private(set) var isAnimated = false
  private(set) var hasTimecodes = false
  private(set) var bits = 8
  private(set) var isFloating = false
  private(set) var isGray = false
  /// The channels besides the colors: the shift by which their sides are halved.
  private(set) var extras: [Int] = []
  private(set) var hasAlpha = false
  private(set) var hasBlack = false
  /// Whether colors were converted to JPEG XL's own space (XYB), as in lossy pictures.
  private(set) var isXYB = true
  /// Whether libjxl cannot convert XYB back to the picture's own colors from their description.
  private(set) var isConverted = false
  /// Bytes of the color profile after prediction and before compression; `nil` without a profile.
  private(set) var profile: Int?
  /// Where the preview or the first frame begins, in bytes; `nil` after a profile that was not
  /// read.
  private(set) var end: Int?

  /// - Throws: `MediaError.damaged` if the codestream ends within its header.
  init(_ bytes: UnsafeRawBufferPointer) throws(MediaError) {
    guard bytes.integer(at: 0, count: 2) == 0xFF0A else {
      throw .damaged("it has no codestream")
    }
    var reader = JXLReader(bytes, at: 16)
    size = Self.size(&reader)
    if !reader.bool() { readMetadata(&reader) }
    readTransform(&reader)
    guard !reader.isPast else { throw .damaged("its header is cut short") }
    guard profile != nil else {
      end = (reader.place + 7) / 8
      return
    }
    let length = reader.large()
    profile = length
    // Longer ones take too long, and are refused.
    guard length <= PictureHeader.mostAncillary, Self.skipProfile(&reader, length) else { return }
    end = (reader.place + 7) / 8
  }

  /// Reads past a profile (annex E.4).
  private static func skipProfile(_ reader: inout JXLReader, _ length: Int) -> Bool {
    guard var entropy = JXLEntropy(&reader, contexts: 41) else { return false }
    entropy.start(&reader)
    var (last, before) = (0, 0)
    for index in 0..<length {
      guard !reader.isPast else { return false }
      let context = index > 128 ? 1 + kind(last) + 8 * kindBefore(before) : 0
      (last, before) = (entropy.number(context, &reader) & 0xFF, last)
    }
    return !reader.isPast
  }

  private static func kind(_ byte: Int) -> Int {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: 0
    case 0x30...0x39, 0x2C, 0x2E: 1
    case 0: 2
    case 1: 3
    case 2..<16: 4
    case 255: 6
    case 241...254: 5
    default: 7
    }
  }

  private static func kindBefore(_ byte: Int) -> Int {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: 0
    case 0x30...0x39, 0x2C, 0x2E: 1
    case 0..<16: 2
    case 241...255: 3
    default: 4
    }
  }

  private static func size(_ reader: inout JXLReader) -> Size {
    let isSmall = reader.bool()
    func side() -> Int {
      isSmall ? 8 * (1 + reader.bits(5)) : reader.number((9, 1), (13, 1), (18, 1), (30, 1))
    }
    let height = side()
    let ratio = reader.bits(3)
    return (Self.width(ratio, of: height) ?? side(), height)
  }

  private static func previewSize(_ reader: inout JXLReader) -> Size {
    let isSmall = reader.bool()
    func side() -> Int {
      isSmall
        ? 8 * reader.number((0, 16), (0, 32), (5, 1), (9, 33))
        : reader.number((6, 1), (8, 65), (10, 321), (12, 1345))
    }
    let height = side()
    let ratio = reader.bits(3)
    return (Self.width(ratio, of: height) ?? side(), height)
  }

  /// The width from one of seven usual aspect ratios; `nil` if the width is coded itself.
  private static func width(_ ratio: Int, of height: Int) -> Int? {
    let ratios = [(1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1)]
    return ratio == 0 ? nil : height * ratios[ratio - 1].0 / ratios[ratio - 1].1
  }

  private mutating func readMetadata(_ reader: inout JXLReader) {
    let hasMore = reader.bool()
    if hasMore {
      reader.skip(3)
      if reader.bool() { _ = Self.size(&reader) }
      if reader.bool() { preview = Self.previewSize(&reader) }
      isAnimated = reader.bool()
      if isAnimated {
        _ = reader.number((0, 100), (0, 1000), (10, 1), (30, 1))
        _ = reader.number((0, 1), (0, 1001), (8, 1), (10, 1))
        _ = reader.number((0, 0), (3, 0), (16, 0), (32, 0))
        hasTimecodes = reader.bool()
      }
    }
    (isFloating, bits) = Self.depth(&reader)
    reader.skip(1)
    for _ in 0..<reader.number((0, 0), (0, 1), (4, 2), (12, 1)) where !reader.isPast {
      readExtra(&reader)
    }
    isXYB = reader.bool()
    if !reader.bool() { readColors(&reader) }
    if hasMore, !reader.bool() {
      reader.skipHalves(2)
      reader.skip(1)
      reader.skipHalves(1)
    }
    reader.skipExtensions()
  }

  private static func depth(_ reader: inout JXLReader) -> (isFloating: Bool, bits: Int) {
    guard reader.bool() else { return (false, reader.number((0, 8), (0, 10), (0, 12), (6, 1))) }
    let bits = reader.number((0, 32), (0, 16), (0, 24), (6, 1))
    reader.skip(4)
    return (true, bits)
  }

  private mutating func readExtra(_ reader: inout JXLReader) {
    guard !reader.bool() else {
      extras.append(0)
      hasAlpha = true
      return
    }
    let type = reader.choice()
    _ = Self.depth(&reader)
    extras.append(reader.number((0, 0), (0, 3), (0, 4), (3, 1)))
    reader.skipName()
    switch type {
    case 0:
      hasAlpha = true
      reader.skip(1)
    case 2: reader.skipHalves(4)
    case 4: hasBlack = true
    case 5: _ = reader.number((0, 1), (2, 0), (4, 3), (8, 19))
    default: break
    }
  }

  private mutating func readColors(_ reader: inout JXLReader) {
    let hasProfile = reader.bool()
    let space = reader.choice()
    isGray = space == 1
    guard !hasProfile else {
      profile = 0
      isConverted = isXYB
      return
    }
    func point() {
      for _ in 0..<2 {
        _ = reader.number((19, 0), (19, 524_288), (20, 1_048_576), (21, 2_097_152))
      }
    }
    if space != 2, reader.choice() == 2 { point() }
    if space != 1, space != 2, reader.choice() == 2 { for _ in 0..<3 { point() } }
    var curve = 0
    if space != 2 { if reader.bool() { reader.skip(24) } else { curve = reader.choice() } }
    isConverted = isXYB && (space > 1 || curve == 2)
    _ = reader.choice()
  }

  /// Reads weights for colors and for upsampling.
  private mutating func readTransform(_ reader: inout JXLReader) {
    guard !reader.bool() else { return }
    if isXYB, !reader.bool() { reader.skipHalves(16) }
    let weights = reader.bits(3)
    for (index, count) in [15, 55, 210].enumerated() where weights >> index & 1 == 1 {
      reader.skipHalves(count)
    }
  }
}
