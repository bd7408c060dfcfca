import CLCMS

/// Colors of an ICC profile → 8-bit sRGB, by Little CMS.
final class ManagedColors {
  private let transform: OpaquePointer

  /// - Returns: `nil` if the profile is damaged, or not for such samples.
  /// - Throws: `MediaError.libraryMissing`.
  init?(_ profile: [UInt8], _ layout: SampleLayout) throws(MediaError) {
    if let reason = lcms_load() { throw .libraryMissing(String(cString: reason)) }
    guard let pixel = layout.pixel,
      let transform = lcms_open(profile, profile.count, pixel)
    else { return nil }
    self.transform = transform
  }

  deinit { lcms_close(transform) }

  /// Red, green and blue of each pixel.
  func pixels(_ parts: SampleParts) -> [UInt8] {
    let size = parts.layout.model.channels * parts.layout.number.size
    return [UInt8](unsafeUninitializedCapacity: 3 * parts.count) { target, filled in
      parts.spread.withUnsafeBytes { colors in
        lcms_convert(transform, colors.baseAddress, size, target.baseAddress, parts.count)
      }
      filled = 3 * parts.count
    }
  }
}

extension SampleParts {
  /// The colors so that the largest number of their type is full, as Little CMS takes it, which it
  /// is not where the file has fewer bits.
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
  /// Little CMS's word for it, if it knows such pixels.
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
