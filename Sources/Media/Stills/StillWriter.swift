import CVips
public import Frames
import Palettes

/// Encodes frames as picture files.
public enum StillWriter {
  /// A frame as PNG: 8 bits, sRGB, with alpha if the frame has it, without metadata.
  ///
  /// The same frame gives the same bytes with the same version of libdeflate.
  ///
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`.
  /// - Complexity: O(bytes), some 5 to 15 ms for 1280 × 720.
  public static func png(_ frame: Frame) throws(MediaError) -> [UInt8] {
    try PNGEncoder(width: frame.width, height: frame.height, channels: frame.channels)
      .file(frame.bytes)
  }

  /// A frame of a film as PNG: sRGB, with the picture's 8 or 16 bits, without metadata.
  ///
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`.
  public static func png(_ picture: FilmPicture) throws(MediaError) -> [UInt8] {
    try PNGEncoder(
      width: picture.width, height: picture.height, channels: 3, sampleBytes: picture.bits / 8
    ).file(picture.samples)
  }

  /// A frame of a film as TIFF: sRGB, with the picture's 8 or 16 bits, compressed by deflate.
  ///
  /// - Throws: `MediaError.libraryMissing`, `.outOfMemory`; `.unsupported` above 4 GB.
  public static func tiff(_ picture: FilmPicture) throws(MediaError) -> [UInt8] {
    try TIFFEncoder(width: picture.width, height: picture.height, bits: picture.bits)
      .file(picture.samples)
  }

  /// A frame of three channels as JPEG: 8 bits, sRGB, chroma at full resolution, without metadata.
  ///
  /// - Parameters:
  ///   - frame: the picture, of three channels.
  ///   - quality: 1…100, on libjpeg's scale.
  /// - Throws: `MediaError.libraryMissing`, or `.unsupported` with libvips's words.
  public static func jpeg(_ frame: Frame, quality: Int = 90) throws(MediaError) -> [UInt8] {
    precondition(frame.channels == 3, "JPEG has no alpha")
    precondition((1...100).contains(quality), "a quality is 1…100")
    try VipsLibrary.load()
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let done = cvips_jpeg(
      frame.bytes, CInt(frame.width), CInt(frame.height), CInt(quality), &start, &count)
    guard done != 0, let start else { throw .unsupported(VipsLibrary.words()) }
    defer { cvips_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
