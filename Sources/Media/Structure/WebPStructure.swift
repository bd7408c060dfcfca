/// The chunks of a WebP, a RIFF file.
///
/// Nothing is cut out: only pictures are compressed, and libwebp refuses a RIFF with a wrong
/// length.
///
/// - Source: RFC 9649 (WebP), §2; libwebp's `demux.c` for what it refuses.
enum WebPStructure {
  /// libwebp makes a list of chunks and frames, and libvips searches it for each frame: half a
  /// second for 10,000.
  private static let mostChunks = 10_000
  /// How often libvips copies EXIF, XMP and the profile at most; comparisons need the most copies.
  private static let copies = 8

  /// Whether a WebP declares that it is animated (§2.7.1.1).
  static func isAnimated(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.integer(at: 12, count: 4) == WebPWalk.code("VP8X")
      && (bytes.integer(at: 20, count: 1) ?? 0) & 0x02 != 0
  }

  /// The picture's header.
  ///
  /// - Throws: `MediaError.damaged` if the RIFF or a chunk in it is longer than the file;
  ///   `.unsupported` for more than `mostChunks`.
  /// - Complexity: O(chunks), plus that of `WebPPrefixCodes`.
  static func header(of bytes: UnsafeRawBufferPointer) throws(MediaError) -> PictureHeader {
    guard let size = bytes.integer(at: 4, count: 4, little: true),
      let riff = bytes.part(at: 0, count: 8 + size), riff.count == 8 + size, size >= 12
    else { throw .damaged("its RIFF data is longer than the file") }
    var walk = WebPWalk(riff)
    // A file with a single picture; what follows the picture is ignored.
    if riff.integer(at: 12, count: 4) != WebPWalk.code("VP8X") {
      try walk.look(atPicture: 12)
    } else {
      try walk.run(most: mostChunks)
    }
    let width = max(walk.canvas.width, walk.frame.width)
    let height = max(walk.canvas.height, walk.frame.height)
    // libvips holds the canvas and the frame, both in red, green, blue and alpha. In addition to
    // the frame, libwebp holds its working memory, before anything is on the canvas.
    let canvas = DecoderMemory.product(width, height, 4)
    let frame = DecoderMemory.product(walk.frame.width, walk.frame.height, 4)
    let channels = walk.hasAlpha ? 4 : 3
    let rows = DecoderMemory.rows(
      width: width, height: height, channels: channels, sampleBytes: 1)
    // Working memory depends on the coded size, not on the size after shrinking.
    func memory(_ shrink: Int) -> Int {
      let area = shrink * shrink
      return DecoderMemory.sum(
        frame / area, max(canvas / area, walk.coding), rows,
        DecoderMemory.product(copies, walk.beside))
    }
    return PictureHeader(
      width: width, height: height, channels: channels, sampleBytes: 1, memory: memory(1),
      memoryAtShrink: [2: memory(2), 4: memory(4), 8: memory(8)],
      // Where the frame does not cover the canvas, its memory is hardly touched.
      reserved: DecoderMemory.product(canvas, 2),
      coding: walk.exif?.coding, orientation: walk.exif?.orientation ?? 1)
  }
}

/// Goes from chunk to chunk as far as the first picture requires.
private struct WebPWalk {
  private let bytes: UnsafeRawBufferPointer
  private(set) var canvas = (width: 0, height: 0)
  /// The size of the first frame, or of the single picture.
  private(set) var frame = (width: 0, height: 0)
  private(set) var hasAlpha = false
  /// What libwebp holds besides the frame's pixels while it decodes them, in bytes.
  private(set) var coding = 0

