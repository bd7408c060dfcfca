import ColorScience

/// Coded components of other curves and primaries → 8-bit sRGB, by way of light.
struct LightConversion {
  private let transfer: VideoColors.Transfer
  private let toSRGB: Matrix3
  /// The light of each coded component of twelve bits.
  private let lights: [Double]

  private static let steps = 4095.0

  init(_ colors: VideoColors) {
    transfer = colors.transfer
    toSRGB = colors.primaries.matrix(to: .bt709)
    let transfer = colors.transfer
    lights = (0...Int(Self.steps)).map { Self.light(Double($0) / Self.steps, transfer) }
  }

  /// Light relative to white, but of the scene for hybrid log-gamma.
  private static func light(_ coded: Double, _ transfer: VideoColors.Transfer) -> Double {
    switch transfer {
    case .display: Color([coded, coded, coded], in: .rgb).linear.x
    case .linear: coded
    case .perceptualQuantizer:
      PerceptualQuantizer.luminance(coded) / HighlightShoulder.referenceWhite
    case .hybridLogGamma: HybridLogGamma.scene(coded)
    }
  }

  /// The pixel of components of 16 bits, red in the lowest byte.
  func pixel(_ red: Int32, _ green: Int32, _ blue: Int32) -> UInt32 {
    var light = SIMD3(self.light(red), self.light(green), self.light(blue))
    if transfer == .hybridLogGamma {
      light = HybridLogGamma.display(light) / HighlightShoulder.referenceWhite
    }
    light = toSRGB * light
    if transfer != .display { light = HighlightShoulder.mapped(light) }
    let bytes = SRGBBytes.bytes(light)
    return UInt32(bytes.x) | UInt32(bytes.y) << 8 | UInt32(bytes.z) << 16
  }

  @inline(__always)
  private func light(_ component: Int32) -> Double {
    let clipped = min(max(component, 0), 65535)
    // Between two entries: PQ is steep, and twelve bits alone would show.
    let place = Double(clipped) * (Self.steps / 65535)
    let index = min(Int(place), lights.count - 2)
    let part = place - Double(index)
    return lights[index] + (lights[index + 1] - lights[index]) * part
  }
}
