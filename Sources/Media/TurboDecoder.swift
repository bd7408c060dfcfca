import CTurboJPEG

/// One JPEG in libjpeg-turbo's hands, and the bytes it reads from.
final class TurboDecoder {
  let header: TurboHeader
  private let reader: OpaquePointer
  // Keeps the bytes in place.
  private let input: MediaInput

  /// - Throws: `MediaError.damaged` with libjpeg's words.
  init(_ input: MediaInput) throws(MediaError) {
    self.input = input
    var header = TurboHeader()
    let bytes = input.bytes.bindMemory(to: UInt8.self)
    var words = TurboDecoder.noWords
    guard let reader = turbo_open(bytes.baseAddress, bytes.count, &header, &words)
    else { throw TurboDecoder.damage(words) }
    self.reader = reader
    self.header = header
  }

  deinit { turbo_close(reader) }

  /// The profile's words if the pixels need neither conversion nor turning, else `nil`.
  var plainProfile: String? {
    let known = [TurboColorsGray, TurboColorsRGB, TurboColorsYCbCr].contains(header.colors)
    guard known, header.components == 1 || header.components == 3 else { return nil }
    var profile = "sRGB (assumed)"
    var (index, code, start, count) = (CInt(0), CInt(0), UnsafePointer<UInt8>?.none, 0)
    while turbo_marker(reader, index, &code, &start, &count) != 0 {
      let marker = UnsafeRawBufferPointer(start: start, count: count)
      if code == 1, EXIFOrientation.parse(marker: marker) != 1 { return nil }
      if code == 2, marker.starts(with: Array("ICC_PROFILE\0".utf8)) {
        // The marker's own head is 12 bytes of name, then its number and how many there are.
        guard marker.integer(at: 12, count: 2) == 0x0101,
          let body = marker.part(at: 14, count: count), ICCProfile(body).isSRGB,
          header.components == 3
        else { return nil }
        profile = "sRGB"
      }
      index += 1
    }
    return profile
  }

  /// The picture's size at 1/shrink (1, 2, 4, 8), which libjpeg rounds up.
  func size(shrink: Int) -> (width: Int, height: Int) {
    let (width, height) = (Int(header.width), Int(header.height))
    return ((width + shrink - 1) / shrink, (height + shrink - 1) / shrink)
  }

  /// Begins decoding at 1/shrink (1, 2, 4, 8): rows of `size(shrink:)` come next.
  ///
  /// - Throws: `MediaError.damaged` with libjpeg's words; `.unsupported` for a coding that does not
  ///   shrink, as libjpeg-turbo 3 finds in lossless JPEGs.
  func start(shrink: Int) throws(MediaError) {
    var (width, height) = (CInt(0), CInt(0))
    var words = TurboDecoder.noWords
    guard
      turbo_start(reader, CInt(shrink), TurboDecoder.mostScans, &width, &height, &words) != 0
    else { throw TurboDecoder.damage(words) }
    guard (Int(width), Int(height)) == size(shrink: shrink) else {
      throw .unsupported("its coding cannot be decoded at a smaller size")
    }
  }

  /// The next `count` rows of `width` RGB pixels.
  ///
  /// - Throws: `MediaError.damaged`, also if the file ends early.
  func rows(_ count: Int, width: Int) throws(MediaError) -> [UInt8] {
    var words = TurboDecoder.noWords
    var done = false
    let size = width * count * 3
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      done = turbo_rows(reader, buffer.baseAddress, CInt(count), &words) != 0
      filled = done ? size : 0
    }
    guard done else { throw TurboDecoder.damage(words) }
    return bytes
  }

  /// Encoders write about ten scans; a hostile file can ask for thousands of passes.
  private static let mostScans: CInt = 500

  private static var noWords: [CChar] { [CChar](repeating: 0, count: Int(TURBO_MESSAGE_SIZE)) }

  private static func damage(_ words: [CChar]) -> MediaError {
    let text = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let reason = String(decoding: text, as: UTF8.self)
    return reason.hasPrefix("Insufficient memory") ? .outOfMemory : .damaged(reason)
  }
}
