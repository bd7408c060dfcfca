/// One picture of a TIFF as its tags describe it, and the memory that reading it takes.
///
/// - Source: TIFF 6.0 §8, §14–16, §22; libtiff 4.5.
struct TIFFPicture {
  var width: Int
  var height: Int
  /// Samples of a pixel in the file.
  var samples: Int
  var bits: Int
  /// The photometric interpretation; `nil` if the file does not declare one.
  var photometric: Int?
  var compression: Int
  /// Whether samples are floating-point numbers.
  var isFloat: Bool
  /// Whether data compressed with LERC were compressed again by another method.
  var isPackedTwice: Bool
  /// Whether packed bytes have their bits in reverse order, so that libtiff copies them.
  var isReversed: Bool
  /// Whether samples were coded as differences from their neighbors.
  var isPredicted: Bool
  /// Whether each sample has its own plane.
  var isSeparate: Bool
  var isTiled: Bool
  /// The size of a strip or tile, which may be larger than the picture.
  var segment: (width: Int, height: Int)
  var offsets: TIFFEntry?
  var counts: TIFFEntry?

  /// - Throws: `MediaError.damaged` if the width or height is missing.
  init(_ directory: TIFFDirectory, of file: TIFFFile) throws(MediaError) {
    func value(_ tag: Int) -> Int? { file.value(of: directory[tag]) }
    guard let width = value(256), let height = value(257), width > 0, height > 0 else {
      throw .damaged("it has no width or height")
    }
    (self.width, self.height) = (width, height)
    compression = value(259) ?? 1
    photometric = value(262)
    // Old-style JPEG: libtiff assumes YCbCr with the usual three samples of one byte each.
    let isOldJPEG = compression == 6
    samples = max(1, value(277) ?? (isOldJPEG ? 3 : 1))
    bits = max(1, value(258) ?? (isOldJPEG ? 8 : 1))
    if isOldJPEG, photometric == nil || photometric == 2 { photometric = 6 }
    isFloat = value(339) == 3
    isPackedTwice = file.value(1, of: directory[50674]) != 0
    isReversed = value(266) == 2
    isPredicted = (value(317) ?? 1) > 1
    isSeparate = value(284) == 2
    isTiled = directory[322] != nil || directory[323] != nil
    segment =
      isTiled
      ? (max(1, value(322) ?? width), max(1, value(323) ?? height))
      : (width, min(height, max(1, value(278) ?? height)))
    offsets = directory[isTiled ? 324 : 273] ?? directory[isTiled ? 273 : 324]
    counts = directory[isTiled ? 325 : 279] ?? directory[isTiled ? 279 : 325]
  }

  /// Samples of a pixel as delivered, unused ones included: a palette index becomes three.
  var channels: Int { photometric == 3 ? DecoderMemory.sum(samples, 2) : samples }

  /// Whether lines are coded as black and white runs.
  var isFax: Bool { [2, 3, 4, 32771].contains(compression) }
  var isLogLuv: Bool { compression == 34676 || compression == 34677 }

  /// Bytes of a sample as delivered.
  var sampleBytes: Int {
    switch photometric {
    case _ where isLogLuv || isFloat: 4
    case 8, 9: 4
    case 3: 2
    default: bits <= 8 ? 1 : 2
    }
  }

  /// How many strips or tiles are side by side.
  var columns: Int { width.parts(of: segment.width) }
  var planes: Int { isSeparate ? samples : 1 }

  /// How many strips or tiles the picture has, in all planes.
  var segments: Int {
    DecoderMemory.product(columns, height.parts(of: segment.height), planes)
  }

  /// Bytes of one line of a strip or tile, unpacked by libtiff.
  var lineBytes: Int {
    let bits = isLogLuv ? 32 : bits
    return DecoderMemory.product(segment.width, isSeparate ? 1 : samples, bits).parts(of: 8)
  }

  /// Bytes of a strip or tile, unpacked by libtiff.
  var segmentBytes: Int { DecoderMemory.product(lineBytes, segment.height) }

  /// The most bytes of strips that are unpacked whole, which is faster than line by line.
  private static let mostWhole = 4 << 20

  /// Whether strips are unpacked line by line. Large strips are, unless their compression or chroma
  /// shared between lines prevents it.
  var isByLines: Bool {
    !isTiled && segment.height > 1 && ![6, 34661].contains(compression)
      && (photometric != 6 || compression == 7 && !isSeparate)
      && DecoderMemory.product(segmentBytes, planes) > Self.mostWhole
  }

  /// Bytes of libtiff's tables of the offsets and lengths of all strips.
  static func tables(_ directory: TIFFDirectory, of file: TIFFFile) -> Int {
    guard let picture = try? TIFFPicture(directory, of: file) else { return 0 }
    // Above a million strips, libtiff requires an entry in the file for each.
    let listed = min(picture.segments, max(1_000_000, picture.offsets?.count ?? 0))
    return DecoderMemory.product(listed, 16)
  }

  /// The most bytes that reading every pixel takes, beyond what libtiff keeps of the directory.
  ///
  /// - Throws: what `TIFFSegments` throws.
  func memory(in file: TIFFFile) throws(MediaError) -> Int {
    let segments = TIFFSegments(self, of: file)
    let coded = try segments.coded()
    // The pages of a mapped file are released only between bands.
    let isGradual = isByLines && ![34887, 50001].contains(compression)
    let packed = isGradual ? 0 : DecoderMemory.product(segments.longest, columns)
    return DecoderMemory.sum(
      held, rows, unpacking, min(packed, file.bytes.count), isReversed ? segments.longest : 0,
      DecoderMemory.product(coded, isByLines ? planes : 1), Self.program)
  }

  /// libtiff and the libraries for its compressions.
  private static let program = 5 << 20

  /// The unpacked lines, the strips, or the row of tiles that are held.
  private var held: Int {
    isByLines
      ? DecoderMemory.product(lineBytes, planes)
      : DecoderMemory.product(segmentBytes, planes, columns)
  }

  /// The rows of a band, or those from which a row is picked: as delivered, split into samples, and
  /// converted. Also one more row in conversion, as 32-bit numbers.
  private var rows: Int {
    let row = DecoderMemory.product(width, max(channels, 3))
    let count = min(height, max(Bands(width: width, height: height).rows(from: 0), 12))
    return DecoderMemory.sum(
      DecoderMemory.product(row, sampleBytes, count, 3), DecoderMemory.product(width, count, 8),
      DecoderMemory.product(row, 4))
  }

  /// What the decompressor holds in addition; for some methods the whole strip or tile.
  private var unpacking: Int {
    let isLog = [32909, 34676, 34677].contains(compression)
    return switch compression {
    case _ where isLog:
      isByLines ? 0 : DecoderMemory.product(segment.width, segment.height, samples, 4)
    // JBIG's planes, and one more copy of the strip.
    case 34661: DecoderMemory.product(segmentBytes, 2)
    case 50001: isByLines ? segmentBytes : 0
    // A copy of LERC's numbers and a mask; if packed twice, two more copies.
    case 34887:
      DecoderMemory.sum(
        DecoderMemory.product(segmentBytes, isPackedTwice ? 3 : 1),
        DecoderMemory.product(segment.width, segment.height))
    // A window of unpacked data in each plane; `xz -9` has 64 MiB.
    case 34925: DecoderMemory.product(min(segmentBytes, 64 << 20), isByLines ? planes : 1)
    default: 0
    }
  }
}
