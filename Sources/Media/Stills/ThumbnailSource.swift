import CTurboJPEG
package import Frames

/// A still that is counted, and that makes a thumbnail of the same pixels, so that it is decoded
/// once.
package final class ThumbnailSource: FrameSource {
  private let source: any FrameSource
  private let longest: Int
  private var averaging: AreaAveraging?
  /// The thumbnail: upright, sRGB, on white; `nil` before all rows were read.
  package private(set) var thumbnail: Frame?

  /// On libjpeg's scale.
  private static let quality = 80

  /// - Parameters:
  ///   - source: a still.
  ///   - longest: the longer side of the thumbnail in pixels, 1 or more. Smaller pictures are not
  ///     enlarged.
  package init(_ source: any FrameSource, fitting longest: Int) {
    precondition(longest >= 1, "a picture is at least one pixel wide")
    (self.source, self.longest) = (source, longest)
  }

  package var provenance: Provenance { source.provenance }
  package var frameSize: (width: Int, height: Int) { source.frameSize }

  /// The next band.
  ///
  /// - Throws: what the source throws.
  package func next() throws -> Frame? {
    let frame = try source.next()
    guard thumbnail == nil, let frame else { return frame }
    if averaging == nil { averaging = AreaAveraging(of: frameSize, to: size) }
    averaging?.add(frame)
    if let done = averaging?.frame { (thumbnail, averaging) = (done, nil) }
    return frame
  }

  /// Starts again. A thumbnail that is ready stays.
  package func rewind(keeping pixels: Int) throws {
    averaging = nil
    try source.rewind(keeping: pixels)
  }

  /// The size of the thumbnail, with the shape of the whole picture.
  private var size: (width: Int, height: Int) {
    let (whole, decoded) = ((provenance.width, provenance.height), frameSize)
    let scale = Double(longest) / Double(max(whole.0, whole.1))
    func side(_ length: Int, _ most: Int) -> Int {
      max(1, min(most, Int((Double(length) * scale).rounded())))
    }
    return (side(whole.0, decoded.width), side(whole.1, decoded.height))
  }

  /// The thumbnail as JPEG with full chroma, without metadata; `nil` before all rows were read.
  ///
  /// - Throws: `MediaError.outOfMemory`, or `.unsupported` with libjpeg's words.
  package func jpeg() throws(MediaError) -> [UInt8]? {
    guard let thumbnail else { return nil }
    var words = [CChar](repeating: 0, count: Int(TURBO_MESSAGE_SIZE))
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let done = turbo_write(
      thumbnail.bytes, CInt(thumbnail.width), CInt(thumbnail.height), CInt(Self.quality), &start,
      &count, &words)
    guard done != 0, let start else {
      let text = String(
        decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw text.hasPrefix("Insufficient memory") ? .outOfMemory : .unsupported(text)
    }
    defer { turbo_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