  /// Bytes of metadata, which libvips copies.
  private(set) var beside = 0
  /// The first EXIF block.
  private(set) var exif: EXIFBlock?

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  static func code(_ name: StaticString) -> Int {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Visits the chunks of an extended file, which begins with its feature flags (§2.7).
  mutating func run(most: Int) throws(MediaError) {
    guard let flags = bytes.integer(at: 20, count: 1),
      let width = number(at: 24, 3), let height = number(at: 27, 3)
    else { throw .damaged("its header is cut short") }
    canvas = (width + 1, height + 1)
    hasAlpha = flags & 0x10 != 0
    var place = 12
    var chunks = 0
    while let type = bytes.integer(at: place, count: 4) {
      chunks += 1
      guard chunks <= most else { throw .unsupported("it has more than \(most) chunks") }
      let end = try end(ofChunkAt: place)
      switch type {
      case WebPWalk.code("ALPH"), WebPWalk.code("VP8 "), WebPWalk.code("VP8L"):
        if frame.width == 0 { try look(atPicture: place) }
      case WebPWalk.code("ANMF"):
        // The part of the canvas that a frame does not cover is transparent.
        hasAlpha = true
        if frame.width == 0 { try look(atPicture: place + 24) }
      case WebPWalk.code("EXIF"), WebPWalk.code("ICCP"), WebPWalk.code("XMP "):
        beside += end - place
        if type == WebPWalk.code("EXIF"), exif == nil, let size = number(at: place + 4, 4) {
          exif = bytes.part(at: place + 8, count: size).flatMap { EXIFBlock($0) }
        }
      default: break
      }
      place = end
    }
  }

  /// Reads one picture: alpha, if there is any, and the colors (§2.7.1.2 and §2.7.1.3).
  mutating func look(atPicture start: Int) throws(MediaError) {
    var place = start
    var alpha: UnsafeRawBufferPointer?
    if bytes.integer(at: place, count: 4) == WebPWalk.code("ALPH") {
      let end = try end(ofChunkAt: place)
      alpha = bytes.part(at: place + 8, count: end - place - 8)
      place = end
    }
    let end = try end(ofChunkAt: place)
    guard let body = bytes.part(at: place + 8, count: end - place - 8) else { return }
    switch bytes.integer(at: place, count: 4) {
    case WebPWalk.code("VP8 "):
      // RFC 6386 §9.1: 14 bits for each side, followed by two bits of scaling.
      frame.width = (body.integer(at: 6, count: 2, little: true) ?? 0) & 0x3FFF
      frame.height = (body.integer(at: 8, count: 2, little: true) ?? 0) & 0x3FFF
      if let alpha { look(atAlpha: alpha) }
    case WebPWalk.code("VP8L"):
      // RFC 9649 §3.4: 14 bits for each side, one for alpha, three for the version.
      let sizes = body.integer(at: 1, count: 4, little: true) ?? 0
      frame.width = sizes & 0x3FFF + 1
      frame.height = sizes >> 14 & 0x3FFF + 1
      if sizes >> 28 & 1 == 1 { hasAlpha = true }
      coding = lossless(body, from: 5)
    default: break
    }
  }

  /// Adds the memory for alpha: one byte per pixel, and a lossless picture that it may be coded as
  /// (§2.7.1.2).
  private mutating func look(atAlpha alpha: UnsafeRawBufferPointer) {
    hasAlpha = true
    coding = DecoderMemory.product(frame.width, frame.height)
    guard let method = alpha.first, method & 3 == 1 else { return }
    // Measured: as much as the plane again, if it is hard to compress.
    coding = DecoderMemory.sum(coding, coding, lossless(alpha, from: 1))
  }

  /// Bytes of a lossless picture: its pixels, 4 bytes each, and its codes.
  private func lossless(_ body: UnsafeRawBufferPointer, from place: Int) -> Int {
    var codes = WebPPrefixCodes(body, from: place)
    return DecoderMemory.sum(
      DecoderMemory.product(frame.width, frame.height, 4),
      codes.memory(width: frame.width, height: frame.height))
  }

  private func number(at place: Int, _ count: Int) -> Int? {
    bytes.integer(at: place, count: count, little: true)
  }

  /// Where the next chunk begins. A chunk of odd length is followed by a byte of padding.
  private func end(ofChunkAt place: Int) throws(MediaError) -> Int {
    guard let size = number(at: place + 4, 4) else {
      throw .damaged("it is cut short between its chunks")
    }
    let end = place + 8 + size + size & 1
    guard end <= bytes.count else { throw .damaged("one of its chunks is longer than the file") }
    return end
  }
}
