import Clustering
import ColorScience
import Frames
import PaletteFiles
import Palettes

/// The making of a palette from counted cells: as `CountedPicture` makes it from a histogram, but
/// from a grid that does not move, and with colors that are preferred.
struct CellPalette {
  let options: PaletteOptions
  let source: Provenance
  /// How colors are picked for `standout`: as for stills, but cells between two colors draw both,
  /// so that the pixels of other frames of the same film move no color far. Colors that are no twins
  /// (10 apart) share nothing. See `Documentation/Decisions/0043-films-share-cells.md`.
  var standout = {
    var standout = Standout()
    standout.trimming.softness = 10
    standout.trimming.reachFade = 3
    standout.typical.softness = 10
    standout.typical.reachFade = 3
    standout.typical.shareFade = 0.03
    return standout
  }()
  /// A cell of this share matters half as much as one of a large share, and smaller ones less and
  /// less: so what a few pixels on the fringe of a color do decides nothing.
  var solidShare = 2e-4
  /// What was picked is the mean of the cells around it, up to this far away, in
  /// `ColorSpace.din2000`: two neighbors of nearly the same importance then are nearly the same pick.
  var settling = 8.0
  /// A scene has so many times as many colors in common as each of its shots is to have.
  var commonFactor = 2
  /// Which of a scene's colors a shot takes.
  var holding = SceneColors()

  /// The palette of cells that are not empty; its colors have no place in a frame.
  ///
  /// - Parameter coarse: the same in the coarse grid, which colors are picked from.
  /// - Parameter preferred: CIELAB colors of the scene. One that is here too is taken rather than
  ///   another of about the same kind; it is still shown as it looks here.
  /// - Complexity: O(cells² + cells × (count + preferred)).
  package func palette(
    of counted: CountedCells, _ coarse: CountedCells, preferring preferred: [SIMD3<Double>] = []
  ) -> Palette {
    let algorithm = options.algorithm
    let space = algorithm.space ?? options.space
    let picture = ColorCells(solid(coarse))
    let fixed = options.lock.map { $0.place(in: space) }
    let count = count(of: picture)
    let picks = algorithm == .standout && picture.cells.count > count
    let placed = picks ? counted.middles : HistogramPoints(counted.entries, in: space)
    let points = placed.points(at: options.lock, in: space)
    let clusters =
      picks
      ? standout.clusters(
        of: points, around: colors(of: picture, count: count, preferring: preferred),
        fixed: fixed.count)
      : algorithm.clusters(
        Histogram(), points,
        ClusteringAlgorithm.Parameters(
          count: count, seed: options.seed, linkage: options.linkage, fixed: fixed))
    let groups = placed.groups(of: clusters, in: space, locked: options.lock)
    var swatches = SwatchBuilder(groups: groups, pixels: counted.pixels).swatches()
    for index in swatches.indices { swatches[index].position = nil }
    return Palette(
      name: source.name, swatches: options.sort.sorted(swatches), pixels: counted.pixels,
      source: source, options: options, notes: notes(found: swatches.count))
  }

  /// The colors (CIELAB) that shots of a scene have in common: what they choose from first.
  ///
  /// - Complexity: as `palette`.
  func common(of scene: CountedCells) -> [SIMD3<Double>] {
    let picture = ColorCells(solid(scene))
    return colors(of: picture, count: commonFactor * count(of: picture), preferring: []).map {
      Color($0, in: .din2000).coordinates(in: .lab)
    }
  }

  /// The cells that have a chance to be picked: the others matter less than a twelfth.
  private func solid(_ coarse: CountedCells) -> [HistogramEntry] {
    let entries = coarse.entries
    let least = solidShare / 12 * Double(coarse.pixels)
    let solid = entries.filter { Double($0.count) >= least }
    return solid.count > 64 ? solid : entries
  }

  private func count(of picture: ColorCells) -> Int {
    switch options.count {
    case .exactly(let count): count
    case .automatic:
      standout.distinctCount(of: picture, keeping: options.lock.map { $0.place(in: .din2000) })
    }
  }

  private func notes(found: Int) -> [String] {
    guard case .exactly(let count) = options.count, found < count else { return [] }
    return [Palette.shortage(found, locked: options.lock.count, isExact: false)]
  }

  /// What `standout` shows, as points of `ColorSpace.din2000`.
  private func colors(
    of picture: ColorCells, count: Int, preferring preferred: [SIMD3<Double>]
  ) -> [SIMD3<Double>] {
    let weights = weights(of: picture)
    let held = holding.held(
      of: preferred, in: picture, weights, count: count,
      locked: options.lock.map { $0.coordinates(in: .lab) }, standout: standout)
    return standout.colors(
      of: picture, weights, count: count,
      keeping: options.lock.map { $0.place(in: .din2000) } + held
    ) {
      let point = picture.cells[$0].point
      return Color(picture.mean(around: point, radius: settling) ?? point, in: .din2000)
        .coordinates(in: .lab)
    }
  }

  /// The weights of `standout`, those of cells of a few pixels lowered.
  private func weights(of picture: ColorCells) -> Importance.Weights {
    var weights = standout.importance.weights(of: picture)
    for (index, cell) in picture.cells.enumerated() {
      weights.importance[index] *= cell.share / (cell.share + solidShare)
    }
    return weights
  }
}

extension CountedCells {
  /// The cells as points of `ColorSpace.din2000`. Fine ones stand for the middle of their cube,
  /// which costs nothing and is near enough to tell which color of a palette is theirs.
  fileprivate var middles: HistogramPoints {
    guard grid == .fine else { return HistogramPoints(entries, in: .din2000) }
    return HistogramPoints(entries, at: cells.map { CellGrid.middle(of: $0.key) })
  }
}
