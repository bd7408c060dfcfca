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
    grid = StillGrid(sample, of: picture, options: options)
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

  /// The chosen algorithm with each of `Comparison.sizes`.
  func sizes(_ options: PaletteOptions) -> [Trial] {
    Comparison.sizes.map { size in
      var options = options
      options.count = .exactly(size)
      return trial(.sizes, options)
    }
  }

  /// The palette that `CountedPicture.palette` makes, with its figures and its map.
  ///
  /// - Parameter options: with a number as count.
  func trial(_ question: Trial.Question, _ options: PaletteOptions) -> Trial {
    guard case .exactly(let count) = options.count else {
      preconditionFailure("a trial needs a number of colors")
    }
    let algorithm = PaletteAlgorithm.named(options.algorithm)
    let space = algorithm.space ?? ColorSpace.named(options.space)
    let placed = picture.histogram.points(in: space)
    let clusters = algorithm.clusters(
      picture.histogram, placed.points,
      .init(count: count, seed: options.seed, linkage: options.linkage))
    let groups = placed.groups(of: clusters, in: space)
    let builder = SwatchBuilder(groups: groups, pixels: picture.histogram.pixels)
    let palette = Palette(
      name: picture.source.name, swatches: options.sort.sorted(builder.swatches()),
      pixels: picture.histogram.pixels, source: picture.source, options: options)
    var swatchOfPoint = [Int](repeating: 0, count: placed.points.count)
    for (cluster, group) in zip(clusters, groups) {
      let swatch = palette.swatches.firstIndex { $0.color == group.color } ?? 0
      for member in cluster.members { swatchOfPoint[member] = swatch }
    }
    return Trial(
      question: question, palette: palette, options: options, space: space.name,
      hasOwnSpace: algorithm.space != nil, figures: meter.figures(of: palette),
      map: grid.map(swatchOfPoint, count: palette.swatches.count))
  }
}
