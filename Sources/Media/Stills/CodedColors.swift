import ColorScience

/// Converts colors that a file declares by numbers to 8-bit sRGB.
struct CodedColors {
  private let light: LightConversion
  /// The coded values of black and white, in 0…1.
  private let black, white: Double

  init(_ coding: ColorCoding, _ layout: SampleLayout) {
    light = LightConversion(primaries: coding.primaries, transfer: coding.transfer)
    // Source: ITU-R BT.709-6, 4.6: in 8 bits, black is 16 and white 235; in more, times a power of
    // 2.
    let unit = layout.number == .uint8 ? 255 : layout.top / 256
    (black, white) = coding.isFullRange ? (0, 1) : (16 / unit, 235 / unit)
  }

  /// Red, green and blue of each pixel.
  ///
  /// - Complexity: O(pixels), some 20 ns each, less where neighbors are equal.
  func pixels(_ parts: SampleParts) -> [UInt8] {
    let scale = 1 / (white - black)
    let isFloat = parts.layout.number == .float
    return [UInt8](unsafeUninitializedCapacity: 3 * parts.count) { target, filled in
      var last = SIMD3(repeating: -1.0)
      var bytes = SIMD3<UInt8>.zero
      parts.forEachColor { index, color in
        if color != last {
          last = color
          let coded = (color - black) * scale
          bytes = isFloat ? light.bytes(unclipped: coded) : light.bytes(coded)
        }
        for channel in 0..<3 { target[3 * index + channel] = bytes[channel] }
      }
      filled = 3 * parts.count
    }
  }
}

/// Converts CIELAB to 8-bit sRGB.
struct LabColors {
  private let toSRGB: Matrix3

  /// - Parameter white: the color of a* = b* = 0, as CIE 1931 x, y; it is mapped to sRGB's white.
  init(white: SIMD2<Double>) {
    // X, Y and Z relative to white are the shares of three lights that mix white.
    let lights = Primaries(red: [1, 0], green: [0, 1], blue: [0, 0], white: white) ?? .xyz
    toSRGB = lights.matrix(to: .bt709)
  }

  /// Red, green and blue of each pixel.
  ///
  /// - Source: CIE 15:2004, 8.2.1.1, solved for X, Y, Z.
  func pixels(_ parts: SampleParts) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 3 * parts.count) { target, filled in
      parts.forEachColor { index, lab in
        let y = (lab.x + 16) / 116
        let roots = SIMD3(y + lab.y / 500, y, y - lab.z / 200)
        var light = SIMD3<Double>.zero
        for axis in 0..<3 {
          let root = roots[axis]
          light[axis] = root > 6 / 29.0 ? root * root * root : (root - 16 / 116.0) * 108 / 841
        }
        let bytes = SRGBBytes.bytes(toSRGB * light)
        for channel in 0..<3 { target[3 * index + channel] = bytes[channel] }
      }
      filled = 3 * parts.count
    }
  }
}
