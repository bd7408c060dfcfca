import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

/// With them `StillGrid`: what belongs where.
@Suite struct TrialBenchTests {
  private static let colors: [[UInt8]] = [[200, 30, 40], [20, 60, 180], [210, 190, 150]]

  /// Checked fields of three colors, one of them rare.
  private static func fields(_ width: Int = 60, _ height: Int = 40) -> PaintedPicture {
    PaintedPicture(width, height) { x, y in colors[(x / 7 + y / 5) % 5 % 3] }
  }

  private static func noise() -> PaintedPicture {
    PaintedPicture(24, 16) { x, y in
      var noise = TestNoise(seed: UInt64(y * 24 + x + 1))
      return (0..<3).map { _ in UInt8(noise.next(below: 256)) }
    }
  }

  /// What a bench makes of a picture.
  private static func trial(
    _ source: any FrameSource, _ question: Trial.Question, _ options: PaletteOptions
  ) throws -> Trial {
    var bench = try TrialBench(source, options: options)
    return try bench.trial(question, options)
  }

  @Test(
    "a trial's palette is the one that the same options give by themselves",
    arguments: PaletteAlgorithm.all, [ColorSpace.rgb, .oklch])
  func samePalette(algorithm: PaletteAlgorithm, space: ColorSpace) throws {
    var options = PaletteOptions()
    (options.algorithm, options.space, options.sort) = (algorithm, space, .lightness)
    let trial = try Self.trial(Self.noise(), .algorithms, options)
    let palette = try Self.noise().palette(options)
    #expect(trial.palette.swatches == palette.swatches)
    #expect(trial.space == (algorithm == .standout ? .din2000 : space))
    #expect(trial.hasOwnSpace == (algorithm == .standout))
    #expect(trial.count == 8)
  }

  @Test(
    "every place has the label of the swatch of its pixel",
    arguments: PaletteAlgorithm.all, PaletteOptions.Order.allCases)
  func labels(algorithm: PaletteAlgorithm, order: PaletteOptions.Order) throws {
    var options = PaletteOptions()
    (options.algorithm, options.sort) = (algorithm, order)
    let trial = try Self.trial(Self.fields(), .algorithms, options)
    let swatches = trial.palette.swatches.map(\.color.bytes)
    #expect(swatches.count == 3)
    #expect((trial.map.width, trial.map.height) == (60, 40))
    for (index, label) in trial.map.labels.enumerated() {
      let pixel = Self.colors[(index % 60 / 7 + index / 60 / 5) % 5 % 3]
      #expect(swatches[Int(label)] == SIMD3(pixel[0], pixel[1], pixel[2]))
    }
  }

  @Test("in a picture of many colors, labels are as frequent as the swatches' shares")
  func frequencies() throws {
    var options = PaletteOptions()
    options.algorithm = .kmeans
    let trial = try Self.trial(Self.noise(), .algorithms, options)
    for (index, swatch) in trial.palette.swatches.enumerated() {
      let count = trial.map.labels.count { $0 == index }
      #expect(count == swatch.population)
    }
  }

  @Test("what was filtered, cut off or transparent belongs to no swatch")
  func nobody() throws {
    let picture = PaintedPicture(20, 10) { x, y in
      [200, UInt8(y < 5 ? 0 : 250), 40, x == 0 ? 10 : 255]
    }
    var options = PaletteOptions()
    options.maxBrightness = 0.5
    options.region = try #require(Region(x: 0, y: 0, width: 0.5, height: 1))
    let map = try Self.trial(picture, .brightness, options).map
    #expect(map.count == 1)
    let wanted = (0..<200).map { index in
      UInt8(index % 20 >= 1 && index % 20 < 10 && index / 20 < 5 ? 0 : 1)
    }
    #expect(map.labels == wanted)
  }
}
