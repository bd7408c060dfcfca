import CTurboJPEG
import Palettes

/// Decodes one JPEG with libjpeg-turbo, as its rows are requested.
final class JPEGDecoder: StillDecoder {
  let width, height: Int
  let layout: SampleLayout
  let profile: [UInt8]?
  private let reader: OpaquePointer
  private let shrink: Int
  private let colors: TurboColors
  /// Whether 255 means no ink, as Adobe writes it.
  private let countsPaper: Bool
  private var hasStarted = false
  // Keeps the bytes in place.
  private let input: MediaInput

  /// - Parameter shrink: 1, 2, 4 or 8: the sides are divided by it, and rounded up.
  /// - Throws: `MediaError.damaged` with libjpeg's words; `.unsupported` for colors other than
  ///   gray, RGB, YCbCr and CMYK.
  init(_ input: MediaInput, _ header: PictureHeader, shrink: Int = 1) throws(MediaError) {
    self.input = input
    self.shrink = shrink
    profile = header.profile
    var words = JPEGDecoder.noWords
    var found = TurboHeader()
    let bytes = input.bytes.bindMemory(to: UInt8.self)
    guard let reader = turbo_open(bytes.baseAddress, bytes.count, &found, &words)
    else { throw JPEGDecoder.failure(words) }
    self.reader = reader
    width = (Int(found.width) + shrink - 1) / shrink
    height = (Int(found.height) + shrink - 1) / shrink
    countsPaper = found.colors == TurboColorsCMYK && found.adobe != 0
    switch (found.colors, found.components) {
    // libjpeg replicates gray faster than later steps would, but a gray profile needs a single
    // channel.
    case (TurboColorsGray, 1) where header.profile == nil: colors = TurboColorsRGB
    case (TurboColorsGray, 1): colors = TurboColorsGray
    case (TurboColorsRGB, 3), (TurboColorsYCbCr, 3): colors = TurboColorsRGB
    case (TurboColorsCMYK, 4): colors = TurboColorsCMYK
    default:
      turbo_close(reader)
      throw .unsupported(
        "a JPEG with \(Int(found.components).counted("component")) of an unknown kind")
    }
    let model: SampleLayout.Model =
      colors == TurboColorsGray ? .gray : colors == TurboColorsCMYK ? .cmyk : .rgb
    layout = SampleLayout(model: model, number: .uint8, top: 255, alpha: .none)
  }

  deinit { turbo_close(reader) }

  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    var words = JPEGDecoder.noWords
    if !hasStarted { try start() }
    var done = false
    let size = width * count * layout.channels
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      done = turbo_rows(reader, buffer.baseAddress, CInt(count), &words) != 0
      if done, countsPaper { for index in 0..<size { buffer[index] = ~buffer[index] } }
      filled = done ? size : 0
    }
    guard done else { throw JPEGDecoder.failure(words) }
    return bytes
  }

  private func start() throws(MediaError) {
    hasStarted = true
    var (across, down) = (CInt(0), CInt(0))
    var words = JPEGDecoder.noWords
    let done = turbo_start(
      reader, colors, CInt(shrink), JPEGDecoder.mostScans, &across, &down, &words)
    guard done != 0 else { throw JPEGDecoder.failure(words) }
    guard (Int(across), Int(down)) == (width, height) else {
      throw .unsupported("its coding cannot be decoded at a smaller size")
    }
  }

  /// Encoders write about ten scans; a malicious file can ask for thousands of passes.
  private static let mostScans: CInt = 500

  private static var noWords: [CChar] { [CChar](repeating: 0, count: Int(TURBO_MESSAGE_SIZE)) }

  private static func failure(_ words: [CChar]) -> MediaError {
    let text = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let reason = String(decoding: text, as: UTF8.self)
    return reason.hasPrefix("Insufficient memory") ? .outOfMemory : .damaged(reason)
  }
}
