import Clustering
import ColorScience
package import Frames

/// Palettes of one still side by side: by algorithm, space, size and brightness filter.
package struct Comparison: Sendable {
  /// The sizes that the chosen algorithm is tried with.
  package static let sizes = [1, 2, 3, 5, 10, 15]
  /// The brightness bounds that are tried if the options set none.
  package static let brightness = 0.05...0.95

  package let source: Provenance
  /// The requested options; an automatic count is replaced by the number that was found.
  package let options: PaletteOptions
  /// How many pixels were counted for `options`.
  package let pixels: Int
  /// The levels of the pixels inside the bars and the region, before any filter.
  package let tones: StillTones
  /// By question, in the order of `Trial.Question`.
  package let trials: [Trial]
  /// The picture's colors and the trials' swatches, in every space.
  package let cloud: ColorCloud
  /// Messages for the reader, one sentence each.
  package let notes: [String]

  /// The trials of one question.
  package func trials(_ question: Trial.Question) -> [Trial] {
    trials.filter { $0.question == question }
  }
}

extension Comparison {
  /// Reads the still at the size that each algorithm needs, with and without a brightness filter,
  /// and makes every palette. Each is the palette that the trial's options alone would give.
  ///
  /// - Parameters:
  ///   - options: the choices to compare: the count for the algorithms, the algorithm for the sizes,
  ///     and the bounds of the filter (0.05 and 0.95 if none are set).
  ///   - check: is called before each palette; what it throws ends the comparison.
  /// - Throws: `ExtractionError` if `options` leave no pixel; the errors of the source and of `check`.
  /// - Complexity: O(pixels), plus O(points²) for each space with the agglomerative algorithm.
  package init(
    of source: any FrameSource, options: PaletteOptions, check: @escaping () throws -> Void = {}
  ) throws {
    let asked = options.minBrightness > 0 || options.maxBrightness < 1
    var open = options
    (open.minBrightness, open.maxBrightness) = (0, 1)
    var bench = try TrialBench(source, options: open, check: check)
    let picture = try bench.picture(for: options)
    let chosen = try bench.settled(options)
    open.count = chosen.count
    var trials = try bench.algorithms(chosen) + bench.sizes(chosen)
    var notes = picture.source.notes + Self.shortages(of: trials) + bench.failures
    trials.append(try bench.trial(.brightness, open))
    var bounded = chosen
    if !asked {
      bounded.minBrightness = Self.brightness.lowerBound
      bounded.maxBrightness = Self.brightness.upperBound
    }
    do {
      trials.append(try bench.trial(.brightness, bounded))
    } catch let error as ExtractionError {
      guard !asked else { throw error }
      notes.append("no brightness filter was tried: \(error)")
    }
    self.source = picture.source
    self.options = chosen
    pixels = picture.histogram.pixels
    tones = try bench.tones()
    self.trials = trials
    cloud = ColorCloud(
      bench.picture.histogram, swatches: trials.flatMap { $0.palette.swatches.map(\.color) })
    self.notes = notes
  }

  /// Why palettes have fewer colors than requested: one sentence for all algorithms; or one for
  /// each, if they read the still at different sizes and report different reasons.
  private static func shortages(of trials: [Trial]) -> [String] {
    var words: [(algorithm: PaletteAlgorithm, shortage: String?)] = []
    for trial in trials {
      let algorithm = trial.options.algorithm
      let place = words.firstIndex { $0.algorithm == algorithm }
      if let place {
        words[place].shortage = words[place].shortage ?? trial.shortage
      } else {
        words.append((algorithm, trial.shortage))
      }
    }
    guard let first = words.first?.shortage, words.allSatisfy({ $0.shortage == first }) else {
      return words.compactMap { word in word.shortage.map { "\(word.algorithm): \($0)" } }
    }
    return [first]
  }
}

extension TrialBench {
  /// The options with an automatic count replaced by the number that it gives.
  fileprivate mutating func settled(_ options: PaletteOptions) throws -> PaletteOptions {
    guard options.count == .automatic else { return options }
    var settled = options
    settled.count = .exactly(try picture(for: options).palette(options).swatches.count)
    return settled
  }
}
