import ColorScience
import Specimens
import Testing

@testable import Frames
@testable import Palettes

/// Of `TrialBench` and `SampledSource`: algorithms that read a still at different sizes.
@Suite struct ReadingSizeTests {
  private static func squares() -> SizedPicture {
    SizedPicture(light: [240, 200, 180], dark: [20, 60, 40])
  }

  @Test("each trial's palette is the one that its options give by themselves")
  func samePalettes() throws {
    var options = PaletteOptions()
    options.count = .exactly(2)
    let comparison = try Comparison(of: Self.squares(), options: options)
    let trials = comparison.trials(.algorithms) + comparison.trials(.sizes)
    for trial in trials where [.din2000, .rgb].contains(trial.space) {
      let alone = try Self.squares().palette(trial.options)
      #expect(trial.palette.swatches == alone.swatches)
      #expect(trial.palette.pixels == alone.pixels)
    }
    let colors = Dictionary(grouping: comparison.trials(.algorithms)) { $0.options.algorithm }
      .mapValues { $0[0].palette.swatches.count }
    #expect(colors == [.standout: 2, .kmeans: 1, .agglomerative: 1])
    // Sizes of up to 15 were tried too, with the algorithm asked for.
    #expect(
      comparison.notes == [
        "standout: the counted pixels have only 2 different colors",
        "kmeans: the counted pixels have only 1 color",
        "agglomerative: the counted pixels have only 1 color",
      ])
  }

  @Test("an automatic count reads the still as large for every algorithm")
  func automatic() throws {
    var options = PaletteOptions()
    options.count = .automatic
    let comparison = try Comparison(of: Self.squares(), options: options)
    for algorithm in [PaletteAlgorithm.kmeans, .agglomerative] {
      options.algorithm = algorithm
      let trial = try #require(
        comparison.trials(.algorithms).first { $0.options.algorithm == algorithm })
      options.space = trial.space
      #expect(trial.palette.swatches == (try Self.squares().palette(options).swatches))
    }
  }

  @Test("an algorithm whose smaller reading has no pixel left is left out and named")
  func nothingLeft() throws {
    var options = PaletteOptions()
    options.minBrightness = 0.7
    let comparison = try Comparison(of: Self.squares(), options: options)
    #expect(comparison.trials(.algorithms).map(\.options.algorithm) == [.standout])
    #expect(
      comparison.notes.suffix(2) == [
        "no palette by kmeans: no pixel passes min-brightness",
        "no palette by agglomerative: no pixel passes min-brightness",
      ])
  }

  @Test("the map of a trial has a label for each place, whatever size it was read at")
  func maps() throws {
    var options = PaletteOptions()
    options.count = .exactly(2)
    for trial in try Comparison(of: Self.squares(), options: options).trials(.algorithms) {
      #expect(trial.map.width == 200)
      #expect(trial.map.labels.allSatisfy { $0 < trial.palette.swatches.count })
    }
  }

  @Test(
    "a still is read once for each size, each filter, and the levels, and again to tell few colors apart"
  )
  func readings() throws {
    let picture = Self.squares()
    _ = try Comparison(of: picture, options: PaletteOptions())
    // Counted and told apart: as large, as small, and with the bounds of brightness; the levels.
    #expect(picture.readings == [1280, 1280, 640, 640, 1280, 1280, 1280])
  }
}
