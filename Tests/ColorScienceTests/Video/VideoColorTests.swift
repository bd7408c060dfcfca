import Testing

@testable import ColorScience

struct VideoColorTests {
  @Test(
    "the perceptual quantizer gives the signals that BT.2408 prints",
    arguments: [(100.0, 0.508), (203, 0.581), (1000, 0.752), (4000, 0.902), (10000, 1)])
  func quantizer(luminance: Double, signal: Double) {
    #expect(abs(PerceptualQuantizer.signal(luminance) - signal) < 0.001)
    let back = PerceptualQuantizer.luminance(PerceptualQuantizer.signal(luminance))
    #expect(abs(back - luminance) < 1e-6 * luminance)
  }

  @Test("three quarters of a hybrid log-gamma signal is reference white: BT.2408, table 1")
  func referenceWhite() {
    let scene = HybridLogGamma.scene(0.75)
    let shown = HybridLogGamma.display(SIMD3(repeating: scene))
    #expect(abs(shown.x - HighlightShoulder.referenceWhite) < 1)
    #expect(abs(HybridLogGamma.signal(scene) - 0.75) < 1e-9)
    #expect(abs(HybridLogGamma.scene(1) - 1) < 1e-6)
  }

  @Test("sRGB's primaries give the matrix that IEC 61966-2-1 prints")
  func matrixOfSRGB() {
    let printed: [SIMD3<Double>] = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
    ]
    for (row, expected) in zip(Primaries.bt709.toXYZ.rows, printed) {
      #expect(((row - expected) * (row - expected)).sum().squareRoot() < 1e-4)
    }
  }

  @Test("BT.2020 to BT.709 is the matrix that BT.2087 prints")
  func wideToNarrow() {
    let printed: [SIMD3<Double>] = [
      [1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187],
    ]
    for (row, expected) in zip(Primaries.bt2020.matrix(to: .bt709).rows, printed) {
      #expect((row - expected).max() < 2e-4 && (row - expected).min() > -2e-4)
    }
  }

  @Test(
    "white is white whatever the primaries",
    arguments: [Primaries.bt601of525, .bt601of625, .bt2020, .displayP3])
  func white(primaries: Primaries) {
    let white = primaries.matrix(to: .bt709) * [1, 1, 1]
    #expect((white - [1, 1, 1]).max() < 1e-9 && (white - [1, 1, 1]).min() > -1e-9)
  }

  @Test("luma's weights give the factors that the standards print")
  func factors() {
    #expect(abs(LumaWeights.bt601.redByRed - 1.402) < 1e-9)
    #expect(abs(LumaWeights.bt601.greenByBlue + 0.344136) < 1e-6)
    #expect(abs(LumaWeights.bt709.blueByBlue - 1.8556) < 1e-9)
    #expect(abs(LumaWeights.bt709.greenByRed + 0.468124) < 1e-6)
  }

  @Test("the shoulder leaves white and what is below alone, and ends at white")
  func shoulder() {
    for light in [SIMD3(0.2, 0.5, 0.9), SIMD3(1, 1, 1), SIMD3(1, 0, -0.1)] {
      #expect(HighlightShoulder.mapped(light) == light)
    }
    let bright = HighlightShoulder.mapped([8, 2, 1])
    #expect(bright.max() == 1 && bright.y > 0.25 && bright.z > 0.125 && bright.y > bright.z)
    #expect(HighlightShoulder.mapped([1e6, 0, 0]).min() > 0.99)
  }
}
