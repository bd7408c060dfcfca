/// The boxes of a JPEG XL file, its headers, and its frames as far as they can be found.
///
/// - Source: ISO/IEC 18181-1:2022 and 18181-2:2021; libjxl 0.7 `decode.cc`; libvips 8.14
///   `jxlload.c`.
enum JXLStructure {
  private static let mostBoxes = 10_000
  private static let mostFrames = 10_000
  private static let mostSections = 1 << 18
  /// The most pixels of all frames, each of which is decoded though only the last is seen.
  private static let mostPixels = 1 << 31

  /// - Throws: `MediaError.damaged` without a codestream or if it ends in its first header,
  ///   `.unsupported` for too many boxes or frames, or a color profile above
  ///   `PictureHeader.mostAncillary`, which cannot be cut out.
  /// - Complexity: O(boxes, and groups of all frames).
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard bytes.integer(at: 0, count: 2) != 0xFF0A else { return try codestream(bytes) }
    var (place, boxes) = (0, 0)
    var (parts, cuts) = ([Range<Int>](), [Range<Int>]())
    while let box = ISOBox(in: bytes, at: place, end: bytes.count) {
      boxes += 1
      guard boxes <= mostBoxes else { throw .unsupported("it has more than \(mostBoxes) boxes") }
      switch box.type {
      case ISOBox.code("jxlc"): parts.append(box.body)
      case ISOBox.code("jxlp"): parts.append(box.body.dropFirst(4))
      // Metadata and what only a JPEG's restoration needs, compressed.
      case ISOBox.code("brob"), ISOBox.code("jbrd"): cuts.append(box.whole)
      case ISOBox.code("Exif"), ISOBox.code("xml "), ISOBox.code("jumb"):
        if box.whole.count > PictureHeader.mostAncillary { cuts.append(box.whole) }
      default: break
      }
      place = box.whole.upperBound
    }
    guard !parts.isEmpty else { throw .damaged("it has no codestream") }
    var header: PictureHeader
    if parts.count == 1 {
      header = try codestream(UnsafeRawBufferPointer(rebasing: bytes[parts[0]]))
    } else {
      var joined: [UInt8] = []
      joined.reserveCapacity(bytes.count)
      for part in parts { joined += bytes[part] }
      let result = joined.withUnsafeBytes { bytes in
        Result { () throws(MediaError) in try codestream(bytes) }
      }
      header = try result.get()
    }
    header.cuts = cuts
    return header
  }

  private static func codestream(
    _ bytes: UnsafeRawBufferPointer
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
    // A flat picture leaves most of its planes of floats untouched.
    header.reserved = DecoderMemory.product(width, height, memory.channels + 1, 4)
    return header
  }

  /// The frames up to the first whose end cannot be told; none behind a color profile, which would
  /// have to be unpacked.
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
