import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct StillTonesTests {
  @Test("channels and brightness are counted by level, brightness rounded")
  func levels() throws {
    let picture = PaintedPicture(3, 2) { x, _ in [[10, 20, 31], [0, 0, 1], [255, 255, 255]][x] }
    let tones = try picture.tones(inside: nil, options: PaletteOptions())
    #expect(tones.all.map(\.name) == ["brightness", "red", "green", "blue"])
    func used(_ tones: Tones) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: tones.counts.enumerated().filter { $1 > 0 }.map { ($0, $1) })
    }
    #expect(used(tones.brightness) == [20: 2, 0: 2, 255: 2])
    #expect(used(tones.red) == [10: 2, 0: 2, 255: 2])
    #expect(used(tones.green) == [20: 2, 0: 2, 255: 2])
    #expect(used(tones.blue) == [31: 2, 1: 2, 255: 2])
  }

  @Test("pixels less than half opaque are not counted")
  func alpha() throws {
    let picture = PaintedPicture(4, 1) { x, _ in [9, 9, 9, [0, 127, 128, 255][x]] }
    #expect(try picture.tones(inside: nil, options: PaletteOptions()).red.total == 2)
  }

  @Test("only the region inside the bars is counted")
  func area() throws {
    let picture = PaintedPicture(10, 10) { x, y in [UInt8(x), UInt8(y), 0] }
    let bars = PixelArea(x: 0, y: 2, width: 10, height: 6)
    var options = PaletteOptions()
    options.region = try #require(Region(x: 0.5, y: 0, width: 0.5, height: 1))
    let tones = try picture.tones(inside: bars, options: options)
    #expect(tones.red.counts.prefix(11) == [0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 0])
    #expect(tones.green.counts.prefix(11) == [0, 0, 5, 5, 5, 5, 5, 5, 0, 0, 0])
  }

  @Test("bars of the picture are scaled to a smaller frame")
  func scaledBars() {
    let bars = PixelArea(x: 0, y: 20, width: 200, height: 60)
    let area = Region.whole.area(in: (100, 50), inside: bars, of: (200, 100))
    #expect(area == PixelArea(x: 0, y: 10, width: 100, height: 30))
  }

  @Test("bands do not change what is seen", arguments: [1, 3, 7])
  func bands(height: Int) throws {
    func paint(_ x: Int, _ y: Int) -> [UInt8] { [UInt8(x), UInt8(y), UInt8(x ^ y)] }
    func look(_ picture: PaintedPicture) throws -> (StillTones, [SIMD3<UInt8>?]) {
      let source = SampledSource(picture, longest: 200)
      let tones = try source.tones(inside: nil, options: PaletteOptions())
      return (tones, source.sample(inside: nil, region: .whole).colors)
    }
    let whole = try look(PaintedPicture(30, 20, paint))
    let bands = try look(PaintedPicture(30, 20, bandHeight: height, paint))
    #expect(bands == whole)
  }
}
