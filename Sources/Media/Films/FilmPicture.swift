import Films
public import Frames

/// A frame of a film at its full size, for a file without loss: upright, with square pixels, sRGB.
public struct FilmPicture: Sendable, Equatable {
  /// The size in pixels.
  public let width, height: Int
  /// Bits of a sample: 8; or 16 where the film has more than 8 and its colors are those of sRGB, so
  /// that they are neither converted to other primaries nor compressed toward white.
  public let bits: Int
  /// `width × height × 3` samples; of 16 bits, the higher byte comes first.
  public let samples: [UInt8]

  /// The picture with 8 bits, rounded.
  public var frame: Frame {
    guard bits == 16 else { return Frame(width: width, height: height, bytes: samples) }
    let bytes = stride(from: 0, to: samples.count, by: 2).map { place in
      let sample = Int(samples[place]) << 8 | Int(samples[place + 1])
      return UInt8((sample * 255 + 32767) / 65535)
    }
    return Frame(width: width, height: height, bytes: bytes)
  }

  /// A picture of 8 bits.
  public init(_ frame: Frame) {
    (width, height, bits, samples) = (frame.width, frame.height, 8, frame.bytes)
  }

  /// A picture of the higher and the lower bytes of samples.
  init(high: Frame, low: Frame) {
    (width, height, bits) = (high.width, high.height, 16)
    var samples = [UInt8](repeating: 0, count: 2 * high.bytes.count)
    for index in high.bytes.indices {
      samples[2 * index] = high.bytes[index]
      samples[2 * index + 1] = low.bytes[index]
    }
    self.samples = samples
  }
}

extension FilmSource {
  /// The frame that `nextFrame` or `visit` reached last, at the film's full size; `nil` if it is not
  /// available.
  package func picture() -> FilmPicture? {
    guard depth > 8, colors.isPlain, !tags.isLight else {
      return still(width: .max).map { FilmPicture($0()) }
    }
    let isGray = tags.isGray
    let (width, height) = filmProvenance.orientation.size(
      filmProvenance.width, filmProvenance.height)
    guard let planes = film.deepPlanes(width: width, height: height, count: isGray ? 1 : 3) else {
      return nil
    }
    let (high, low) = PixelConversion.deep(
      planes.samples, bits: planes.bits, pixels: width * height, colors, isGray: isGray)
    let turn = filmProvenance.orientation
    return FilmPicture(
      high: Frame(width: width, height: height, bytes: high).upright(turn),
      low: Frame(width: width, height: height, bytes: low).upright(turn))
  }
}

extension PixelConversion {
  /// Samples of 16 bits, 3 a pixel, as their higher and their lower bytes.
  ///
  /// - Parameters:
  ///   - planes: the planes, one after the other, in the order of `CFilmFrame`.
  ///   - bits: of a sample in them, 9…16.
  ///   - pixels: samples in a plane.
  static func deep(
    _ planes: [UInt16], bits: Int, pixels: Int, _ colors: VideoColors, isGray: Bool
  ) -> (high: [UInt8], low: [UInt8]) {
    let mix = YUVToRGB(colors, bits: bits, counts: [1, 1, 1], isGray: isGray)
    var high = [UInt8](repeating: 0, count: 3 * pixels)
    var low = high
    let (second, third) = isGray ? (0, 0) : (pixels, 2 * pixels)
    func store(_ value: Int32, at place: Int) {
      let sample = UInt16(min(max(value, 0), 65535))
      high[place] = UInt8(sample >> 8)
      low[place] = UInt8(truncatingIfNeeded: sample)
    }
    for index in 0..<pixels {
      let (red, green, blue) = mix.color(
        UInt32(planes[index]), UInt32(planes[second + index]), UInt32(planes[third + index]))
      store(red, at: 3 * index)
      store(green, at: 3 * index + 1)
      store(blue, at: 3 * index + 2)
    }
    return (high, low)
  }
}
