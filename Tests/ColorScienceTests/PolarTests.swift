import Testing

@testable import ColorScience

@Suite("Polar coordinates")
struct PolarTests {
  @Test(
    "hue counts from the first axis toward the second",
    arguments: [(2.0, 0.0, 0.0), (0, 2, 90), (-2, 0, 180), (0, -2, 270)])
  func quarters(x: Double, y: Double, hue: Double) {
    let polar = Polar(x: x, y: y)
    #expect(polar.chroma == 2)
    #expect(abs(polar.hue - hue) <= 1e-12)
  }

  @Test("a hair below hue 0 is hue 0, never 360")
  func wrapping() {
    #expect(Polar(x: 1, y: -1e-17).hue == 0)
    #expect(Polar(x: 1, y: -1e-9).hue < 360)
    #expect(Polar(x: 1, y: -1e-9).hue > 359.9)
  }

  @Test("whole turns change no point")
  func turns() {
    let (once, again) = (Polar.point(chroma: 3, hue: 50), Polar.point(chroma: 3, hue: 410 - 720))
    #expect(abs(once.x - again.x) <= 1e-12 && abs(once.y - again.y) <= 1e-12)
  }
}
