import ColorScience
import Testing

@Suite("Color")
struct ColorTests {
  @Test("every 8-bit code comes back from each channel")
  func bytes() {
    for code in UInt8.min...UInt8.max {
      let (low, high) = (code / 3, 255 - code / 2)
      for bytes in [SIMD3(code, low, high), SIMD3(high, code, low), SIMD3(low, high, code)] {
        #expect(Color(red: bytes.x, green: bytes.y, blue: bytes.z).bytes == bytes)
      }
    }
  }

  @Test("the table of 8-bit codes agrees with the sRGB curve")
  func table() {
    for code in UInt8.min...UInt8.max {
      let coded = SIMD3(repeating: Double(code) / 255)
      let exact = Color(coded, in: .rgb).linear
      #expect((Color(red: code, green: code, blue: code).linear - exact).largest <= 1e-15)
    }
  }

  @Test("8-bit components are rounded to the nearest, half up")
  func rounding() {
    let coded = SIMD3(100.49 / 255, 100.51 / 255, 254.6 / 255)
    #expect(Color(coded, in: .rgb).bytes == SIMD3(100, 101, 255))
  }

  /// Expected: the tables of CSS Color 4 §7.3, where 0.9 · 255 is 230 and 0.1 · 255 is 26.
  @Test("a half that a conversion missed by its last digit is rounded up, as #e61919 was not")
  func conversions() {
    #expect(Color(SIMD3(0, 0.8, 0.5), in: .hsl).bytes == SIMD3(230, 26, 26))
    #expect(Color(SIMD3(60, 0.8, 0.5), in: .hsl).bytes == SIMD3(230, 230, 26))
    let coded = SIMD3(repeating: 100.499999 / 255)
    #expect(Color(coded, in: .rgb).bytes == SIMD3(100, 100, 100))
  }

  @Test("what an sRGB display cannot show is clipped only in bytes, and NaN is 0 there")
  func clipping() {
    let color = Color(linear: SIMD3(1.5, -0.2, .nan))
    #expect(color.bytes == SIMD3(255, 0, 0))
    #expect(color.linear.x == 1.5 && color.linear.y == -0.2 && color.linear.z.isNaN)
    #expect(Color(linear: SIMD3(.infinity, -.infinity, 1e300)).bytes == SIMD3(255, 0, 255))
  }
}
