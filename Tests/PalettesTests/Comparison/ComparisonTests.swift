import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct ComparisonTests {
  private static func halves() -> PaintedPicture {
    PaintedPicture(40, 40) { x, _ in x < 20 ? [5, 5, 5] : [128, 128, 128] }
  }

  @Test("every algorithm is tried in every space, and once if it has its own")
  func algorithms() throws {
    var options = PaletteOptions()
    options.count = .exactly(5)
    let trials = try Comparison(of: PaintedPicture.noise(), options: options).trials(.algorithms)
    let wanted = PaletteAlgorithm.all.flatMap { algorithm in
      algorithm.space.map { [(algorithm, $0)] }
        ?? ColorSpace.all.map { (algorithm, $0) }
    }
    #expect(trials.map { ($0.options.algorithm, $0.space) }.elementsEqual(wanted, by: ==))
    #expect(trials.allSatisfy { $0.palette.swatches.count == 5 })
  }

  @Test("sizes and the filter keep to the chosen algorithm and space")
  func sizes() throws {
    var options = PaletteOptions()
    (options.algorithm, options.space) = (.kmeans, .lab)
    let comparison = try Comparison(of: PaintedPicture.noise(), options: options)
    let sizes = comparison.trials(.sizes)
    #expect(sizes.map(\.palette.swatches.count) == [1, 2, 3, 5, 10, 15])
    #expect(comparison.trials(.brightness).map(\.palette.swatches.count) == [8, 8])
    #expect(
      (sizes + comparison.trials(.brightness)).allSatisfy {
        $0.options.algorithm == .kmeans && $0.space == .lab
      })
    #expect(comparison.notes.isEmpty)
  }

  @Test("without bounds the filter is 0.05…0.95, and only its own trial keeps to it")
  func standardFilter() throws {
    let comparison = try Comparison(of: Self.halves(), options: PaletteOptions())
    let pair = comparison.trials(.brightness)
    #expect(pair.map(\.options.minBrightness) == [0, 0.05])
    #expect(pair.map(\.options.maxBrightness) == [1, 0.95])
    #expect(pair.map(\.palette.pixels) == [1600, 800])
    #expect(comparison.pixels == 1600)
    #expect(comparison.trials(.algorithms).allSatisfy { $0.palette.pixels == 1600 })
    #expect(comparison.options.minBrightness == 0)
  }

  @Test("bounds that are asked for hold for every trial but the one without")
  func askedFilter() throws {
    var options = PaletteOptions()
    options.minBrightness = 0.3
    let comparison = try Comparison(of: Self.halves(), options: options)
    #expect(comparison.pixels == 800)
    #expect(comparison.trials(.brightness).map(\.palette.pixels) == [1600, 800])
    #expect(comparison.trials(.brightness)[1].options.maxBrightness == 1)
    let others = comparison.trials(.algorithms) + comparison.trials(.sizes)
    #expect(others.allSatisfy { $0.palette.pixels == 800 })
    #expect(comparison.tones.brightness.total == 1600)
  }

  @Test("figures are measured on all pixels, so that filtered palettes can be compared")
  func sameYardstick() throws {
    let pair = try Comparison(of: Self.halves(), options: PaletteOptions()).trials(.brightness)
    #expect(pair[0].figures.meanDifference < 1e-9)
    #expect(pair[1].figures.meanDifference > 10)
  }

  @Test("a filter of ours that leaves nothing is a note; one that was asked for is an error")
  func nothingLeft() throws {
    func black() -> PaintedPicture { PaintedPicture(10, 10) { _, _ in [2, 2, 2] } }
    let comparison = try Comparison(of: black(), options: PaletteOptions())
    #expect(comparison.trials(.brightness).count == 1)
    #expect(
      comparison.notes.last == "no brightness filter was tried: no pixel passes min-brightness")
    var options = PaletteOptions()
    options.minBrightness = 0.5
    #expect(throws: ExtractionError.filtered(by: .minBrightness)) {
      try Comparison(of: black(), options: options)
    }
  }

  @Test("a picture without an opaque pixel is an error")
  func transparent() throws {
    let glass = PaintedPicture(4, 4) { _, _ in [9, 9, 9, 0] }
    #expect(throws: ExtractionError.transparent) {
      try Comparison(of: glass, options: PaletteOptions())
    }
  }

  @Test(
    "fewer colors than asked for are told once",
    arguments: [(1, "1 color"), (4, "4 different colors")])
  func shortage(colors: Int, words: String) throws {
    let picture = PaintedPicture(40, 10) { x, _ in [UInt8(40 + x * colors / 40 * 50), 90, 90] }
    let comparison = try Comparison(of: picture, options: PaletteOptions())
    #expect(comparison.notes == ["the counted pixels have only \(words)"])
    #expect(comparison.trials(.sizes).map(\.count) == Comparison.sizes)
    #expect(
      comparison.trials(.sizes).map(\.palette.swatches.count)
        == Comparison.sizes.map { min($0, colors) })
  }

  @Test("an automatic count becomes the number that it finds")
  func automatic() throws {
    var options = PaletteOptions()
    options.count = .automatic
    let comparison = try Comparison(of: PaintedPicture.noise(), options: options)
    let count = try PaintedPicture.noise().palette(options).swatches.count
    #expect(comparison.options.count == .exactly(count))
    #expect(comparison.trials(.algorithms).allSatisfy { $0.palette.swatches.count == count })
  }

  @Test("bars are left out of tones, palettes and maps")
  func bars() throws {
    let picture = PaintedPicture(320, 180) { x, y in
      (22..<158).contains(y) ? [90, UInt8(60 + x % 8), 90] : [0, 0, 0]
    }
    let comparison = try Comparison(of: picture, options: PaletteOptions())
    #expect(comparison.source.bars == PixelArea(x: 0, y: 22, width: 320, height: 136))
    #expect(comparison.tones.red.total == 320 * 136)
    #expect(comparison.tones.red.counts[0] == 0)
    let map = comparison.trials[0].map
    #expect(map.labels.prefix(map.width).allSatisfy { Int($0) == map.count })
    #expect(map.labels[map.width * map.height / 2] < map.count)
  }

  @Test("the cloud ends with the swatches of all trials, in their order")
  func cloud() throws {
    let comparison = try Comparison(of: PaintedPicture.noise(), options: PaletteOptions())
    let swatches = comparison.trials.flatMap { $0.palette.swatches.map(\.color.bytes) }
    #expect(comparison.cloud.swatchCount == swatches.count)
    #expect(comparison.cloud.dots.suffix(swatches.count).map(\.color) == swatches)
  }
}
