import Testing

@testable import ColorScience

@Suite("CIELAB by tables")
struct ByteLabTests {
  /// Every third level of each component, with both ends.
  private static let levels = stride(from: UInt8(0), through: 255, by: 3)

  @Test("chroma agrees with the formula, luminance with XYZ")
  func agrees() {
    var (near, far, luminance) = (0.0, 0.0, 0.0)
    for red in Self.levels {
      for green in Self.levels {
        for blue in Self.levels {
          let color = Color(red: red, green: green, blue: blue)
          let exact = color.coordinates(in: .lch).y
          let error = abs(ByteLab.chroma(of: SIMD3(red, green, blue)) - exact)
          if exact < 20 { near = max(near, error) } else { far = max(far, error / exact) }
          let light = Contrast.relativeLuminance(of: color)
          luminance = max(
            luminance, abs(ByteLab.luminance(of: SIMD3(red, green, blue)) - light))
        }
      }
    }
    #expect(near < 0.05)
    #expect(far < 0.01)
    // WCAG rounds the weights to four digits.
    #expect(luminance < 1e-4)
  }

  @Test("grays have no chroma")
  func grays() {
    for level in UInt8.min...UInt8.max {
      #expect(ByteLab.chroma(of: SIMD3(repeating: level)) < 1e-9)
    }
  }
}
