import Testing

@testable import ColorScience

@Suite("linear light becomes bytes by a table")
struct SRGBBytesTests {
  @Test("the light of each code gives that code, in both precisions")
  func codes() {
    for code in UInt8.min...UInt8.max {
      let light = Color(red: code, green: 0, blue: 0).linear.x
      #expect(SRGBBytes.byte(light) == code)
      #expect(SRGBBytes.byte(Float(light)) == code)
    }
  }

  @Test("each step of the table is what the formula gives")
  func steps() {
    let wrong = (0...65535).count { step in
      let light = Double(step) / 65535
      return SRGBBytes.byte(light) != Color(linear: SIMD3(repeating: light)).bytes.x
    }
    #expect(wrong == 0)
  }

  @Test("between two steps it is the formula's code or a neighbor, in both precisions")
  func between() {
    let farthest = (0..<1_000_000).map { index in
      let light = Double(index) / 1_000_000
      let wanted = Int(Color(linear: SIMD3(repeating: light)).bytes.x)
      return max(
        abs(Int(SRGBBytes.byte(light)) - wanted), abs(Int(SRGBBytes.byte(Float(light))) - wanted))
    }.max()
    #expect(farthest == 1)
  }

  @Test("light outside the display is clipped, and what is no number is black")
  func outside() {
    for light in [-1, -0.0, -.infinity, .nan] as [Double] {
      #expect(SRGBBytes.byte(light) == 0)
      #expect(SRGBBytes.byte(Float(light)) == 0)
    }
    for light in [1, 1.5, .infinity] as [Double] {
      #expect(SRGBBytes.byte(light) == 255)
      #expect(SRGBBytes.byte(Float(light)) == 255)
    }
    #expect(SRGBBytes.byte(Double(1).nextDown) == 255)
    #expect(SRGBBytes.byte(Float(1).nextDown) == 255)
  }
}
