import Testing

@testable import ColorScience

@Suite("linear light becomes bytes by a table")
struct SRGBBytesTests {
  /// The code of one component; the others have light of their own.
  private static func byte(_ light: Double) -> UInt8 {
    SRGBBytes.bytes(SIMD3(light, 0.5, 1)).x
  }

  private static func byte(_ light: Float) -> UInt8 {
    SRGBBytes.bytes(SIMD3(1, 0.5, light)).z
  }

  @Test("the light of each code gives that code, in both precisions")
  func codes() {
    for code in UInt8.min...UInt8.max {
      let light = Color(red: code, green: 0, blue: 0).linear.x
      #expect(Self.byte(light) == code)
      #expect(Self.byte(Float(light)) == code)
    }
  }

  @Test("each step of the table is what the formula gives")
  func steps() {
    let wrong = (0...65535).count { step in
      let light = Double(step) / 65535
      return Self.byte(light) != Color(linear: SIMD3(repeating: light)).bytes.x
    }
    #expect(wrong == 0)
  }

  @Test("between two steps it is the formula's code or a neighbor, in both precisions")
  func between() {
    let farthest = (0..<1_000_000).map { index in
      let light = Double(index) / 1_000_000
      let wanted = Int(Color(linear: SIMD3(repeating: light)).bytes.x)
      return max(
        abs(Int(Self.byte(light)) - wanted), abs(Int(Self.byte(Float(light))) - wanted))
    }.max()
    #expect(farthest == 1)
  }

  @Test("red, green and blue keep their order")
  func order() {
    let wanted = SIMD3<UInt8>(9, 128, 250)
    let light = Color(red: 9, green: 128, blue: 250).linear
    #expect(SRGBBytes.bytes(light) == wanted)
    #expect(SRGBBytes.bytes(SIMD3<Float>(light)) == wanted)
  }

  @Test("light outside the display is clipped, and what is no number is black")
  func outside() {
    for light in [-1, -0.0, -.infinity, .nan] as [Double] {
      #expect(Self.byte(light) == 0)
      #expect(Self.byte(Float(light)) == 0)
    }
    for light in [1, 1.5, .infinity] as [Double] {
      #expect(Self.byte(light) == 255)
      #expect(Self.byte(Float(light)) == 255)
    }
    #expect(Self.byte(Double(1).nextDown) == 255)
    #expect(Self.byte(Float(1).nextDown) == 255)
  }
}
