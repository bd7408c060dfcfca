import Frames
import Palettes

/// What a picture's own structure says of it, read before any library sees a byte.
///
/// Lengths and counts of the structure are checked here against the bytes that are there, for every
/// format alike; what is compressed beside the pixels is cut out or bounded.
struct PictureHeader: Equatable {
  /// As it is coded, before any turning: of the largest picture that a decoder makes of the file.
  var width: Int
  var height: Int
  /// Samples of a pixel as the decoder delivers them, alpha and others included.
  var channels: Int
  /// Bytes of a sample: 1, 2, 4 or 8.
  var sampleBytes: Int
  /// The most bytes that reading every pixel takes, beyond the program itself and the file.
  ///
  /// What the format's decoder is known to hold whole: measured, and a little more.
  var memory: Int
  /// The same at 1/2, 1/4 and 1/8 of its size, of a format whose decoder shrinks and holds less then.
  var memoryAtShrink: [Int: Int] = [:]
  /// Bytes that its decoder allocates and may never touch, beyond `memory`.
  var reserved = 0
  /// What no decoder gets to see, ascending: data beside the picture that is compressed or useless.
  var cuts: [Range<Int>] = []
  /// What a person wants to know of it, one sentence each.
  var notes: [String] = []
  /// What it says of its colors by numbers.
  var coding: ColorCoding?
  /// Whether an embedded profile comes before the coding.
  var followsProfile = true
  /// A JPEG's or PNG's ICC profile; other formats' come from their decoders.
  var profile: [UInt8]?
  /// How it was held, as EXIF counts: 1 is upright, 2…8 are turned or mirrored.
  var orientation = 1
  /// Significant bits of a sample; fewer than its bytes hold where libvips shifts them up.
  var bits = 0
  /// Whether its colors are multiplied by alpha already.
  var isPremultiplied = false
  /// What its first frame covers of a canvas that is larger; the rest is transparent.
  var covered: PixelArea?

  /// The most bytes of data beside the picture, such as a color profile, after unpacking.
  static let mostAncillary = 1 << 20
  /// The most samples of a pixel: CMYK and one more.
  static let mostChannels = 5
}

extension PictureHeader {
  /// Reads the structure of a picture in this format.
  ///
  /// - Throws: `MediaError.damaged` if a length or count exceeds the file, `.unsupported` for more
  ///   than `mostChannels` channels or other things that are refused unread, such as too many
  ///   directories.
  /// - Complexity: O(parts of the file); a progressive JPEG and a GIF are gone through once.
  init(_ bytes: UnsafeRawBufferPointer, format: FileFormat) throws(MediaError) {
    switch format {
    case .jpeg: self = try JPEGStructure.header(of: bytes)
    case .png: self = try PNGStructure.header(of: bytes)
    case .webp: self = try WebPStructure.header(of: bytes)
    case .tiff: self = try TIFFStructure.header(of: bytes)
    case .gif: self = try GIFStructure.header(of: bytes)
    case .heif, .avif: self = try HEIFStructure.header(of: bytes)
    case .jxl: self = try JXLStructure.header(of: bytes)
    case .other, .unread, .unknown: throw format.refusal
    }
    guard channels <= Self.mostChannels else { throw .unsupported("it has \(channels) channels") }
  }
}
