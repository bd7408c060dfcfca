extension MediaInput {
  /// What a process takes before it reads a picture, with libvips and room for a histogram: bytes.
  private static let program = 56_000_000
  /// Pages of a mapped file are given back while it is read, so no more of them count.
  private static let mostMapped = 64_000_000

  /// The bytes of memory that a process takes at most that reads this input, told from its header.
  ///
  /// Nothing is decoded. Films keep to the limit by themselves and take what there is.
  ///
  /// - Throws: `MediaError.damaged`, `.unsupported`, and `.tooLarge` or `.tooMuchMemory` above the
  ///   limits.
  /// - Complexity: O(parts of the file), microseconds for most.
  public func memoryNeeded(limits: ReadLimits = ReadLimits()) throws(MediaError) -> Int {
    let format = FileFormat(bytes)
    guard format.word != nil else { return format.isFilm ? limits.memory : Self.program }
    let header = try PictureHeader(bytes, format: format)
    try limits.check(header, of: self)
    return memory(for: header)
  }

  func memory(for header: PictureHeader) -> Int {
    let isMapped = header.cuts.isEmpty && held.isMapped
    let file = isMapped ? min(bytes.count, Self.mostMapped) : bytes.count
    let (sum, overflow) = header.memory.addingReportingOverflow(Self.program + file)
    return overflow ? .max : sum
  }
}
