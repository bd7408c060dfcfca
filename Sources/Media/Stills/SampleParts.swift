/// The samples of some pixels, separated into colors, in their own type, and alpha, scaled to 8
/// bits.
struct SampleParts {
  let layout: SampleLayout
  let count: Int
  /// Only the colors, each of type `layout.number`, not premultiplied by alpha.
  let colors: [UInt8]
  /// 0…255; empty if every pixel is opaque.
  let alpha: [UInt8]

  /// NaN becomes 0, and infinity becomes a number so large that it is white.
  init(_ samples: [UInt8], _ layout: SampleLayout) {
    let samples = layout.number == .float ? Self.finite(samples) : samples
    self.layout = layout
    count = samples.count / layout.pixelSize
    guard layout.alpha != .none else {
      (colors, alpha) = (samples, [])
      return
    }
    (colors, alpha) =
      switch layout.number {
      case .uint8: Self.split(samples, layout, as: UInt8.self)
      case .uint16: Self.split(samples, layout, as: UInt16.self)
      case .float: Self.split(samples, layout, as: Float.self)
      }
  }

  private static let mostLight: Float = 1e6

  private static func finite(_ samples: [UInt8]) -> [UInt8] {
    var samples = samples
    samples.withUnsafeMutableBytes { bytes in
      let floats = bytes.bindMemory(to: Float.self)
      for index in floats.indices where !(abs(floats[index]) <= mostLight) {
        let value = floats[index]
        floats[index] = value.isNaN ? 0 : value < 0 ? -mostLight : mostLight
      }
    }
    return samples
  }

  private static func split<Sample: ColorSample>(
    _ samples: [UInt8], _ layout: SampleLayout, as type: Sample.Type
  ) -> (colors: [UInt8], alpha: [UInt8]) {
    let channels = layout.model.channels
    let count = samples.count / layout.pixelSize
    let top = Float(layout.top)
    let isMultiplied = layout.alpha == .premultiplied
    var colors = [UInt8](repeating: 0, count: count * channels * layout.number.size)
    var alpha = [UInt8](repeating: 0, count: count)
    samples.withUnsafeBytes { bytes in
      colors.withUnsafeMutableBytes { target in
        let samples = bytes.bindMemory(to: Sample.self)
        let target = target.bindMemory(to: Sample.self)
        for index in 0..<count {
          let start = index * (channels + 1)
          let cover = samples[start + channels].value / top
          alpha[index] = UInt8(scaled: cover)
          for channel in 0..<channels {
            let sample = samples[start + channel]
            target[index * channels + channel] =
              isMultiplied && cover > 0 ? Sample(rounding: sample.value / cover) : sample
          }
        }
      }
    }
    return (colors, alpha)
  }

  /// The colors as bytes of red, green and blue, without conversion; not for CMYK.
  var bytes: [UInt8] {
    let isGray = layout.model == .gray
    switch layout.number {
    case .uint8 where !isGray && layout.top == 255: return colors
    case .uint8: return Self.bytes(colors, layout, as: UInt8.self)
    case .uint16: return Self.bytes(colors, layout, as: UInt16.self)
    case .float: return Self.bytes(colors, layout, as: Float.self)
    }
  }

  private static func bytes<Sample: ColorSample>(
    _ colors: [UInt8], _ layout: SampleLayout, as type: Sample.Type
  ) -> [UInt8] {
    let repeats = layout.model == .gray ? 3 : 1
    let scale = 1 / Float(layout.top)
    return colors.withUnsafeBytes { bytes in
      let samples = bytes.bindMemory(to: Sample.self)
      return [UInt8](unsafeUninitializedCapacity: samples.count * repeats) { target, filled in
        for index in 0..<samples.count {
          let byte = UInt8(scaled: samples[index].value * scale)
          for place in index * repeats..<(index + 1) * repeats { target[place] = byte }
        }
        filled = samples.count * repeats
      }
    }
  }

  /// Calls `body` with red, green and blue of each pixel, 0…1 within the gamut. Gray is repeated
  /// three times.
  func forEachColor(_ body: (_ index: Int, SIMD3<Double>) -> Void) {
    switch layout.number {
    case .uint8: forEachColor(as: UInt8.self, body)
    case .uint16: forEachColor(as: UInt16.self, body)
    case .float: forEachColor(as: Float.self, body)
    }
  }

  private func forEachColor<Sample: ColorSample>(
    as type: Sample.Type, _ body: (_ index: Int, SIMD3<Double>) -> Void
  ) {
    let scale = 1 / layout.top
    let isGray = layout.model == .gray
    colors.withUnsafeBytes { bytes in
      let samples = bytes.bindMemory(to: Sample.self)
      for index in 0..<count {
        let color =
          isGray
          ? SIMD3(repeating: samples[index].value)
          : SIMD3(
            samples[3 * index].value, samples[3 * index + 1].value, samples[3 * index + 2].value)
        body(index, SIMD3<Double>(color) * scale)
      }
    }
  }

  /// Bytes of red, green and blue, with alpha after them if there is any.
  func joined(_ colors: [UInt8]) -> [UInt8] {
    guard !alpha.isEmpty else { return colors }
    return [UInt8](unsafeUninitializedCapacity: 4 * count) { target, filled in
      for index in 0..<count {
        for channel in 0..<3 { target[4 * index + channel] = colors[3 * index + channel] }
        target[4 * index + 3] = alpha[index]
      }
      filled = 4 * count
    }
  }
}

/// A sample's type, for separating colors.
private protocol ColorSample {
  var value: Float { get }
  /// The nearest sample value; values outside are clipped.
  init(rounding value: Float)
}

extension UInt8: ColorSample {
  var value: Float { Float(self) }
  init(rounding value: Float) { self = UInt8(scaled: value / 255) }

  /// Maps 0…1 to 0…255, rounded; values outside are clipped, and NaN becomes 0.
  @inline(__always)
  init(scaled value: Float) { self = value > 0 ? value < 1 ? UInt8(value * 255 + 0.5) : 255 : 0 }
}

extension UInt16: ColorSample {
  var value: Float { Float(self) }
  init(rounding value: Float) {
    self = value > 0 ? value < 65535 ? UInt16(value + 0.5) : 65535 : 0
  }
}

extension Float: ColorSample {
  var value: Float { self }
  init(rounding value: Float) { self = value }
}
