/// The memory that reading an input takes.
public struct MemoryNeed: Equatable, Sendable {
  /// The most bytes in use at one time.
  public let bytes: Int
  /// Bytes that a decoder allocates in addition and hardly touches.
  public let reserved: Int
}

extension MediaInput {
  /// Bytes that a process takes before it reads a picture, including libvips and a histogram.
  private static let program = 56_000_000
  /// The most bytes of a mapped file that count, since its pages are released while it is read.
  private static let mostMapped = 64_000_000

  /// The most memory that a process takes to read this input, computed from the header.
  ///
  /// Nothing is decoded. Films keep to the limit themselves and use all of it.
  ///
  /// - Throws: `MediaError.damaged`, `.unsupported`, and `.tooLarge` or `.tooMuchMemory` above the
  ///   limits.
  /// - Complexity: O(parts of the file), microseconds for most.
  public func memoryNeeded(limits: ReadLimits = ReadLimits()) throws(MediaError) -> MemoryNeed {
    let format = FileFormat(bytes)
    guard format.word != nil else {
      // A film can be read only from a path.
      let isRead = format.isFilm && path != nil
      return MemoryNeed(bytes: isRead ? limits.memory : Self.program, reserved: 0)
    }
    let header = try PictureHeader(bytes, format: format)
    try limits.check(header, of: self)
    return MemoryNeed(bytes: memory(for: header, limits), reserved: header.reserved)
  }

  /// The bytes that reading takes at the size at which the picture is counted under `limits`, or
  /// drawn on a sheet.
  func memory(for header: PictureHeader, _ limits: ReadLimits) -> Int {
    let counted = limits.shrink(
      width: header.width, height: header.height, keeping: limits.kept, steps: [2, 4, 8])
    let shown = StillPicture.shrink(
      min(header.width, header.height), fitting: StillPicture.usualWidth)
    let decoding = header.memoryAtShrink[min(counted, shown)] ?? header.memory
    let file =
      (held.isMapped ? min(bytes.count, Self.mostMapped) : bytes.count)
      + (header.cuts.isEmpty ? 0 : bytes.count)
    return DecoderMemory.sum(decoding, Self.program, file, turning(header, limits))
  }

  /// A picture that must be rotated is held both before and after, at the size at which it is
  /// counted.
  private func turning(_ header: PictureHeader, _ limits: ReadLimits) -> Int {
    guard header.orientation > 1 else { return 0 }
    let pixels = DecoderMemory.product(header.width, header.height)
    let counted = limits.full ? pixels : min(pixels, limits.whole)
    return DecoderMemory.product(counted, header.channels % 2 == 0 ? 8 : 6)
  }
}
