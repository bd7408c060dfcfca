import Palettes

/// What the samples of a TIFF's picture mean, according to its tags.
struct TIFFMeaning {
  enum Colors: Equatable {
    /// Gray, red, green and blue, or inks as coded; inverted where 0 is white.
    case plain(isInverted: Bool)
    case palette
    case yCbCr
    case lab(TIFFLab.Coding)
    /// CIE XYZ.
    case xyz
  }

  let colors: Colors
  let model: SampleLayout.Model
  let number: TIFFNumber
  let alpha: SampleLayout.Alpha
  /// The indices of a pixel's samples that are used: colors, then alpha.
  let sources: [Int]

  /// - Throws: `MediaError.unsupported` with a description for people.
  init(_ picture: TIFFPicture, _ tags: TIFFTags) throws(MediaError) {
    guard (tags.value(32997) ?? 1) == 1 else { throw .unsupported("a three-dimensional picture") }
    number = try Self.number(picture, tags)
    guard !picture.isFax || picture.bits == 1 && (picture.samples == 1 || picture.isSeparate) else {
      throw .unsupported("fax compression of a picture that is not black and white")
    }
    let inks = picture.photometric == 5
    guard !inks || (tags.value(332) ?? 1) == 1 else {
      throw .unsupported("inks other than cyan, magenta, yellow and black")
    }
    let extras = tags.values(338, atMost: picture.samples)
    var model: SampleLayout.Model
    (colors, model) = try Self.colors(picture, tags, colors: picture.samples - extras.count)
    // Palettes, and CIELAB with one channel, have fewer samples in the file than their colors have
    // components.
    var count = model.channels
    if colors == .palette { count = 1 }
    if case .lab = colors, picture.samples - extras.count == 1 { count = 1 }
    guard picture.samples >= count else {
      throw .unsupported("\(Self.name(model)) with \(picture.samples.counted("channel"))")
    }
    // Nothing is known of unnamed channels, such as further inks.
    let transparency = extras.prefix(picture.samples - count).firstIndex { $0 == 1 || $0 == 2 }
    alpha = transparency.map { extras[$0] == 1 ? .premultiplied : .straight } ?? .none
    // Extra samples come last (TIFF 6.0, §18).
    let first = max(count, picture.samples - extras.count)
    sources = Array(0..<count) + (transparency.map { [first + $0] } ?? [])
    self.model = model
  }

  private static func number(
    _ picture: TIFFPicture, _ tags: TIFFTags
  ) throws(MediaError) -> TIFFNumber {
    if picture.isLogLuv { return TIFFNumber(bits: 32, isFloat: true)! }
    let bits = tags.values(258, atMost: min(picture.samples, 64))
    guard bits.allSatisfy({ $0 == bits[0] }) else {
      throw .unsupported("its channels have different numbers of bits")
    }
    let formats = tags.values(339, atMost: min(picture.samples, 64))
    let isLab = picture.photometric == 8 || picture.photometric == 9
    // CIELAB's definition itself says which samples are signed.
    for format in formats where !(isLab && format == 2) {
      switch format {
      case 2: throw .unsupported("signed samples")
      case 5, 6: throw .unsupported("samples that are complex numbers")
      case 1, 3, 4: break
      default: throw .unsupported("samples of an unknown kind")
      }
    }
    let isFloat = formats.first == 3
    guard formats.allSatisfy({ ($0 == 3) == isFloat }) else {
      throw .unsupported("its channels have different kinds of samples")
    }
    guard let number = TIFFNumber(bits: picture.bits, isFloat: isFloat) else {
      throw .unsupported(
        "\(isFloat ? "floating-point samples" : "samples") with \(picture.bits.counted("bit"))")
    }
    return number
  }

  /// - Parameter colors: the number of samples that are not extra samples.
  private static func colors(
    _ picture: TIFFPicture, _ tags: TIFFTags, colors: Int
  ) throws(MediaError) -> (Colors, SampleLayout.Model) {
    let guess = colors >= 3 ? 2 : picture.isFax ? 0 : 1
    switch picture.photometric ?? guess {
    case 0: return (.plain(isInverted: true), .gray)
    case 1: return (.plain(isInverted: false), .gray)
    case 2: return (.plain(isInverted: false), .rgb)
    case 3: return try palette(picture)
    case 4: throw .unsupported("a transparency mask")
    case 5:
      guard !picture.isFloat else { throw .unsupported("floating-point CMYK") }
      return (.plain(isInverted: false), .cmyk)
    case 6: return try yCbCr(picture)
    case 8, 9:
      let coding = try TIFFLab.Coding(picture)
      return (.lab(coding), .lab(white: tags.white))
    case 10: throw .unsupported("ITU L*a*b* colors")
    case 32803, 34892: throw .unsupported("a camera's raw picture")
    case 32844 where picture.isLogLuv: return (.plain(isInverted: false), .gray)
    case 32845 where picture.isLogLuv: return (.xyz, .rgb)
    case 32844, 32845: throw .unsupported("LogLuv colors without LogLuv compression")
    case 51177: throw .unsupported("a depth map")
    case let other: throw .unsupported("colors of an unknown kind (\(other))")
    }
  }

  private static func palette(
    _ picture: TIFFPicture
  ) throws(MediaError) -> (Colors, SampleLayout.Model) {
    guard !picture.isFloat, picture.bits <= 16 else {
      throw .unsupported("a color map with \(picture.bits.counted("bit"))")
    }
    return (.palette, .rgb)
  }

  /// libtiff delivers YCbCr in JPEG as RGB, but only if the samples are interleaved.
  private static func yCbCr(
    _ picture: TIFFPicture
  ) throws(MediaError) -> (Colors, SampleLayout.Model) {
    guard !picture.isFloat, picture.bits == 8 else {
      throw .unsupported("YCbCr with \(picture.bits.counted("bit"))")
    }
    guard picture.samples == 3 else {
      throw .unsupported("YCbCr with \(picture.samples.counted("channel"))")
    }
    let isRGB = picture.compression == 7 && !picture.isSeparate
    return (isRGB ? .plain(isInverted: false) : .yCbCr, .rgb)
  }

  private static func name(_ model: SampleLayout.Model) -> String {
    switch model {
    case .gray: "gray"
    case .rgb: "RGB"
    case .cmyk: "CMYK"
    case .lab: "CIELAB"
    }
  }
}
