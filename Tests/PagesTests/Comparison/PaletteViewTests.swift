import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Pages
@testable import PaletteFiles
@testable import Palettes

/// With them `SampledSource`.
@Suite struct PaletteViewTests {
  /// Checked fields of three colors, one of them rare, under black bars.
  private static func fields() -> PaintedPicture {
    PaintedPicture(60, 40, bandHeight: 7) { x, y in
      guard (6..<34).contains(y) else { return [0, 0, 0] }
      return [[200, 30, 40], [20, 60, 180], [210, 190, 150]][(x / 7 + y / 5) % 5 % 3]
    }
  }

  private static func noise() -> PaintedPicture {
    PaintedPicture(48, 32, bandHeight: 5) { x, y in
      var noise = TestNoise(seed: UInt64(y * 48 + x + 1))
      return (0..<3).map { _ in UInt8(noise.next(below: 256)) }
    }
  }

  private static func view(
    _ picture: PaintedPicture, _ options: PaletteOptions, labels: Int? = nil, cloud: Bool = false,
    figures: Bool = false
  ) throws -> PaletteView {
    var memory = Histogram()
    return try PaletteView(
      of: picture, options: options, labels: labels, cloud: cloud, figures: figures,
      reusing: &memory)
  }

  @Test("the palette is the one of the same options", arguments: PaletteAlgorithm.all)
  func samePalette(algorithm: PaletteAlgorithm) throws {
    var options = PaletteOptions()
    (options.algorithm, options.sort, options.minChroma) = (algorithm, .hue, 0.02)
    options.lock = [Color(red: 9, green: 99, blue: 199)]
    for picture in [Self.fields(), Self.noise()] {
      let palette = try picture.palette(options)
      for isAsked in [false, true] {
        let view = try Self.view(
          picture, options, labels: isAsked ? 20 : nil, cloud: isAsked)
        #expect(view.palette == palette)
        #expect((view.labels != nil) == isAsked && (view.cloud != nil) == isAsked)
      }
    }
  }

  @Test("the map, the cloud and the figures are those of a comparison")
  func sameMap() throws {
    for picture in [Self.fields(), Self.noise()] {
      var options = PaletteOptions()
      options.region = try #require(Region(x: 0.1, y: 0, width: 0.8, height: 1))
      let comparison = try Comparison(of: picture, options: options)
      let view = try Self.view(picture, options, labels: 200, cloud: true, figures: true)
      let trial = try #require(comparison.trials.first { $0.options == options })
      // A trial has no facts: they are about the picture.
      var palette = view.palette
      palette.facts = nil
      #expect(palette == trial.palette)
      #expect(view.labels == trial.map)
      #expect(view.figures == trial.figures)
      let cloud = try #require(view.cloud)
      let count = cloud.dots.count - cloud.swatchCount
      #expect(
        cloud.dots.map(\.color).prefix(count) == comparison.cloud.dots.map(\.color).prefix(count))
      #expect(
        cloud.dots.suffix(cloud.swatchCount).map(\.color)
          == view.palette.swatches.map(\.color.bytes))
    }
  }

  @Test("a map costs no further reading")
  func readings() throws {
    let picture = Self.noise()
    _ = try Self.view(picture, PaletteOptions())
    let plain = picture.readings
    let again = Self.noise()
    _ = try Self.view(again, PaletteOptions(), labels: 320, cloud: true)
    #expect(again.readings == plain)
  }

  @Test("the longer side of the map has as many places as were asked for, or as there are pixels")
  func size() throws {
    for (longest, size) in [(12, (12, 8)), (48, (48, 32)), (320, (48, 32))] {
      let map = try #require(Self.view(Self.noise(), PaletteOptions(), labels: longest).labels)
      #expect((map.width, map.height) == size)
    }
  }

  @Test("written, a view is the palette's object and one member more")
  func json() throws {
    let view = try Self.view(Self.fields(), PaletteOptions(), labels: 30, cloud: true)
    let map = try #require(view.labels)
    let json = JSONValue.view(view, with: [("preview", .string("data:"))])
    guard case .object(let members) = json else {
      Issue.record("no object")
      return
    }
    #expect(
      JSONValue.object(members.dropLast()).text == JSONValue.palette(view.palette).text)
    #expect(members.last?.key == "view")
    let labels = try #require(json["view"]?["labels"])
    #expect(labels["width"]?.integer == 30 && labels["height"]?.integer == 20)
    #expect(labels["bits"]?.integer == map.labelBits)
    #expect(labels["runs"]?.string == Base64.text(of: map.coded))
    #expect(json["view"]?["cloud"]?["swatches"]?.integer == view.palette.swatches.count)
    #expect(json["view"]?["preview"]?.string == "data:")
    let plain = try JSONValue.view(Self.view(Self.fields(), PaletteOptions()))
    #expect(plain["view"]?.text == "{}")
  }
}
