import Fixtures
import Testing

@testable import Frames
@testable import Palettes

@Suite struct EdgeProfileTests {
  private static func inside(_ width: Int, _ height: Int, _ paint: (Int, Int) -> UInt8)
    -> PixelArea?
  {
    let bytes = (0..<height).flatMap { y in
      (0..<width).flatMap { x in [UInt8](repeating: paint(x, y), count: 3) }
    }
    var profile = EdgeProfile(width: width, height: height)
    profile.add(Frame(width: width, height: height, bytes: bytes))
    return profile.inside()
  }

  @Test("letterbox bars are found to the row")
  func letterbox() {
    let found = Self.inside(320, 180) { _, y in (22..<158).contains(y) ? 90 : 2 }
    #expect(found == PixelArea(x: 0, y: 22, width: 320, height: 136))
  }

  @Test("pillarbox bars are found to the column")
  func pillarbox() {
    let found = Self.inside(320, 180) { x, _ in (40..<280).contains(x) ? 90 : 0 }
    #expect(found == PixelArea(x: 40, y: 0, width: 240, height: 180))
  }

  @Test("bars on all four sides are found together")
  func windowbox() {
    let found = Self.inside(320, 180) { x, y in
      (40..<280).contains(x) && (20..<160).contains(y) ? 90 : 0
    }
    #expect(found == PixelArea(x: 40, y: 20, width: 240, height: 140))
  }

  @Test("compression noise in the bars does not hide them")
  func noisyBars() {
    var noise = TestNoise(seed: 5)
    let found = Self.inside(320, 180) { _, y in
      (22..<158).contains(y) ? 90 : UInt8(noise.next(below: 12))
    }
    #expect(found == PixelArea(x: 0, y: 22, width: 320, height: 136))
  }

  @Test("a picture without bars has none")
  func noBars() {
    #expect(Self.inside(320, 180) { x, y in UInt8((x + y) % 200 + 30) } == nil)
  }

  @Test("a night sky is no bar")
  func nightSky() {
    #expect(Self.inside(320, 180) { _, y in y < 70 ? 8 : 60 } == nil)
  }

  @Test("a black sky over a black street is no bar")
  func nightStreet() {
    #expect(Self.inside(320, 180) { _, y in (60..<150).contains(y) ? 60 : 6 } == nil)
  }

  @Test("a lit figure before black is no bar")
  func moon() {
    let found = Self.inside(320, 180) { x, y in
      let (right, down) = (x - 160, y - 90)
      return right * right + down * down < 60 * 60 ? 220 : 3
    }
    #expect(found == nil)
  }

  @Test("a black frame has no bars")
  func black() {
    #expect(Self.inside(320, 180) { _, _ in 0 } == nil)
  }

  @Test("bars are never more than half of the frame")
  func slit() {
    #expect(Self.inside(320, 180) { _, y in (80..<100).contains(y) ? 200 : 0 } == nil)
  }

  @Test("tiny pictures have no bars", arguments: 1...8)
  func tiny(size: Int) {
    #expect(Self.inside(size, size) { x, _ in x == 0 ? 0 : 255 } == nil)
  }
}
