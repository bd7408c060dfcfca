/// What the samples of a decoded row are: colors first, then alpha, side by side.
struct SampleLayout: Equatable {
  /// What a pixel's colors are.
  enum Model: Equatable {
    case gray, rgb
    /// Shares of ink, 0 for none.
    case cmyk
    /// CIELAB in its own units, L* 0…100, as `Number.float`; its white as CIE 1931 x, y.
    case lab(white: SIMD2<Double>)

    /// Samples of a pixel without alpha.
    var channels: Int {
      switch self {
      case .gray: 1
      case .rgb, .lab: 3
      case .cmyk: 4
      }
    }
  }

  /// A sample's type, in the machine's own byte order.
  enum Number: Int {
    case uint8 = 1
    case uint16 = 2
    case float = 4

    var size: Int { rawValue }
  }

  enum Alpha: Equatable {
    /// Every pixel is opaque.
    case none
    case straight
    /// Colors are multiplied by alpha already, as they are coded.
    case premultiplied
  }

  var model: Model
  var number: Number
  /// The sample that is full, above 0: 255, 65535, less where fewer bits are shifted up; 1 for
  /// floating-point numbers.
  var top: Double
  var alpha: Alpha

  var channels: Int { model.channels + (alpha == .none ? 0 : 1) }
  var pixelSize: Int { channels * number.size }
}

/// One still in a decoder's hands: rows from the top, as the file codes them.
protocol StillDecoder: AnyObject {
  /// The size of what it gives, before any turning.
  var width: Int { get }
  var height: Int { get }
  var layout: SampleLayout { get }
  /// The embedded ICC profile.
  var profile: [UInt8]? { get }
  /// How its samples are colors, if only the decoder knows; `nil` where the file's structure tells.
  var coding: ColorCoding? { get }

  /// How many pictures the file holds, 1 or more.
  var pages: Int { get }

  /// `count` rows from `top` on, which must follow those asked for before: `width` pixels of
  /// `layout.pixelSize` bytes each.
  ///
  /// - Throws: `MediaError.damaged`, also if the file ends early; `.unsupported`, `.outOfMemory`.
  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8]
}

extension StillDecoder {
  var pages: Int { 1 }
  var coding: ColorCoding? { nil }
}
