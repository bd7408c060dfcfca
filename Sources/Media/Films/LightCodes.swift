import ColorScience

/// How the light of floating-point films (OpenEXR, Radiance, PFM) is coded for what reads them,
/// which knows whole numbers alone: by the curve of HDR video, since it reaches far above white.
enum LightCodes {
  /// For the upper 18 bits of each number from 0 on, its code of 16 bits; never freed.
  ///
  /// Numbers of one entry differ by 0.4 %, their codes by less than a tenth of an 8-bit step.
  // Never written to once it is made.
  nonisolated(unsafe) static let table: UnsafeBufferPointer<UInt16> = {
    let brightest = Float(10_000 / HighlightShoulder.referenceWhite)
    let count = Int(brightest.bitPattern >> 14) + 1
    let codes = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: count)
    for index in 0..<count {
      // The middle of the entry; that of the first is as good as 0.
      let light = Float(bitPattern: UInt32(index) << 14 | 0x2000)
      let signal = PerceptualQuantizer.signal(Double(light) * HighlightShoulder.referenceWhite)
      codes[index] = UInt16((min(signal, 1) * 65535).rounded())
    }
    return UnsafeBufferPointer(codes)
  }()
}
