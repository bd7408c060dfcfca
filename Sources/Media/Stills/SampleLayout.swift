/// The format of decoded samples: colors first, then alpha, side by side.
struct SampleLayout: Equatable {
  /// The color model of a pixel.
  enum Model: Equatable {
    case gray, rgb
    /// Amounts of ink, 0 for none.
    case cmyk
    /// CIELAB in its own units, L* 0…100, as `Number.float`, with its white as CIE 1931 x, y.
    case lab(white: SIMD2<Double>)

    /// How many samples a pixel has without alpha.
    var channels: Int {
      switch self {
      case .gray: 1
      case .rgb, .lab: 3
      case .cmyk: 4
      }
    }
  }

  /// A sample's type, in native byte order.
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
    /// The coded colors are already multiplied by alpha.
    case premultiplied
  }

  var model: Model
  var number: Number
  /// The value of a full sample, above 0: 255, 65535, or less where fewer bits are shifted up; 1
  /// for floating-point numbers.
  var top: Double
  var alpha: Alpha

  var channels: Int { model.channels + (alpha == .none ? 0 : 1) }
  var pixelSize: Int { channels * number.size }
}

/// Decodes one still: rows from the top, as coded in the file.
protocol StillDecoder: AnyObject {
  /// The size of the delivered picture, before rotation.
  var width: Int { get }
  var height: Int { get }
  var layout: SampleLayout { get }
  /// The embedded ICC profile.
  var profile: [UInt8]? { get }
  /// The color coding, if only the decoder knows it; `nil` if the file's structure declares it.
  var coding: ColorCoding? { get }

  /// How many pictures the file holds, 1 or more.
  var pages: Int { get }

  /// The next `count` rows, from `top` on, which must follow the rows requested before: `width`
  /// pixels of `layout.pixelSize` bytes each.
  ///
  /// - Throws: `MediaError.damaged`, also if the file ends early; `.unsupported`, `.outOfMemory`.
  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8]
}

extension StillDecoder {
  var pages: Int { 1 }
  var coding: ColorCoding? { nil }
}
