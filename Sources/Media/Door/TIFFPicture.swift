/// One picture of a TIFF as its tags describe it, and what reading it takes.
///
/// - Source: TIFF 6.0 §8, §14–16, §22; libtiff 4.5; libvips 8.14 `tiff2vips.c`.
struct TIFFPicture {
  var width: Int
  var height: Int
  /// Samples of a pixel in the file.
  var samples: Int
  var bits: Int
  var photometric: Int
  var compression: Int
  /// Whether LERC's numbers were compressed by another method afterwards.
  var isPackedTwice: Bool
  /// Whether each sample has planes of its own.
  var isSeparate: Bool
  var isTiled: Bool
  /// Of a strip or tile, which may be larger than the picture.
  var segment: (width: Int, height: Int)
  /// Whether libtiff cuts up the one strip of an uncompressed picture, and never holds all of it.
  var isChopped = false
  var offsets: TIFFEntry?
  var counts: TIFFEntry?

  /// - Throws: `MediaError.damaged` without a width or height.
  init(_ directory: TIFFDirectory, of file: TIFFFile) throws(MediaError) {
    func value(_ tag: Int) -> Int? { file.value(of: directory[tag]) }
    guard let width = value(256), let height = value(257), width > 0, height > 0 else {
      throw .damaged("it has no width or height")
    }
    (self.width, self.height) = (width, height)
    samples = max(1, value(277) ?? 1)
    bits = max(1, value(258) ?? 1)
    photometric = value(262) ?? 0
    compression = value(259) ?? 1
    // Old-style JPEG: libtiff assumes YCbCr, and its usual three samples.
    if compression == 6, value(277) == nil { samples = 3 }
    if compression == 6, photometric == 2 { photometric = 6 }
    isPackedTwice = file.value(1, of: directory[50674]) != 0
    isSeparate = value(284) == 2
    isTiled = directory[322] != nil || directory[323] != nil
    segment =
      isTiled
      ? (max(1, value(322) ?? width), max(1, value(323) ?? height))
      : (width, min(height, max(1, value(278) ?? height)))
    offsets = directory[isTiled ? 324 : 273] ?? directory[isTiled ? 273 : 324]
    counts = directory[isTiled ? 325 : 279] ?? directory[isTiled ? 279 : 325]
    if compression == 1, !isTiled, !isSeparate, segments == 1 {
      let rows = max(1, 8192 / max(1, segmentBytes / height))
      isChopped = rows < height && height / rows < 1_000_000
      if isChopped { segment.height = rows }
    }
  }

  /// Samples of a pixel as libvips delivers them: a palette becomes three.
  var channels: Int { photometric == 3 ? DecoderMemory.sum(samples, 2) : samples }

  private var isLogLuv: Bool { compression == 34676 || compression == 34677 }

  /// LogLuv comes as three floating-point numbers, bilevel as bytes.
  var sampleBytes: Int {
    switch bits {
    case _ where isLogLuv: 4
    case ...8: 1
    case ...16: 2
    case ...32: 4
    default: 8
    }
  }

  /// Strips or tiles of the picture, of all planes.
  var segments: Int {
    DecoderMemory.product(
      width.parts(of: segment.width), height.parts(of: segment.height), isSeparate ? samples : 1)
  }

  /// Bytes of a strip or tile as libtiff unpacks it.
  var segmentBytes: Int {
    let bits = DecoderMemory.product(segment.width, isSeparate ? 1 : samples, isLogLuv ? 32 : bits)
    return DecoderMemory.product(bits.parts(of: 8), segment.height)
  }

  /// What libtiff lays out for the places and lengths of all strips, twice as libvips opens twice.
  static func tables(_ directory: TIFFDirectory, of file: TIFFFile) -> Int {
    guard let picture = try? TIFFPicture(directory, of: file) else { return 0 }
    // Of more than a million libtiff wants to see each.
    let listed = min(picture.segments, max(1_000_000, picture.offsets?.count ?? 0))
    return DecoderMemory.product(listed, 16)
  }

  /// The most bytes that reading every pixel takes.
  ///
  /// - Throws: what `TIFFSegments` throws.
  func memory(in file: TIFFFile) throws(MediaError) -> Int {
    let segments = TIFFSegments(self, of: file)
    let coded = try segments.coded()
    return DecoderMemory.sum(
      isTiled ? tileMemory : stripMemory, unpacking, segments.longest, coded, 4 << 20)
  }

  /// Whether the samples become others: bits become bytes, a palette its colors.
  private var isConverted: Bool {
    [0, 1, 3, 6, 8, 32844, 32845].contains(photometric)
  }

  /// One tile, and the tiles of two rows that libvips keeps.
  private var tileMemory: Int {
    let (across, down) = (min(segment.width, width), min(segment.height, height))
    let kept = DecoderMemory.product(DecoderMemory.sum(1, width / segment.width), 2, across, down)
    // A tile that is the picture is unpacked into what is kept.
    let isWhole = segment == (width, height) && !isConverted
    return DecoderMemory.sum(
      isWhole ? 0 : segmentBytes,
      DecoderMemory.product(min(kept, DecoderMemory.product(width, height)), channels, sampleBytes),
      DecoderMemory.rows(
        width: width, height: height, channels: channels, sampleBytes: sampleBytes, cached: 16))
  }

  /// Whether libvips reads single lines: of strips over 128 rows, unless planes or chroma stand
  /// against it.
  private var isByLines: Bool {
    !isTiled && segment.height > 128 && !isSeparate && photometric != 6
  }

  /// The lines or strips that libvips keeps, and the strip that it takes apart.
  private var stripMemory: Int {
    let rows = DecoderMemory.rows(
      width: width, height: height, channels: channels, sampleBytes: sampleBytes)
    let pair = DecoderMemory.product(
      width, min(height, DecoderMemory.product(2, segment.height)), channels, sampleBytes)
    let kept = isByLines ? rows : max(rows, pair)
    guard !isByLines else { return kept }
    let all = DecoderMemory.product(segmentBytes, isSeparate ? samples : 1)
    return DecoderMemory.sum(kept, isConverted ? all : 0, isSeparate ? segmentBytes : 0)
  }

  /// What the decompressor holds besides: the whole strip or tile, for some of them.
  private var unpacking: Int {
    let isLog = [32909, 34676, 34677].contains(compression)
    return switch compression {
    case _ where isLog:
      isByLines ? 0 : DecoderMemory.product(segment.width, segment.height, samples, 4)
    case 50001: isByLines ? segmentBytes : 0
    // A whole copy of LERC's numbers and a mask, and twice what was packed once more.
    case 34887:
      DecoderMemory.sum(
        DecoderMemory.product(segmentBytes, isPackedTwice ? 3 : 1),
        DecoderMemory.product(segment.width, segment.height))
    // A window of what was unpacked; `xz -9` has 64 MiB.
    case 34925: min(segmentBytes, 64 << 20)
    default: 0
    }
  }
}
