import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct FrameCountingTests {
  private static func letterboxed(bandHeight: Int? = nil) -> PaintedPicture {
    PaintedPicture(160, 90, bandHeight: bandHeight) { x, y in
      if !(12..<78).contains(y) { return [0, 0, 0] }
      return x < 40 ? [200, 30, 30] : [30, 60, 200]
    }
  }

  @Test("bars are left out, and the source says where the picture is")
  func barsAreLeftOut() throws {
    let counted = try Self.letterboxed().histogram()
    #expect(counted.histogram.pixels == 160 * 66)
    #expect(counted.source.bars == PixelArea(x: 0, y: 12, width: 160, height: 66))
  }

  @Test("bars are kept if asked")
  func barsAreKept() throws {
    var options = PaletteOptions()
    options.bars = .keep
    let counted = try Self.letterboxed().histogram(options)
    #expect(counted.histogram.pixels == 160 * 90)
    #expect(counted.source.bars == nil)
  }

  @Test("a picture in bands counts like a whole one", arguments: [1, 7, 16, 89])
  func bandsDoNotMatter(bandHeight: Int) throws {
    let whole = try Self.letterboxed().histogram()
    let bands = try Self.letterboxed(bandHeight: bandHeight).histogram()
    #expect(bands.histogram.entries() == whole.histogram.entries())
    #expect(bands.source == whole.source)
  }

  @Test("a region counts only its part, in fractions of the whole frame")
  func region() throws {
    var options = PaletteOptions()
    options.region = try #require(Region(x: 0, y: 0, width: 0.25, height: 1))
    let counted = try Self.letterboxed().histogram(options)
    #expect(counted.histogram.pixels == 40 * 66)
    #expect(counted.palette(options).swatches.map(\.color.hex) == ["#c81e1e"])
  }

  @Test("a region inside a bar is an error that says so")
  func regionInBar() throws {
    var options = PaletteOptions()
    options.region = try #require(Region(x: 0, y: 0, width: 1, height: 0.1))
    #expect(throws: ExtractionError.filtered(by: .region)) {
      try Self.letterboxed().histogram(options)
    }
  }

  @Test("brightness bounds are inclusive means of r, g and b")
  func brightnessBounds() throws {
    let picture = PaintedPicture(3, 1) { x, _ in
      [[51, 51, 51], [102, 153, 51], [204, 204, 204]][x]
    }
    var options = PaletteOptions()
    options.minBrightness = 0.4
    options.maxBrightness = 0.8
    #expect(try picture.histogram(options).histogram.pixels == 2)
  }

  @Test("pixels less than half opaque do not count")
  func transparency() throws {
    let picture = PaintedPicture(4, 1) { x, _ in [255, 0, 0, [0, 127, 128, 255][x]] }
    #expect(try picture.histogram().histogram.pixels == 2)
    let clear = PaintedPicture(4, 4) { _, _ in [255, 0, 0, 0] }
    #expect(throws: ExtractionError.transparent) { try clear.histogram() }
  }

  @Test("a position is a place where a pixel of that color is")
  func positions() throws {
    let palette = try Self.letterboxed().palette()
    for swatch in palette.swatches {
      let position = try #require(swatch.position)
      let (x, y) = (Int(position.x * 160), Int(position.y * 90))
      #expect((12..<78).contains(y))
      #expect(swatch.color.hex == (x < 40 ? "#c81e1e" : "#1e3cc8"))
    }
  }
}
