import CVips
public import Frames
import Palettes

/// Encodes frames as picture files.
public enum StillWriter {
  /// A frame as PNG: 8 bits, sRGB, with alpha if the frame has it, without metadata.
  ///
  /// The same frame gives the same bytes with the same version of libvips.
  ///
  /// - Throws: `MediaError.libraryMissing`, or `.unsupported` with libvips's words.
  public static func png(_ frame: Frame) throws(MediaError) -> [UInt8] {
    try VipsLibrary.load()
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let done = cvips_png(
      frame.bytes, CInt(frame.width), CInt(frame.height), CInt(frame.channels), packing(of: frame),
      &start, &count)
    guard done != 0, let start else { throw .unsupported(VipsLibrary.words()) }
    defer { cvips_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: count))
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

  /// How a frame is best packed as PNG, from the samples of every eighth row that equal the one above,
  /// as in strips and barcodes, or the one to the left, as in drawings.
  ///
  /// Of the pictures that were measured, strips and barcodes have at least 0.96 of the first kind and
  /// rings 0.95; drawn stills have at least 0.75 of the second kind and photographs at most 0.60.
  private static func packing(of frame: Frame) -> CVipsPacking {
    let (row, step) = (frame.width * frame.channels, frame.channels)
    var (above, left, count) = (0, 0, 0)
    frame.bytes.withUnsafeBufferPointer { bytes in
      for y in stride(from: 1, to: frame.height, by: 8) {
        for byte in y * row + step..<max(y * row + step, (y + 1) * row) {
          if bytes[byte] == bytes[byte - row] { above += 1 }
          if bytes[byte] == bytes[byte - step] { left += 1 }
          count += 1
        }
      }
    }
    if above * 100 >= count * 96 { return CVipsPackingRepeating }
    return left * 10 >= count * 7 ? CVipsPackingFlat : CVipsPackingQuick
  }
}
