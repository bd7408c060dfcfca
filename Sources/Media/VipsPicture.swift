import CVips

/// A picture in libvips's hands: a recipe whose pixels are made when rows are asked for.
final class VipsPicture {
  let header: CVipsHeader
  private let image: OpaquePointer
  // Keeps the bytes in place that the recipe starts from.
  private let input: MediaInput

  private init(_ image: OpaquePointer, _ input: MediaInput) {
    self.image = image
    self.input = input
    header = cvips_header(image)
  }

  /// Opens a picture at 1/shrink of its size, for the formats that can be decoded small.
  ///
  /// - Throws: `MediaError.damaged` with libvips's words, or `.libraryMissing`.
  convenience init(
    _ input: MediaInput, format: FileFormat, shrink: Int = 1
  ) throws(MediaError) {
    try VipsLibrary.load()
    VipsLibrary.forgetWords()
    guard
      let image = cvips_open(
        format.loader, input.bytes.baseAddress, input.bytes.count, CInt(shrink),
        1 / Double(shrink))
    else { throw VipsLibrary.failure() }
    self.init(image, input)
  }

  deinit { cvips_close(image) }

  /// The picture that an operation of CVips makes of this one.
  func applying(_ operation: (OpaquePointer) -> OpaquePointer?) throws(MediaError) -> VipsPicture {
    guard let image = operation(image) else { throw VipsLibrary.failure() }
    return VipsPicture(image, input)
  }

  var width: Int { Int(header.width) }
  var height: Int { Int(header.height) }
  var bands: Int { Int(header.bands) }

  /// The embedded color profile, which lives as long as the picture.
  var profile: ICCProfile? {
    header.profile.map {
      ICCProfile(UnsafeRawBufferPointer(start: $0, count: header.profileSize))
    }
  }

  /// `count` rows of an 8-bit picture from `top` on, which must follow those asked for before.
  ///
  /// - Throws: `MediaError.damaged`, also if the file ends early.
  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    let size = width * count * bands
    var done = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      done = cvips_rows(image, CInt(top), CInt(count), buffer.baseAddress) != 0
      filled = done ? size : 0
    }
    guard done else { throw VipsLibrary.failure() }
    return bytes
  }
}

extension FileFormat {
  /// libvips's loader; only called for formats that have one.
  fileprivate var loader: CVipsFormat {
    switch self {
    case .jpeg: CVipsJPEG
    case .png: CVipsPNG
    case .webp: CVipsWebP
    case .tiff: CVipsTIFF
    case .gif: CVipsGIF
    case .heif, .avif: CVipsHEIF
    case .jxl: CVipsJXL
    case .other, .unknown: preconditionFailure("only pictures have a loader")
    }
  }
}
