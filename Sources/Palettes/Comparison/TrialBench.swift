import Clustering
import ColorScience
import Frames

/// Makes palettes of one still, measures them and maps their colors.
///
/// Each palette is made from the pixels that `FrameSource.histogram` counts for its options.
/// Options that need the same pixels share one reading.
struct TrialBench {
  /// A picture that was counted for some options, with the positions of its colors.
  private struct Reading {
    var needs: CountingKey
    let frameSize: (width: Int, height: Int)
    let picture: CountedPicture
    let grid: StillGrid
  }

  private let source: any FrameSource
  /// The requested count. If it is automatic, it needs the downsampled picture.
  private let count: PaletteOptions.Count
  private var readings: [Reading] = []
  /// Why an algorithm made no palette: it reads the still at a smaller size than others, and no
  /// pixel counts at that size. One sentence for each algorithm.
  private(set) var failures: [String] = []
  private let meter: FigureMeter
  private let mostDemanding: PaletteOptions
  private let check: () throws -> Void
  /// The picture that every palette is measured against: all pixels that `options` let through,
  /// read at the size of the algorithm that needs the most pixels.
  let picture: CountedPicture

  /// Reads the still once.
  ///
  /// - Parameters:
  ///   - source: the still.
  ///   - options: they decide which pixels palettes are measured against.
  ///   - check: is called before each palette; what it throws ends the trials.
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  init(
    _ source: any FrameSource, options: PaletteOptions, check: @escaping () throws -> Void = {}
  ) throws {
    self.source = source
    self.check = check
    count = options.count
    mostDemanding = options.mostDemanding
    let reading = try Self.read(source, mostDemanding)
    picture = reading.picture
    meter = FigureMeter(picture)
    readings = [reading]
  }

  /// The counted picture for palettes with these options.
  ///
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  mutating func picture(for options: PaletteOptions) throws -> CountedPicture {
    try reading(for: options).picture
  }

  /// Every algorithm in every space; only once, if the algorithm always measures in its own space.
  mutating func algorithms(_ options: PaletteOptions) throws -> [Trial] {
    let all = PaletteAlgorithm.all.flatMap { algorithm in
      let spaces = algorithm.space == nil ? ColorSpace.all : [options.space]
      return spaces.map { space in
        var options = options
        (options.algorithm, options.space) = (algorithm, space)
        return options
      }
    }
    return try trials(.algorithms, all)
  }

  /// The chosen algorithm with each of `Comparison.sizes` that has room for the locked colors. If
  /// none has, the palette has only the locked colors.
  mutating func sizes(_ options: PaletteOptions) throws -> [Trial] {
    let sizes = Comparison.sizes.filter { $0 >= options.lock.count }
    let all = (sizes.isEmpty ? [options.lock.count] : sizes).map { size in
      var options = options
      options.count = .exactly(size)
      return options
    }
    return try trials(.sizes, all)
  }

  /// The trials that have pixels; `failures` lists the others.
  private mutating func trials(
    _ question: Trial.Question, _ all: [PaletteOptions]
  ) throws -> [Trial] {
    var trials: [Trial] = []
    for options in all {
      do {
        trials.append(try trial(question, options))
      } catch let error as ExtractionError {
        let failure = "no palette by \(options.algorithm): \(error)"
        if !failures.contains(failure) { failures.append(failure) }
      }
    }
    return trials
  }

  /// The palette that `FrameSource.palette` makes, with its figures and its map.
  ///
  /// - Parameter options: their count must be a number.
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source and of `check`.
  mutating func trial(_ question: Trial.Question, _ options: PaletteOptions) throws -> Trial {
    precondition(options.count != .automatic, "a trial needs a number of colors")
    try check()
    var counted = options
    if question != .sizes { counted.count = count }
    let reading = try reading(for: counted)
    let grouped = reading.picture.grouped(options)
    return Trial(
      question: question, palette: grouped.palette, options: options, space: grouped.space,
      hasOwnSpace: grouped.algorithm.space != nil, figures: meter.figures(of: grouped.palette),
      map: reading.grid.map(grouped.swatchOfPoint, count: grouped.palette.swatches.count))
  }

  /// The levels of the pixels that palettes are measured against, before any filter.
  ///
  /// - Throws: the errors of the source.
  package func tones() throws -> StillTones {
    try source.tones(inside: picture.source.bars, options: mostDemanding)
  }

  private mutating func reading(for options: PaletteOptions) throws -> Reading {
    let needs = CountingKey(options)
    if let known = readings.first(where: { $0.needs == needs }) { return known }
    let reading = try sameReading(for: options) ?? Self.read(source, options)
    readings.append(reading)
    return reading
  }

  /// An existing reading that counted the same pixels and possibly more, if the picture is read at
  /// the same size for both; otherwise `nil`.
  private func sameReading(for options: PaletteOptions) throws -> Reading? {
    let needs = CountingKey(options)
    guard var reading = readings.first(where: { $0.needs.include(needs) }) else { return nil }
    try source.rewind(keeping: options.pixelsNeeded)
    guard source.frameSize == reading.frameSize else { return nil }
    reading.needs = needs
    return reading
  }

  private static func read(
    _ source: any FrameSource, _ options: PaletteOptions
  ) throws -> Reading {
    let sampled = SampledSource(source, longest: 200)
    let picture = try sampled.histogram(options)
    let sample = sampled.sample(inside: picture.source.bars, region: options.region)
    let grid = StillGrid(
      sample, of: picture.histogram.points(in: .lab), in: picture.histogram, options: options)
    return Reading(
      needs: CountingKey(options), frameSize: source.frameSize, picture: picture, grid: grid)
  }
}

/// Everything that decides which pixels of a picture are counted, and how. Options with equal keys
/// count the same.
private struct CountingKey: Equatable {
  private var usesDownsampled: Bool
  private let bars: PaletteOptions.Bars
  private let region: Region
  private let filters: SIMD3<Double>

  init(_ options: PaletteOptions) {
    usesDownsampled = options.usesDownsampled
    bars = options.bars
    region = options.region
    filters = SIMD3(options.minBrightness, options.maxBrightness, options.minChroma)
  }

  /// Whether the counts for this key also serve for `other`, in a picture of the same size.
  func include(_ other: Self) -> Bool {
    var nearer = self
    nearer.usesDownsampled = false
    return other == self || other == nearer
  }
}

extension PaletteOptions {
  /// The same options with the algorithm that needs the most pixels.
  fileprivate var mostDemanding: PaletteOptions {
    let all = PaletteAlgorithm.all.map { algorithm in
      var options = self
      options.algorithm = algorithm
      return options
    }
    return all.max { $0.pixelsNeeded < $1.pixelsNeeded } ?? self
  }
}
