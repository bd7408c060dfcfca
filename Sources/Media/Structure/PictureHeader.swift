import Frames
import Palettes

/// What a picture's own structure declares, read before any library sees a byte.
///
/// For every format, lengths and counts in the structure are checked here against the bytes of the
/// file. Compressed data other than pixels are cut out or limited in size.
struct PictureHeader: Equatable {
  /// Size as coded, before rotation, of the largest picture that a decoder produces from the file.
  var width: Int
  var height: Int
  /// Samples of a pixel as the decoder delivers them, including alpha and others.
  var channels: Int
  /// Bytes of a sample: 1, 2, 4 or 8.
  var sampleBytes: Int
  /// The most bytes that reading every pixel takes, beyond the program itself and the file.
  ///
  /// This is what the format's decoder was measured to hold, with a small margin.
  var memory: Int
  /// `memory` at 1/2, 1/4 and 1/8 of the size, for formats whose decoder shrinks and then holds
  /// less.
  var memoryAtShrink: [Int: Int] = [:]
  /// Bytes that the decoder allocates beyond `memory` and may never touch.
  var reserved = 0
  /// Ranges of the file that no decoder is given, ascending: data other than pixels that are
  /// compressed or useless.
  var cuts: [Range<Int>] = []
  /// Remarks for people, one sentence each.
  var notes: [String] = []
  /// Its colors as declared by numbers.
  var coding: ColorCoding?
  /// Whether an embedded profile takes precedence over the coding.
  var followsProfile = true
  /// The ICC profile of a JPEG or PNG. For other formats the decoder delivers it.
  var profile: [UInt8]?
  /// How the camera was held, as an EXIF orientation: 1 is upright, 2…8 are turned or mirrored.
  var orientation = 1
  /// Significant bits of a sample, fewer than its bytes hold if libvips shifts samples up.
  var bits = 0
  /// Whether its colors are premultiplied by alpha.
  var isPremultiplied = false
  /// The area of a larger canvas that its first frame covers; the rest is transparent.
  var covered: PixelArea?

  /// The most bytes of data besides the pixels, such as a color profile, after unpacking.
  static let mostAncillary = 1 << 20
  /// The most samples of a pixel: CMYK and one more.
  static let mostChannels = 5
}

extension PictureHeader {
  /// Reads the structure of a picture in this format.
  ///
  /// - Throws: `MediaError.damaged` if a length or count exceeds the file; `.unsupported` for more
  ///   than `mostChannels` channels, and for what is refused without decoding, such as too many
  ///   directories.
  /// - Complexity: O(parts of the file); a progressive JPEG and a GIF are scanned once as a whole.
  init(_ bytes: UnsafeRawBufferPointer, format: FileFormat) throws(MediaError) {
    switch format {
    case .jpeg: self = try JPEGStructure.header(of: bytes)
    case .png: self = try PNGStructure.header(of: bytes)
    case .webp: self = try WebPStructure.header(of: bytes)
    case .tiff: self = try TIFFStructure.header(of: bytes)
    case .gif: self = try GIFStructure.header(of: bytes)
    case .heif, .avif: self = try HEIFStructure.header(of: bytes)
    case .jxl: self = try JXLStructure.header(of: bytes)
    case .film, .other, .unread, .unknown: throw format.refusal
    }
    guard channels <= Self.mostChannels else { throw .unsupported("it has \(channels) channels") }
  }
}
