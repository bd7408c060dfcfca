import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct StillSampleTests {
  private static func sample(
    _ picture: PaintedPicture, inside bars: PixelArea? = nil, region: Region = .whole
  ) throws -> StillSample {
    let source = SampledSource(picture, longest: 200)
    while try source.next() != nil {}
    return source.sample(inside: bars, region: region)
  }

  @Test("a small still has a place for each pixel")
  func small() throws {
    let sample = try Self.sample(PaintedPicture(5, 3) { x, y in [UInt8(x), UInt8(y), 9] })
    #expect((sample.width, sample.height) == (5, 3))
    let pixels = (0..<3).flatMap { y in (0..<5).map { x in SIMD3(UInt8(x), UInt8(y), 9) } }
    #expect(sample.colors == pixels)
  }

  @Test("the longer side of a large still has 200 places, each its middle pixel")
  func large() throws {
    let sample = try Self.sample(
      PaintedPicture(1000, 500, bandHeight: 64) { x, y in [UInt8(x / 5), UInt8(y / 5), 0] })
    #expect((sample.width, sample.height) == (200, 100))
    for (index, color) in sample.colors.enumerated() {
      #expect(color == SIMD3(UInt8(index % 200), UInt8(index / 200), 0))
    }
  }

  @Test("a line of pixels has places too", arguments: [(3000, 1), (1, 3000)])
  func line(width: Int, height: Int) throws {
    let sample = try Self.sample(PaintedPicture(width, height) { _, _ in [1, 2, 3] })
    #expect((sample.width, sample.height) == (width > 1 ? 200 : 1, height > 1 ? 200 : 1))
    #expect(sample.colors.allSatisfy { $0 == [1, 2, 3] })
  }

  @Test("there is nothing outside the region, in the bars and where it is transparent")
  func nothing() throws {
    let picture = PaintedPicture(8, 8) { x, y in [1, 1, 1, x == 7 && y == 3 ? 127 : 255] }
    let sample = try Self.sample(
      picture, inside: PixelArea(x: 0, y: 2, width: 8, height: 4),
      region: #require(Region(x: 0.5, y: 0, width: 0.5, height: 1)))
    let seen = sample.colors.indices.filter { sample.colors[$0] != nil }
    let wanted = (0..<64).filter { index in
      let (x, y) = (index % 8, index / 8)
      return x >= 4 && (2..<6).contains(y) && (x, y) != (7, 3)
    }
    #expect(seen == wanted)
  }
}
