import ColorScience

/// How the light of floating-point films (OpenEXR, Radiance, PFM) is coded as whole numbers for
/// later steps: by the PQ curve of HDR video, since light reaches far above white.
enum LightCodes {
  /// The 16-bit code for the upper 18 bits of each number from 0 on; never freed.
  ///
  /// Numbers within one entry differ by 0.4 %, their codes by less than a tenth of an 8-bit step.
  // Never written to after initialization.
  nonisolated(unsafe) static let table: UnsafeBufferPointer<UInt16> = {
    let brightest = Float(10_000 / HighlightShoulder.referenceWhite)
    let count = Int(brightest.bitPattern >> 14) + 1
    let codes = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: count)
    for index in 0..<count {
      // The middle of the entry. That of the first entry is close enough to 0.
      let light = Float(bitPattern: UInt32(index) << 14 | 0x2000)
      let signal = PerceptualQuantizer.signal(Double(light) * HighlightShoulder.referenceWhite)
      codes[index] = UInt16((min(signal, 1) * 65535).rounded())
    }
    return UnsafeBufferPointer(codes)
  }()
}
