import Clustering
import ColorScience

/// Palettes of one still side by side: algorithms, spaces, sizes and brightness filters.
package struct Comparison: Sendable {
  /// The sizes that the chosen algorithm is tried with.
  package static let sizes = [1, 2, 3, 5, 10, 15]
  /// The brightness bounds that are tried if none are asked for.
  package static let brightness = 0.05...0.95

  package let source: Provenance
  /// What was asked for; an automatic count has become the number that was found.
  package let options: PaletteOptions
  /// How many pixels were counted for these options.
  package let pixels: Int
  /// Of the pixels inside bars and region, before any filter.
  package let tones: StillTones
  /// By question, in the order of `Trial.Question`.
  package let trials: [Trial]
  /// The picture's colors and the trials' swatches, in every space.
  package let cloud: ColorCloud
  /// What a reader should know, one sentence each.
  package let notes: [String]

  /// The trials of one question.
  package func trials(_ question: Trial.Question) -> [Trial] {
    trials.filter { $0.question == question }
  }
}

extension Comparison {
  /// Counts the picture with and without a brightness filter and makes every palette.
  ///
  /// - Parameter options: what to compare: the count of the algorithms, the algorithm of the
  ///   sizes, the bounds of the filter (0.05 and 0.95 if none are given).
  /// - Throws: `ExtractionError` if no pixel is left for `options`; what the source throws.
  /// - Complexity: O(pixels), and O(points²) for each space by the agglomerative algorithm.
  package init(of source: any FrameSource, options: PaletteOptions) throws {
    let asked = options.minBrightness > 0 || options.maxBrightness < 1
    var (open, bounded) = (options, options)
    (open.minBrightness, open.maxBrightness) = (0, 1)
    if !asked {
      bounded.minBrightness = Self.brightness.lowerBound
      bounded.maxBrightness = Self.brightness.upperBound
    }
    var notes: [String] = []
    let whole = try source.histogram(open)
    try source.rewind()
    var filtered: CountedPicture?
    do {
      filtered = try source.histogram(bounded)
    } catch let error as ExtractionError {
      guard !asked else { throw error }
      notes.append("no brightness filter was tried: \(error)")
    }
    let look = try source.look(inside: whole.source.bars, region: options.region)
    let pair = BrightnessPair(
      whole: whole, open: open, filtered: filtered, bounded: bounded, wantsFiltered: asked)
    self.init(pair, tones: look.tones, sample: look.sample, notes: notes)
  }

  /// Makes every palette from what was counted.
  private init(
    _ pair: BrightnessPair, tones: StillTones, sample: StillSample, notes: [String]
  ) {
    var pair = pair
    let picture = pair.picture
    pair.settleCount()
    let meter = FigureMeter(pair.whole)
    let open = TrialBench(pair.whole, sample: sample, options: pair.open, meter: meter)
    let bounded = pair.filtered.map {
      TrialBench($0, sample: sample, options: pair.bounded, meter: meter)
    }
    let bench = pair.wantsFiltered ? bounded ?? open : open
    var trials = bench.algorithms(pair.options) + bench.sizes(pair.options)
    let shortage = Self.shortage(
      of: trials, picture.histogram, locked: pair.options.lock.count)
    trials.append(open.trial(.brightness, pair.open))
    if let bounded { trials.append(bounded.trial(.brightness, pair.bounded)) }
    source = picture.source
    options = pair.options
    pixels = picture.histogram.pixels
    self.tones = tones
    self.trials = trials
    cloud = ColorCloud(
      pair.whole.histogram, swatches: trials.flatMap { $0.palette.swatches.map(\.color) })
    self.notes = picture.source.notes + shortage + notes
  }

  /// Why some of the palettes have fewer colors than were asked for, if some have.
  private static func shortage(of trials: [Trial], _ histogram: Histogram, locked: Int) -> [String]
  {
    let short = trials.filter { $0.palette.swatches.count < $0.count }
    guard let found = short.map(\.palette.swatches.count).max() else { return [] }
    return [histogram.shortage(found, locked: locked) + ", so no palette has more"]
  }
}
