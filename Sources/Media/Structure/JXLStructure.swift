/// The boxes of a JPEG XL file, its headers, and its frames as far as they can be found.
///
/// - Source: ISO/IEC 18181-1:2022 and 18181-2:2021; libjxl 0.7 `decode.cc`.
enum JXLStructure {
  private static let mostBoxes = 10_000
  private static let mostFrames = 10_000
  private static let mostSections = 1 << 18
  /// The most pixels of all frames together. Each frame is decoded, though only the last is shown.
  private static let mostPixels = 1 << 31

  /// The picture's header.
  ///
  /// - Throws: `MediaError.damaged` without a codestream or if it ends in its first header;
  ///   `.unsupported` for too many boxes or frames, or a color profile above
  ///   `PictureHeader.mostAncillary`.
  /// - Complexity: O(boxes, and groups of all frames).
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    let parts = try parts(of: bytes)
    guard parts.count > 1 else {
      return try header(ofCodestream: UnsafeRawBufferPointer(rebasing: bytes[parts[0]]))
    }
    let whole = joined(parts, of: bytes)
    defer { withExtendedLifetime(whole) {} }
    var header = try header(ofCodestream: whole.buffer)
    header.memory = DecoderMemory.sum(header.memory, whole.buffer.count)
    return header
  }

  /// Where the codestream lies, part by part, at least one part. All else in the file is metadata,
  /// which no decoder is given.
  ///
  /// - Throws: `MediaError.damaged` if there is none, `.unsupported` for too many boxes.
  static func parts(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> [Range<Int>] {
    guard bytes.integer(at: 0, count: 2) != 0xFF0A else { return [0..<bytes.count] }
    var (place, boxes) = (0, 0)
    var parts: [(number: Int, range: Range<Int>)] = []
    while let box = ISOBox(in: bytes, at: place, end: bytes.count) {
      boxes += 1
      guard boxes <= mostBoxes else { throw .unsupported("it has more than \(mostBoxes) boxes") }
      switch box.type {
      case ISOBox.code("jxlc"): parts.append((0, box.body))
      case ISOBox.code("jxlp"):
        // The highest bit marks the last part.
        let number = bytes.integer(at: box.body.lowerBound, count: 4) ?? 0
        parts.append((number & 0x7FFF_FFFF, box.body.dropFirst(4)))
      default: break
      }
      place = box.whole.upperBound
    }
    guard !parts.isEmpty else { throw .damaged("it has no codestream") }
    // Writers may put parts in another order, which libjxl supports since 0.12.
    if zip(parts, parts.dropFirst()).contains(where: { $0.number > $1.number }) {
      parts = parts.enumerated().sorted {
        ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
      }.map(\.element)
    }
    return parts.map(\.range)
  }

  /// A copy of the parts, joined.
  static func joined(_ parts: [Range<Int>], of bytes: UnsafeRawBufferPointer) -> HeldBytes {
    let joined = GrowingBytes()
    for part in parts { joined.add(UnsafeRawBufferPointer(rebasing: bytes[part])) }
    return HeldBytes(taking: joined)
  }

  private static func header(
    ofCodestream bytes: UnsafeRawBufferPointer
  ) throws(MediaError) -> PictureHeader {
    let picture = try JXLPicture(bytes)
    guard picture.profile ?? 0 <= PictureHeader.mostAncillary else {
      throw .unsupported("its color profile is larger than 1 MiB")
    }
    let frames = try frames(bytes, of: picture)
    var memory = JXLMemory(picture, in: bytes)
    var (most, kept, largest) = (0, 0, 0)
    for frame in frames {
      most = max(most, memory.decoding(frame))
      guard frame.isKept || frame.kind == .lowFrequency else { continue }
      kept += 1
      largest = max(largest, memory.keeping(frame))
    }
    if frames.isEmpty { most = memory.unknown }
    let (width, height) = picture.size
    var header = PictureHeader(
      width: width, height: height, channels: memory.channels, sampleBytes: memory.sampleBytes,
      memory: DecoderMemory.sum(
        most, DecoderMemory.product(largest, min(8, kept)),
        DecoderMemory.product(picture.profile ?? 0, 16),
        DecoderMemory.rows(
          width: width, height: height, channels: memory.channels,
          sampleBytes: memory.sampleBytes, cached: 16), 12 << 20))
    if picture.isAnimated { header.notes = ["it is animated: only the first picture was read"] }
    // A flat picture leaves most of its planes untouched.
    header.reserved = DecoderMemory.product(width, height, 4 + picture.extras.count, 4)
    return header
  }

  /// The frames up to the first whose end is unknown; none after a color profile, which would have
  /// to be unpacked.
  private static func frames(
    _ bytes: UnsafeRawBufferPointer, of picture: JXLPicture
  ) throws(MediaError) -> [JXLFrame] {
    var place = picture.end
    if picture.preview != nil, let start = place {
      place = JXLFrame(bytes, at: start, of: picture, isPreview: true)?.next
    }
    var (frames, pixels, sections) = ([JXLFrame](), 0, 0)
    while let start = place, let frame = JXLFrame(bytes, at: start, of: picture) {
      frames.append(frame)
      pixels = DecoderMemory.sum(
        pixels, DecoderMemory.product(frame.size.width, frame.size.height))
      sections = DecoderMemory.sum(sections, frame.sections)
      guard frames.count <= mostFrames, sections <= mostSections,
        pixels <= mostPixels || frames.count == 1
      else { throw .unsupported("it has too many frames for their size") }
      if frame.isLast { break }
      place = frame.next
    }
    return frames
  }
}
