import CTIFF

/// Unpacks strips and tiles of one picture in a file with libtiff.
final class TIFFReader {
  let geometry: CTIFFGeometry
  private let reader: OpaquePointer

  /// - Parameters:
  ///   - bytes: the file, which must outlive the reader.
  ///   - place: the offset of the picture's directory.
  /// - Throws: `MediaError.libraryMissing`, `.damaged` or `.unsupported` with libtiff's words,
  ///   `.outOfMemory`.
  init(_ bytes: UnsafeRawBufferPointer, place: Int) throws(MediaError) {
    try Self.load()
    var geometry = CTIFFGeometry()
    guard let reader = ctiff_open(bytes.baseAddress, bytes.count, UInt64(place), &geometry) else {
      throw .outOfMemory
    }
    guard geometry.segmentSize > 0 else {
      defer { ctiff_close(reader) }
      throw Self.failure(reader)
    }
    (self.reader, self.geometry) = (reader, geometry)
  }

  deinit { ctiff_close(reader) }

  /// Loads libtiff at the first call.
  ///
  /// - Throws: `MediaError.libraryMissing`, at each call, if it is not installed.
  static func load() throws(MediaError) {
    if let reason = ctiff_load() { throw .libraryMissing(String(cString: reason)) }
  }

  /// Fills `bytes` with the samples of a strip or tile, in native byte order.
  ///
  /// - Throws: `MediaError.damaged`, also if samples are missing; `.unsupported`, `.outOfMemory`.
  func segment(_ index: Int, into bytes: UnsafeMutableRawBufferPointer) throws(MediaError) {
    guard ctiff_segment(reader, UInt32(index), bytes.baseAddress, bytes.count) != 0 else {
      throw Self.failure(reader)
    }
  }

  /// Fills `bytes`, at least `geometry.rowSize` of them, with a line. Lines must be requested in
  /// order, and from a single plane.
  ///
  /// - Throws: what `segment` throws.
  func line(_ row: Int, plane: Int, into bytes: UnsafeMutableRawBufferPointer) throws(MediaError) {
    precondition(bytes.count >= geometry.rowSize, "a line has no room")
    guard ctiff_row(reader, UInt32(row), UInt16(plane), bytes.baseAddress) != 0 else {
      throw Self.failure(reader)
    }
  }

  private static func failure(_ reader: OpaquePointer) -> MediaError {
    failure(String(cString: ctiff_words(reader)))
  }

  /// The error for libtiff's words: most of its complaints are about damage.
  static func failure(_ words: String) -> MediaError {
    let words = words.split { $0.isNewline || $0 == " " }.joined(separator: " ")
    let lower = words.lowercased()
    func says(_ parts: String...) -> Bool { parts.contains { lower.contains($0) } }
    if says("no space for", "out of memory", "allocat") { return .outOfMemory }
    if says("not support", "unsupported", "not implemented", "not configured", "data precision") {
      return .unsupported(words)
    }
    // The tables may be where libtiff does not look.
    if says("missing jpeg tables") { return .unsupported("old-style JPEG without its tables") }
    // The number of bytes in the message may be negative and shown as a huge number.
    if says("read error on") { return .damaged("a strip or tile lies outside the file") }
    return .damaged(words.isEmpty ? "some of its samples are missing" : words)
  }
}
