import CMath

/// Luminance and CIELAB chroma of 8-bit colors, read from tables: for the many colors of a picture,
/// for which cube roots would take too long.
package enum ByteLab {
  /// The relative luminance, 0…1.
  ///
  /// - Complexity: O(1), three look-ups.
  package static func luminance(of color: SIMD3<UInt8>) -> Double {
    (CIELab.toXYZ * light(of: color)).y
  }

  /// The chroma in CIELAB, 0…134, right to ±0.05 up to 20; at most 1% off beyond.
  ///
  /// - Complexity: O(1), six look-ups and three square roots.
  package static func chroma(of color: SIMD3<UInt8>) -> Double {
    let relative = CIELab.toRelativeXYZ * light(of: color)
    let (x, y, z) = (compressed(relative.x), compressed(relative.y), compressed(relative.z))
    let (a, b) = (500 * (x - y), 200 * (y - z))
    return (a * a + b * b).squareRoot()
  }

  private static func light(of color: SIMD3<UInt8>) -> SIMD3<Double> {
    let light = SRGBTransfer.lightOfByte
    return SIMD3(light[Int(color.x)], light[Int(color.y)], light[Int(color.z)])
  }

  /// CIELAB's compression at even steps of the root of its argument. There it is so nearly straight
  /// that a line between two steps is right to 0.00003.
  private static let steps = (0...stepCount).map { step in
    let root = Double(step) / Double(stepCount)
    return CIELab.compress(root * root)
  }
  private static let stepCount = 256

  private static func compressed(_ relative: Double) -> Double {
    let place = max(0, min(1, relative)).squareRoot() * Double(stepCount)
    let step = min(Int(place), stepCount - 1)
    return steps[step] + (steps[step + 1] - steps[step]) * (place - Double(step))
  }
}
