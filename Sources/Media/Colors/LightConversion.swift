import ColorScience
import Platform

/// Converts coded components of other curves and primaries to 8-bit sRGB through linear light.
struct LightConversion {
  private let transfer: ColorCoding.Transfer
  private let toSRGB: Matrix3
  /// The light of each component coded in twelve bits.
  let lights: [Double]

  private static let steps = 4095.0

  init(primaries: Primaries, transfer: ColorCoding.Transfer) {
    self.transfer = transfer
    toSRGB = primaries.matrix(to: .bt709)
    lights = (0...Int(Self.steps)).map { Self.light(Double($0) / Self.steps, transfer) }
  }

  /// Light relative to white; for hybrid log-gamma, light of the scene.
  private static func light(_ coded: Double, _ transfer: ColorCoding.Transfer) -> Double {
    switch transfer {
    case .display: Color([coded, coded, coded], in: .rgb).linear.x
    case .gamma(let power): pow(max(coded, 0), power)
    case .linear: coded
    case .perceptualQuantizer:
      PerceptualQuantizer.luminance(coded) / HighlightShoulder.referenceWhite
    case .hybridLogGamma: HybridLogGamma.scene(coded)
    }
  }

  /// The pixel for 16-bit components, with red in the lowest byte.
  func pixel(_ red: Int32, _ green: Int32, _ blue: Int32) -> UInt32 {
    let bytes = bytes(SIMD3(Double(red), Double(green), Double(blue)) / 65535)
    return UInt32(bytes.x) | UInt32(bytes.y) << 8 | UInt32(bytes.z) << 16
  }

  /// Red, green and blue for components, which are clipped to 0…1.
  func bytes(_ coded: SIMD3<Double>) -> SIMD3<UInt8> {
    shown(SIMD3(light(coded.x), light(coded.y), light(coded.z)))
  }

  /// Red, green and blue for components that may lie outside 0…1, as in floating-point samples.
  func bytes(unclipped coded: SIMD3<Double>) -> SIMD3<UInt8> {
    shown(
      SIMD3(
        Self.light(coded.x, transfer), Self.light(coded.y, transfer),
        Self.light(coded.z, transfer)))
  }

  private func shown(_ light: SIMD3<Double>) -> SIMD3<UInt8> {
    var light = light
    if transfer == .hybridLogGamma {
      light = HybridLogGamma.display(light) / HighlightShoulder.referenceWhite
    }
    light = toSRGB * light
    if transfer.exceedsWhite { light = HighlightShoulder.mapped(light) }
    return SRGBBytes.bytes(light)
  }

  @inline(__always)
  private func light(_ component: Double) -> Double {
    let clipped = component > 0 ? component < 1 ? component : 1 : 0
    // Interpolates between two entries: PQ is so steep that steps of twelve bits would be visible.
    let place = clipped * Self.steps
    let index = min(Int(place), lights.count - 2)
    let part = place - Double(index)
    return lights[index] + (lights[index + 1] - lights[index]) * part
  }
}

extension ColorCoding.Transfer {
  /// Whether there can be light above white, which is compressed toward white instead of clipped.
  var exceedsWhite: Bool {
    switch self {
    case .display, .gamma: false
    case .linear, .perceptualQuantizer, .hybridLogGamma: true
    }
  }
}

/// How the light of floating-point films (OpenEXR, Radiance, PFM) is coded as whole numbers for
/// later steps: by the PQ curve of HDR video, since light reaches far above white.
enum FloatEncoding {
  /// The 16-bit code for the upper 18 bits of each number from 0 on; never freed.
  ///
  /// Numbers within one entry differ by 0.4%, their codes by less than a tenth of an 8-bit step.
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
