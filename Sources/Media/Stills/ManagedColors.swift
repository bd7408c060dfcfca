import CLCMS
import ColorScience

/// Converts colors of an ICC profile to 8-bit sRGB with Little CMS.
final class ManagedColors {
  private let transform: OpaquePointer
  /// Whether gray is repeated three times, for a profile of red, green and blue.
  private let repeatsGray: Bool

  /// - Returns: `nil` if the profile is damaged, or is not for such samples.
  /// - Throws: `MediaError.libraryMissing`.
  init?(_ profile: [UInt8], _ layout: SampleLayout) throws(MediaError) {
    if let reason = lcms_load() { throw .libraryMissing(String(cString: reason)) }
    // Source: ICC.1:2022, 7.2: the color space of the data.
    repeatsGray = layout.model == .gray && profile.dropFirst(16).starts(with: "RGB ".utf8)
    var layout = layout
    if repeatsGray { layout.model = .rgb }
    guard let pixel = layout.pixel, let transform = lcms_open(profile, profile.count, pixel)
    else { return nil }
    self.transform = transform
  }

  deinit { lcms_close(transform) }

  /// Red, green and blue of each pixel. Light above white is compressed toward white, as in films.
  func pixels(_ parts: SampleParts) -> [UInt8] {
    let number = parts.layout.number
    let spread = repeatsGray ? parts.spread.tripled(number.size) : parts.spread
    guard number == .float else {
      return [UInt8](unsafeUninitializedCapacity: 3 * parts.count) { target, filled in
        spread.withUnsafeBytes { colors in
          lcms_convert(transform, colors.baseAddress, target.baseAddress, parts.count)
        }
        filled = 3 * parts.count
      }
    }
    var light = [Float](repeating: 0, count: 3 * parts.count)
    spread.withUnsafeBytes { colors in
      lcms_convert(transform, colors.baseAddress, &light, parts.count)
    }
    return stride(from: 0, to: light.count, by: 3).flatMap { place in
      let color = SIMD3(Double(light[place]), Double(light[place + 1]), Double(light[place + 2]))
      let bytes = SRGBBytes.bytes(HighlightShoulder.mapped(color))
      return [bytes.x, bytes.y, bytes.z]
    }
  }
}

extension [UInt8] {
  /// Repeats each sample of `size` bytes three times.
  fileprivate func tripled(_ size: Int) -> [UInt8] {
    var tripled: [UInt8] = []
    tripled.reserveCapacity(3 * count)
    for start in stride(from: 0, to: count, by: size) {
      for _ in 0..<3 { tripled += self[start..<start + size] }
    }
    return tripled
  }
}

extension SampleParts {
  /// The colors scaled to the full range of their type, as Little CMS expects; files with fewer
  /// bits do not use all of it.
  fileprivate var spread: [UInt8] {
    switch layout.number {
    case .uint8: spread(as: UInt8.self)
    case .uint16: spread(as: UInt16.self)
    case .float: colors
    }
  }

  private func spread<Sample: FixedWidthInteger>(as type: Sample.Type) -> [UInt8] {
    let most = Double(Sample.max)
    guard layout.top < most else { return colors }
    var spread = colors
    let scale = most / layout.top
    spread.withUnsafeMutableBytes { bytes in
      let samples = bytes.bindMemory(to: Sample.self)
      for index in samples.indices {
        samples[index] = Sample(min(Double(samples[index]) * scale + 0.5, most))
      }
    }
    return spread
  }
}

extension SampleLayout {
  /// The pixel format of Little CMS, if it has one.
  fileprivate var pixel: LCMSPixel? {
    switch (model, number) {
    case (.gray, .uint8): LCMSGray8
    case (.gray, .uint16): LCMSGray16
    case (.gray, .float): LCMSGrayFloat
    case (.rgb, .uint8): LCMSRGB8
    case (.rgb, .uint16): LCMSRGB16
    case (.rgb, .float): LCMSRGBFloat
    case (.cmyk, .uint8): LCMSCMYK8
    case (.cmyk, .uint16): LCMSCMYK16
    case (.cmyk, .float), (.lab, _): nil
    }
  }
}
