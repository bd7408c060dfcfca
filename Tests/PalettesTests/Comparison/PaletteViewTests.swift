import ColorScience
import Testing

@testable import Palettes

@Suite("a palette with what a page draws beside it")
struct PaletteViewTests {
  /// Red on the left, two fifths blue on the right.
  private static func flag() -> PaintedPicture {
    PaintedPicture(640, 100, bandHeight: 16) { x, _ in x < 384 ? [200, 30, 20] : [20, 40, 190] }
  }

  private static func view(
    _ source: PaintedPicture, _ parts: Set<PaletteView.Part>,
    options: PaletteOptions = PaletteOptions()
  ) throws -> PaletteView {
    try PaletteView(of: source.histogram(options), from: source, options: options, with: parts)
  }

  @Test("the palette is the one without the rest", arguments: PaletteAlgorithm.all.map(\.name))
  func samePalette(algorithm: String) throws {
    var options = PaletteOptions()
    (options.algorithm, options.count) = (algorithm, .exactly(3))
    let view = try Self.view(
      ComparisonTests.noise(), Set(PaletteView.Part.allCases), options: options)
    #expect(try view.palette == ComparisonTests.noise().palette(options))
  }

  @Test("labels say at each place whose pixel it is")
  func labels() throws {
    let view = try Self.view(Self.flag(), [.labels])
    let labels = try #require(view.labels)
    #expect([labels.width, labels.height, labels.count] == [320, 50, 2])
    let row = (0..<320).map { UInt8($0 < 192 ? 0 : 1) }
    #expect(labels.labels == Array((0..<50).map { _ in row }.joined()))
    #expect(view.palette.swatches.map(\.color.hex) == ["#c81e14", "#1428be"])
    #expect(view.cloud == nil)
  }

  @Test("places outside the region belong to no swatch")
  func region() throws {
    var options = PaletteOptions()
    options.region = try #require(Region(x: 0.5, y: 0, width: 0.5, height: 1))
    let labels = try #require(try Self.view(Self.flag(), [.labels], options: options).labels)
    #expect(labels.labels.prefix(160).allSatisfy { $0 == 2 })
    #expect(labels.labels[160..<320].allSatisfy { $0 < 2 })
  }

  @Test("the cloud ends with the palette's swatches, in their order")
  func cloud() throws {
    let view = try Self.view(Self.flag(), [.cloud])
    let cloud = try #require(view.cloud)
    #expect(cloud.swatchCount == 2)
    #expect(cloud.dots.suffix(2).map(\.color) == view.palette.swatches.map(\.color.bytes))
    #expect(view.labels == nil)
  }

  @Test("in JSON it is the palette's object and one more member")
  func json() throws {
    let view = try Self.view(Self.flag(), [.labels])
    let plain = JSONValue.palette(view.palette).text
    let text = JSONValue.view(view, extras: [("preview", .string("x"))]).text
    #expect(text.hasPrefix(plain.dropLast()))
    let start = "\"view\":{\"labels\":{\"width\":320,\"height\":50,\"bits\":2,\"runs\":\""
    #expect(text.contains(start))
    #expect(text.hasSuffix("\"preview\":\"x\"}}"))
  }

  @Test("without pixels to show, the still is not read again")
  func readings() throws {
    let source = ComparisonTests.noise()
    let options = PaletteOptions()
    let picture = try source.histogram(options)
    let readings = source.readings
    _ = try PaletteView(of: picture, from: source, options: options, with: [.cloud])
    #expect(source.readings == readings)
  }
}
