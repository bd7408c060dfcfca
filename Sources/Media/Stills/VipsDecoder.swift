import CVips

/// Decodes one PNG, WebP, GIF, HEIF or AVIF picture with libvips, to samples as in the file.
final class VipsDecoder: StillDecoder {
  let width, height: Int
  let layout: SampleLayout
  let profile: [UInt8]?
  /// How many pictures the file holds, 1 or more.
  let pages: Int
  let coding: ColorCoding?
  /// Whether gray is 16…235 in 8 bits, which libheif leaves unchanged.
  private let isNarrow: Bool
  private let image: OpaquePointer
  private let format: FileFormat
  private let isProbe: Bool
  // Keeps the bytes in place.
  private let input: MediaInput

  /// - Parameters:
  ///   - format: one of the five formats.
  ///   - shrink: divides the sides; only for WebP.
  ///   - isProbe: whether this decodes the picture of `DecoderProbe` itself.
  /// - Throws: `MediaError.damaged` or `.unsupported` with libvips's words, `.libraryMissing`,
  ///   `.outOfMemory`.
  init(
    _ input: MediaInput, _ header: PictureHeader, format: FileFormat, shrink: Int = 1,
    isProbe: Bool = false
  ) throws(MediaError) {
    try VipsLibrary.load()
    VipsLibrary.forgetWords()
    guard
      let image = cvips_open(
        format.loader, input.bytes.baseAddress, input.bytes.count, 1 / Double(shrink))
    else { throw VipsLibrary.failure(reading: format) }
    self.image = image
    (self.format, self.isProbe) = (format, isProbe)
    self.input = input
    let found = cvips_header(image)
    (width, height, pages) = (Int(found.width), Int(found.height), Int(found.pages))
    profile =
      header.profile
      ?? found.profile.map {
        Array(UnsafeRawBufferPointer(start: $0, count: found.profileSize))
      }
    let isDeep = found.sample == CVipsSampleUInt16
    guard (1...4).contains(found.bands), isDeep || found.sample == CVipsSampleUInt8 else {
      cvips_close(image)
      throw .unsupported("its samples are neither gray nor color")
    }
    isNarrow = format != .png && found.bands < 3 && header.coding?.isFullRange == false
    var coding = header.coding
    if isNarrow { coding?.isFullRange = true }
    self.coding = coding
    let alpha: SampleLayout.Alpha = header.isPremultiplied ? .premultiplied : .straight
    layout = SampleLayout(
      model: found.bands < 3 ? .gray : .rgb, number: isDeep ? .uint16 : .uint8,
      top: isDeep ? header.deepTop : 255, alpha: found.bands % 2 == 0 ? alpha : .none)
  }

  deinit { cvips_close(image) }

  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    let size = width * count * layout.pixelSize
    var done = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      done = cvips_rows(image, CInt(top), CInt(count), buffer.baseAddress, size) != 0
      filled = done ? size : 0
    }
    if done { return isNarrow ? widened(bytes) : bytes }
    let failure = VipsLibrary.failure(reading: format)
    guard case .damaged = failure, !isProbe, !DecoderProbe.decodes(format) else {
      throw failure
    }
    throw .unsupported("this libvips has no decoder for \(format == .avif ? "AV1" : "HEVC")")
  }

  /// Expands gray from limited to full range; alpha already has full range.
  ///
  /// - Source: ITU-R BT.709-6, 4.6.
  private func widened(_ bytes: [UInt8]) -> [UInt8] {
    layout.number == .uint8
      ? widened(bytes, as: UInt8.self) : widened(bytes, as: UInt16.self)
  }

  private func widened<Sample: FixedWidthInteger>(
    _ bytes: [UInt8], as type: Sample.Type
  ) -> [UInt8] {
    var bytes = bytes
    let unit = layout.number == .uint8 ? 1.0 : 256
    bytes.withUnsafeMutableBytes { bytes in
      let samples = bytes.bindMemory(to: Sample.self)
      for index in stride(from: 0, to: samples.count, by: layout.channels) {
        let share = (Double(samples[index]) - 16 * unit) / (219 * unit)
        samples[index] = Sample(min(max(share, 0), 1) * layout.top + 0.5)
      }
    }
    return bytes
  }
}

extension PictureHeader {
  /// The value that libvips makes of the largest number of this many bits: it shifts samples up to
  /// sixteen bits.
  fileprivate var deepTop: Double {
    bits > 8 && bits < 16 ? Double(((1 << bits) - 1) << (16 - bits)) : 65535
  }
}

extension FileFormat {
  /// libvips's loader; only called for formats that are read with libvips here.
  fileprivate var loader: CVipsFormat {
    switch self {
    case .png: CVipsPNG
    case .webp: CVipsWebP
    case .gif: CVipsGIF
    case .heif, .avif: CVipsHEIF
    default: preconditionFailure("other decoders read \(self)")
    }
  }
}
