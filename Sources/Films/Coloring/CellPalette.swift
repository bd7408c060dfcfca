import Clustering
import ColorScience
import Frames
import PaletteFiles
import Palettes

/// Makes a palette from counted cells. It works as `CountedPicture` does with a histogram, but uses
/// a fixed grid, and can prefer some colors.
struct CellPalette {
  let options: PaletteOptions
  let source: Provenance
  /// The settings of `standout`. They differ from those for stills: cells between two colors
  /// attract both, so that the pixels of other frames of the same film do not move a color far.
  /// Colors that are 10 or more apart share nothing. See
  /// `Documentation/Decisions/0043-films-share-cells.md`.
  var standout = {
    var standout = Standout()
    standout.trimming.softness = 10
    standout.trimming.reachFade = 3
    standout.typical.softness = 10
    standout.typical.reachFade = 3
    standout.typical.shareFade = 0.03
    standout.typical.chromaFade = 5
    standout.farthest.shades = nil
    return standout
  }()
  /// A cell with this share has half the weight of one with a large share, and smaller cells have
  /// gradually less. So a few pixels at the fringe of a color decide nothing.
  var solidShare = 2e-4
  /// A pick is replaced by the mean of the cells within this distance, in `ColorSpace.din2000`. So
  /// two neighboring cells with nearly the same importance give nearly the same pick.
  var mergeRadius = 8.0
  /// How many times as many colors a scene has in common as each of its shots gets.
  var commonFactor = 2
  /// Chooses the colors of its scene that a shot takes.
  var sceneColors = SceneColors()

  /// The palette of cells, of which there must be at least one. Its colors have no place in a
  /// frame, except locked colors that were given one.
  ///
  /// - Parameter coarse: the same pixels in the coarse grid; colors are picked from it.
  /// - Parameter preferred: CIELAB colors of the scene. A preferred color that occurs here is taken
  ///   instead of another color of about the same kind. It is still shown as it looks here.
  /// - Complexity: O(cells² + cells × (count + preferred)).
  package func palette(
    of counted: CountedCells, _ coarse: CountedCells, preferring preferred: [SIMD3<Double>] = []
  ) -> Palette {
    let algorithm = options.algorithm
    let space = algorithm.space ?? options.space
    let picture = ColorCells(solid(coarse))
    let fixed = options.lock.map { $0.place(in: space) }
    let (count, automatic) = count(of: picture)
    let picks = algorithm == .standout && picture.cells.count > count
    let placed = picks ? counted.middles : HistogramPoints(counted.entries, in: space)
    let points = placed.points(at: options.lock, in: space)
    let clusters =
      picks
      ? standout.clusters(
        of: points, around: colors(of: picture, count: count, preferring: preferred),
        fixed: fixed.count)
      : algorithm.clusters(
        points, { standout.study(PictureSample(points: points)) },
        ClusteringAlgorithm.Parameters(
          count: count, seed: options.seed, linkage: options.linkage, fixed: fixed))
    let groups = placed.groups(of: clusters, in: space, locked: options.lockedColors)
    let swatches = SwatchBuilder(groups: groups, pixels: counted.pixels, hasPlaces: false)
      .swatches()
    var palette = Palette(
      name: source.name, swatches: options.sort.sorted(swatches, locked: options.lock),
      pixels: counted.pixels,
      source: source, options: options, notes: notes(found: swatches.count))
    palette.facts = PictureFacts(counted.facts)
    palette.facts?.auto = algorithm == .standout ? automatic : nil
    return palette
  }

  /// The colors (CIELAB) that shots of a scene have in common. Shots choose from them first.
  ///
  /// - Complexity: the same as `palette`.
  func common(of scene: CountedCells) -> [SIMD3<Double>] {
    let picture = ColorCells(solid(scene))
    return colors(of: picture, count: commonFactor * count(of: picture).count, preferring: []).map {
      Color($0, in: .din2000).coordinates(in: .lab)
    }
  }

  /// The cells that can be picked. The others have less than a twelfth of the weight.
  private func solid(_ coarse: CountedCells) -> [HistogramEntry] {
    let entries = coarse.entries
    let least = solidShare / 12 * Double(coarse.pixels)
    let solid = entries.filter { Double($0.count) >= least }
    return solid.count > 64 ? solid : entries
  }

  /// The number of colors, and how it was chosen if it was not given.
  private func count(of picture: ColorCells) -> (count: Int, automatic: AutomaticCount?) {
    switch options.count {
    case .exactly(let count): return (count, nil)
    case .automatic:
      let automatic = standout.automaticCount(
        of: picture, keeping: options.lock.map { $0.place(in: .din2000) })
      return (automatic.count, automatic)
    }
  }

  private func notes(found: Int) -> [String] {
    guard case .exactly(let count) = options.count, found < count else { return [] }
    return [Palette.shortage(found, locked: options.lock.count, isExact: false)]
  }

  /// The colors that `standout` shows, as points of `ColorSpace.din2000`.
  private func colors(
    of picture: ColorCells, count: Int, preferring preferred: [SIMD3<Double>]
  ) -> [SIMD3<Double>] {
    let weights = weights(of: picture)
    let chosen = sceneColors.chosen(
      of: preferred, in: picture, weights, count: count,
      locked: options.lock.map { $0.coordinates(in: .lab) }, standout: standout)
    return standout.colors(
      of: picture, weights, count: count,
      keeping: options.lock.map { $0.place(in: .din2000) } + chosen
    ) {
      let point = picture.cells[$0].point
      return Color(picture.mean(around: point, radius: mergeRadius) ?? point, in: .din2000)
        .coordinates(in: .lab)
    }
  }

  /// The weights of `standout`, lowered for cells with few pixels.
  private func weights(of picture: ColorCells) -> Importance.Weights {
    var weights = standout.importance.weights(of: picture)
    for (index, cell) in picture.cells.enumerated() {
      weights.importance[index] *= cell.share / (cell.share + solidShare)
    }
    return weights
  }
}

extension CountedCells {
  /// The cells as points of `ColorSpace.din2000`. Fine cells are represented by the middle of their
  /// cube. This costs nothing and is exact enough to assign them to a color of a palette.
  fileprivate var middles: HistogramPoints {
    guard grid == .fine else { return HistogramPoints(entries, in: .din2000) }
    return HistogramPoints(entries, at: cells.map { CellGrid.middle(of: $0.key) })
  }
}
