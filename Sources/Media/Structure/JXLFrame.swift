/// The header of one frame of a JPEG XL codestream, and where the next one begins.
///
/// - Source: ISO/IEC 18181-1:2022 annexes F and J; libjxl 0.7 `frame_header.cc`,
///   `loop_filter.cc`, `toc.cc`.
struct JXLFrame {
  enum Kind: Int { case regular, lowFrequency, reference, skipped }

  private(set) var kind = Kind.regular
  private(set) var isModular = false
  /// Size in coded samples, before upsampling.
  private(set) var coded: JXLPicture.Size
  /// Size as shown or kept.
  private(set) var size: JXLPicture.Size
  private(set) var passes = 1
  private(set) var isLast = true
  /// Whether it is added to another frame, or covers only a part of it.
  private(set) var isBlended = false
  /// Whether later frames may refer to it.
  private(set) var isKept = false
  /// The flag bits: whether noise, patches or splines are drawn over it.
  private(set) var flags = 0
  /// How many passes of the edge-preserving filter it has: 0…3.
  private(set) var filters = 2
  private(set) var isSmoothed = true
  /// How many sections it has.
  private(set) var sections = 1
  /// Where its first section begins, in bytes; `nil` if its sections are in another order.
  private(set) var start: Int?
  /// Where the next frame begins, in bytes; `nil` if only decoding would tell, or if the frame is
  /// cut short.
  private(set) var next: Int?

  /// The side of a group: the square that is decoded at a time.
  var group: Int { 128 << groupShift }

  private var upsampling = 1
  private var groupShift = 1
  private var level = 0
  /// The greatest chroma subsampling, as a shift, across and down.
  private var chroma = (across: 0, down: 0)

  /// Reads the frame whose header begins at a byte; `nil` if the codestream ends within it.
  init?(
    _ bytes: UnsafeRawBufferPointer, at place: Int, of picture: JXLPicture, isPreview: Bool = false
  ) {
    size = isPreview ? picture.preview ?? picture.size : picture.size
    coded = size
    guard place <= bytes.count, place >= 0 else { return nil }
    var reader = JXLReader(bytes, at: 8 * place)
    if !reader.bool() { readHeader(&reader, picture) }
    coded = (size.width.parts(of: upsampling), size.height.parts(of: upsampling))
    guard !reader.isPast else { return nil }
    readSections(&reader, bytes.count)
  }

  private mutating func readHeader(_ reader: inout JXLReader, _ picture: JXLPicture) {
    kind = Kind(rawValue: reader.bits(2)) ?? .regular
    isModular = reader.bool()
    flags = reader.large()
    let isYCbCr = !picture.isXYB && reader.bool()
    let usesLowFrequency = flags & 0x20 != 0
    if isYCbCr, !usesLowFrequency { readChroma(&reader) }
    if !usesLowFrequency {
      upsampling = reader.number((0, 1), (0, 2), (0, 4), (0, 8))
      reader.skip(2 * picture.extras.count)
    }
    if isModular { groupShift = reader.bits(2) } else if picture.isXYB { reader.skip(6) }
    if kind != .reference { readPasses(&reader) }
    if kind == .lowFrequency { level = reader.number((0, 1), (0, 2), (0, 3), (0, 4)) }
    let isPart = readCrop(&reader, picture)
    let canBeShown = kind == .regular || kind == .skipped
    var (duration, isReplacing) = (0, true)
    if canBeShown {
      isReplacing = readBlending(&reader, picture, isPart: isPart)
      for _ in picture.extras { _ = readBlending(&reader, picture, isPart: isPart) }
      if picture.isAnimated { duration = reader.number((0, 0), (0, 1), (8, 0), (32, 0)) }
      if picture.hasTimecodes { reader.skip(32) }
      isLast = reader.bool()
    }
    isBlended = isPart || !isReplacing
    // Only a regular frame can be the last one.
    if kind != .regular { isLast = false }
    let slot = kind != .lowFrequency && !isLast ? reader.bits(2) : 0
    isKept = !isLast && kind != .lowFrequency && (duration == 0 || slot != 0)
    if isKept && isReplacing && !isPart && canBeShown || kind == .reference { reader.skip(1) }
    reader.skipName()
    readFilters(&reader)
    reader.skipExtensions()
    if level > 0 {
      size = (size.width.parts(of: 1 << 3 * level), size.height.parts(of: 1 << 3 * level))
    }
  }

