import Clustering
import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct ExtractionTests {
  /// Four fields of flat color, of known shares: 50, 25, 20 and 5 %.
  private static func fields() -> PaintedPicture {
    PaintedPicture(100, 60) { x, _ in
      switch x {
      case ..<50: [32, 48, 64]
      case ..<75: [180, 170, 150]
      case ..<95: [90, 110, 80]
      default: [220, 20, 30]
      }
    }
  }

  private static func noise(_ width: Int = 120, _ height: Int = 80) -> PaintedPicture {
    PaintedPicture(width, height) { x, y in
      var noise = TestNoise(seed: UInt64(y * width + x + 1))
      _ = noise.next(below: 2)
      return (0..<3).map { _ in UInt8(noise.next(below: 256)) }
    }
  }

  private static func options(
    _ algorithm: PaletteAlgorithm, _ space: ColorSpace, count: PaletteOptions.Count = .exactly(8)
  ) -> PaletteOptions {
    var options = PaletteOptions()
    options.algorithm = algorithm
    options.space = space
    options.count = count
    return options
  }

  @Test(
    "known colors and shares come back in every space",
    arguments: PaletteAlgorithm.all, ColorSpace.all)
  func knownColors(algorithm: PaletteAlgorithm, space: ColorSpace) throws {
    let options = Self.options(algorithm, space, count: .exactly(4))
    let palette = try Self.fields().palette(options)
    #expect(palette.swatches.map(\.color.hex) == ["#203040", "#b4aa96", "#5a6e50", "#dc141e"])
    #expect(palette.swatches.map(\.population) == [3000, 1500, 1200, 300])
    #expect(palette.swatches.map(\.role) == [.dominant, .supporting, .supporting, .accent])
    let usesSpace = algorithm != .standout || [.din99o, .din2000].contains(space)
    #expect(palette.notes.isEmpty == usesSpace)
  }

  @Test(
    "a palette has exactly the colors asked for, all different, and its shares add to 1",
    arguments: PaletteAlgorithm.all, [1, 2, 5, 16, 64])
  func exactCount(algorithm: PaletteAlgorithm, count: Int) throws {
    let options = Self.options(algorithm, .din99o, count: .exactly(count))
    let palette = try Self.noise().palette(options)
    #expect(palette.swatches.count == count)
    #expect(Set(palette.swatches.map(\.color.hex)).count == count)
    #expect(palette.swatches.reduce(0) { $0 + $1.population } == 120 * 80)
    #expect(abs(palette.swatches.reduce(0) { $0 + $1.proportion } - 1) < 1e-12)
  }

  @Test("fewer distinct colors than asked are all given, and a note says so")
  func fewColors() throws {
    let palette = try Self.fields().palette()
    #expect(palette.swatches.count == 4)
    #expect(palette.notes == ["the counted pixels have only 4 different colors"])
  }

  @Test("colors one level apart are not merged where there are few")
  func nearTwins() throws {
    let picture = PaintedPicture(8, 8) { x, _ in [UInt8(x), 0, 0] }
    let palette = try picture.palette()
    #expect(palette.swatches.count == 8)
    #expect(Set(palette.swatches.map(\.color.bytes.x)) == Set(0..<8))
  }

  @Test(
    "two reds on both sides of hue 0 stay red", arguments: [ColorSpace.hsv, .hsl, .lch, .oklch])
  func hueIsACircle(space: ColorSpace) throws {
    let picture = PaintedPicture(20, 20) { x, _ in x < 10 ? [255, 0, 12] : [255, 12, 0] }
    let palette = try picture.palette(Self.options(.kmeans, space, count: .exactly(1)))
    let color = try #require(palette.swatches.first).color.bytes
    #expect(color.x > 250 && color.y < 20 && color.z < 20)
  }

  @Test("one color gives one swatch", arguments: [UInt8(0), 127, 255])
  func oneColor(level: UInt8) throws {
    let picture = PaintedPicture(9, 9) { _, _ in [level, level, level] }
    let palette = try picture.palette()
    #expect(palette.swatches.map(\.color.bytes) == [SIMD3(repeating: level)])
    #expect(palette.swatches[0].proportion == 1)
  }

  @Test("one pixel gives its color, at its place")
  func onePixel() throws {
    let palette = try PaintedPicture(1, 1) { _, _ in [1, 2, 3] }.palette()
    #expect(palette.swatches.map(\.color.hex) == ["#010203"])
    let position = try #require(palette.swatches[0].position)
    #expect(abs(position.x - 0.5) < 1e-4 && abs(position.y - 0.5) < 1e-4)
  }

  @Test(
    "the same picture and options give the same palette",
    arguments: PaletteAlgorithm.all)
  func deterministic(algorithm: PaletteAlgorithm) throws {
    let options = Self.options(algorithm, .oklab)
    let first = try Self.noise().palette(options)
    #expect(try Self.noise().palette(options) == first)
  }

  @Test(
    "an option that only some algorithms use changes the palettes of these, and of no others",
    arguments: PaletteAlgorithm.all)
  func usedOptions(algorithm: PaletteAlgorithm) throws {
    for field in PaletteOptions.fields where field.algorithms != nil {
      let palettes = try ["space": ["rgb", "oklab", "hsv"], "linkage": field.choices][field.name]
        .map { values in
          try values.map { value in
            var options = Self.options(algorithm, .oklab)
            try field.set(value, in: &options)
            return try Self.noise(40, 30).palette(options).swatches.map(\.color)
          }
        }
      let isUsed = field.algorithms?.contains(algorithm.name) == true
      let isChanged = Set(try #require(palettes)).count > 1
      #expect(isChanged == isUsed, "\(field.name)")
    }
  }

  @Test("automatic count gives a plain picture few colors and a rich one more")
  func automaticCount() throws {
    let options = Self.options(.kmeans, .din99o, count: .automatic)
    let plain = PaintedPicture(60, 60) { x, y in [UInt8(100 + (x + y) / 12), 100, 100] }
    #expect(try plain.palette(options).swatches.count == 2)
    #expect(try Self.noise().palette(options).swatches.count == 24)
    #expect(try Self.fields().palette(options).swatches.count == 4)
  }

  @Test("swatches can be sorted by lightness, hue and as a chain")
  func orders() throws {
    var options = PaletteOptions()
    func hexes(_ order: PaletteOptions.Order) throws -> [String] {
      options.sort = order
      return try Self.fields().palette(options).swatches.map(\.color.hex)
    }
    #expect(try hexes(.lightness) == ["#203040", "#5a6e50", "#dc141e", "#b4aa96"])
    #expect(try hexes(.hue) == ["#dc141e", "#b4aa96", "#5a6e50", "#203040"])
    #expect(try hexes(.chain).first == "#203040")
    #expect(try Set(hexes(.chain)) == Set(hexes(.share)))
  }

  @Test("locked colors stay in the order in which they are given, before the others")
  func givenOrder() throws {
    var options = PaletteOptions()
    let byShare = try Self.fields().palette(options).swatches.map(\.color.hex)
    options.sort = .given
    #expect(try Self.fields().palette(options).swatches.map(\.color.hex) == byShare)
    options.lock = try byShare.reversed().dropLast().map { try Color(hex: $0) }
    let given = try Self.fields().palette(options).swatches.map(\.color.hex)
    #expect(given == Array(byShare.reversed()))
    options.lock = [try Color(hex: byShare[2])]
    let one = try Self.fields().palette(options).swatches.map(\.color.hex)
    #expect(one == [byShare[2], byShare[0], byShare[1], byShare[3]])
  }

  @Test("a nearly flat picture still gives every color that was asked for")
  func nearlyFlat() throws {
    var noise = TestNoise(seed: 3)
    let picture = PaintedPicture(300, 300) { x, y in
      guard (x * 7 + y * 13) % 120 == 0 else { return [130, 130, 130] }
      return (0..<3).map { _ in UInt8(121 + noise.next(below: 18)) }
    }
    var options = PaletteOptions()
    options.count = .exactly(16)
    let palette = try picture.palette(options)
    #expect(palette.swatches.count == 16)
    #expect(palette.notes.isEmpty)
  }

  @Test(
    "no two swatches have the same 8-bit color, however near the colors are",
    arguments: ColorSpace.all)
  func nearColorsStayApart(space: ColorSpace) throws {
    for seed in 1...12 {
      var noise = TestNoise(seed: UInt64(seed))
      let colors = (0..<90).map { _ in (0..<3).map { _ in UInt8(100 + noise.next(below: 6)) } }
      let picture = PaintedPicture(90, 1) { x, _ in colors[x] }
      let palette = try picture.palette(Self.options(.kmeans, space, count: .exactly(40)))
      #expect(Set(palette.swatches.map(\.color.bytes)).count == palette.swatches.count)
    }
  }
}
