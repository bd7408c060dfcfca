import Clustering
import ColorScience

/// Makes palettes of one counted picture, measures them and maps their colors.
struct TrialBench {
  private let picture: CountedPicture
  private let grid: StillGrid
  private let meter: FigureMeter

  /// - Parameter options: those that `picture` was counted with.
  init(
    _ picture: CountedPicture, sample: StillSample, options: PaletteOptions, meter: FigureMeter
  ) {
    self.picture = picture
    self.meter = meter
    grid = StillGrid(sample, of: picture.histogram.points(in: .lab), options: options)
  }

  /// Every algorithm in every space; once, if it measures in a space of its own.
  func algorithms(_ options: PaletteOptions) -> [Trial] {
    PaletteAlgorithm.all.flatMap { algorithm in
      var options = options
      options.algorithm = algorithm.name
      if algorithm.space != nil { return [trial(.algorithms, options)] }
      return ColorSpace.all.map { space in
        options.space = space.name
        return trial(.algorithms, options)
      }
    }
  }

  /// The chosen algorithm with each of `Comparison.sizes` that has room for the locked colors, or
  /// with these alone.
  func sizes(_ options: PaletteOptions) -> [Trial] {
    let sizes = Comparison.sizes.filter { $0 >= options.lock.count }
    return (sizes.isEmpty ? [options.lock.count] : sizes).map { size in
      var options = options
      options.count = .exactly(size)
      return trial(.sizes, options)
    }
  }

  /// The palette that `CountedPicture.palette` makes, with its figures and its map.
  ///
  /// - Parameter options: with a number as count.
  func trial(_ question: Trial.Question, _ options: PaletteOptions) -> Trial {
    precondition(options.count != .automatic, "a trial needs a number of colors")
    let grouped = picture.grouped(options)
    return Trial(
      question: question, palette: grouped.palette, options: options, space: grouped.space.name,
      hasOwnSpace: grouped.algorithm.space != nil, figures: meter.figures(of: grouped.palette),
      map: grid.map(grouped.swatchOfPoint, count: grouped.palette.swatches.count))
  }
}