  private mutating func readChroma(_ reader: inout JXLReader) {
    for _ in 0..<3 {
      let mode = reader.bits(2)
      chroma.across = max(chroma.across, mode == 1 || mode == 2 ? 1 : 0)
      chroma.down = max(chroma.down, mode == 1 || mode == 3 ? 1 : 0)
    }
  }

  private mutating func readPasses(_ reader: inout JXLReader) {
    passes = reader.number((0, 1), (0, 2), (0, 3), (3, 4))
    guard passes > 1 else { return }
    let smaller = reader.number((0, 0), (0, 1), (0, 2), (1, 3))
    reader.skip(2 * (passes - 1))
    reader.skip(2 * smaller)
    for _ in 0..<smaller { _ = reader.number((0, 0), (0, 1), (0, 2), (3, 0)) }
  }

  /// - Result: whether the frame covers only a part of the picture.
  private mutating func readCrop(_ reader: inout JXLReader, _ picture: JXLPicture) -> Bool {
    guard kind != .lowFrequency, reader.bool() else { return false }
    func number() -> Int { reader.number((8, 0), (11, 256), (14, 2304), (30, 18_688)) }
    func signed() -> Int {
      let number = number()
      return number & 1 == 0 ? number / 2 : -(number + 1) / 2
    }
    var (left, top) = (0, 0)
    if kind != .reference { (left, top) = (signed(), signed()) }
    let whole = size
    size = (number(), number())
    guard kind != .reference else { return false }
    return left > 0 || top > 0 || size.width + left < whole.width
      || size.height + top < whole.height
  }

  /// - Result: whether its samples replace those of other frames.
  private func readBlending(
    _ reader: inout JXLReader, _ picture: JXLPicture, isPart: Bool
  ) -> Bool {
    let mode = reader.number((0, 0), (0, 1), (0, 2), (2, 3))
    let usesAlpha = !picture.extras.isEmpty && (mode == 2 || mode == 3)
    if usesAlpha { _ = reader.number((0, 0), (0, 1), (0, 2), (3, 3)) }
    if usesAlpha || mode == 4 { reader.skip(1) }
    if mode != 0 || isPart { reader.skip(2) }
    return mode == 0
  }

  private mutating func readFilters(_ reader: inout JXLReader) {
    guard !reader.bool() else { return }
    isSmoothed = reader.bool()
    if isSmoothed, reader.bool() { reader.skipHalves(6) }
    filters = reader.bits(2)
    if filters > 0 {
      if !isModular, reader.bool() { reader.skipHalves(8) }
      if reader.bool() { reader.skipHalves(5) }
      if reader.bool() { reader.skipHalves(isModular ? 3 : 4) }
      if isModular { reader.skipHalves(1) }
    }
    reader.skipExtensions()
  }

  /// Adds up the lengths in the table of contents.
  ///
  /// - Complexity: O(groups), at most 65,536.
  private mutating func readSections(_ reader: inout JXLReader, _ count: Int) {
    let groups = DecoderMemory.product(
      coded.width.parts(of: group), coded.height.parts(of: group))
    func blocks(_ side: Int, _ half: Int) -> Int { side.parts(of: 8 << half) << half }
    let large = DecoderMemory.product(
      blocks(coded.width, chroma.across).parts(of: group),
      blocks(coded.height, chroma.down).parts(of: group))
    sections =
      groups == 1 && passes == 1
      ? 1 : DecoderMemory.sum(2, large, DecoderMemory.product(groups, passes))
    guard sections <= 65_536 else { return }
    let isOrdered = reader.bool()
    if isOrdered, !Self.skipOrder(&reader, of: sections) { return }
    reader.align()
    var length = 0
    for _ in 0..<sections where !reader.isPast {
      length += reader.number((10, 0), (14, 1024), (22, 17_408), (30, 4_211_712))
    }
    reader.align()
    guard !reader.isPast else { return }
    let place = reader.place / 8
    if !isOrdered { start = place }
    if length <= count - place { next = place + length }
  }

  /// Reads past the permutation of the sections (ISO/IEC 18181-1:2022 §F.3.2).
  private static func skipOrder(_ reader: inout JXLReader, of count: Int) -> Bool {
    guard var entropy = JXLEntropy(&reader, contexts: 8) else { return false }
    entropy.start(&reader)
    func context(_ number: Int) -> Int { min(7, Int.bitWidth - number.leadingZeroBitCount) }
    let end = entropy.number(context(count), &reader)
    guard end <= count else { return false }
    var last = 0
    for _ in 0..<end where !reader.isPast { last = entropy.number(context(last), &reader) }
    return !reader.isPast
  }
}
