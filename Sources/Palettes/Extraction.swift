import Clustering
package import ColorScience
public import Frames

extension CountedPicture {
  /// The palette of this picture: its histogram is placed in the space, grouped, and turned into
  /// swatches.
  ///
  /// - Parameter options: the choices. Those about which pixels count (bars, region, filters) were
  ///   applied when the pixels were counted, and are only recorded here.
  /// - Complexity: O(bins), and that of the algorithm: for `standout` O(cells²) and
  ///   O(points × count), for `kmeans` O(points × count) for each round, for `agglomerative`
  ///   O(points²).
  public func palette(_ options: PaletteOptions = PaletteOptions()) -> Palette {
    grouped(options).palette(facts: facts)
  }

  /// The palette, and the groups that it was built from.
  func grouped(_ options: PaletteOptions) -> GroupedPicture {
    let algorithm = options.algorithm
    let space = algorithm.space ?? options.space
    let placed = histogram.points(in: space)
    var automatic: AutomaticCount?
    // The automatic count and `standout` look at the same picture.
    lazy var study = Standout().study(histogram.downsampledPoints())
    let count: Int
    switch options.count {
    case .exactly(let exact): count = exact
    case .automatic:
      let found = automaticCount(of: study, options)
      count = found.count
      // What is left out is known of the colors of `standout` alone.
      if algorithm == .standout { automatic = found }
    }
    precondition(options.lock.count <= count, "more colors are locked than the palette is to have")
    let clusters = algorithm.clusters(
      placed.points(at: options.lock, in: space), { study },
      ClusteringAlgorithm.Parameters(
        count: count, seed: options.seed, linkage: options.linkage,
        fixed: options.lock.map { $0.place(in: space) }))
    let groups = placed.groups(of: clusters, in: space, locked: options.lockedColors)
    return GroupedPicture(
      palette: palette(of: groups, options: options, algorithm: algorithm), algorithm: algorithm,
      space: space, clusters: clusters, colors: groups.map(\.color), placed: placed,
      automatic: automatic)
  }

  /// Builds the palette: exact shares, a stable order, roles and reasons.
  private func palette(
    of groups: [SwatchGroup], options: PaletteOptions, algorithm: PaletteAlgorithm
  ) -> Palette {
    let swatches = SwatchBuilder(groups: groups, pixels: histogram.pixels).swatches()
    var palette = Palette(
      name: source.name, swatches: options.sort.sorted(swatches, locked: options.lock),
      pixels: histogram.pixels,
      source: source, options: options)
    if case .exactly(let count) = options.count, swatches.count < count {
      palette.notes.append(histogram.shortage(swatches.count, locked: options.lock.count))
    }
    if let own = algorithm.space, ![own, PaletteOptions().space].contains(options.space) {
      palette.notes.append(
        "\(algorithm.name) always measures in \(own); the space \(options.space) was not used")
    }
    return palette
  }
}

/// A palette and the groups that it was built from.
struct GroupedPicture {
  package let palette: Palette
  let algorithm: PaletteAlgorithm
  /// The space in which distance was measured.
  let space: ColorSpace
  let clusters: [Cluster]
  /// The color that represents each cluster.
  let colors: [Color]
  /// The points that the clusters consist of.
  let placed: HistogramPoints
  /// How the count was chosen, if it was not given and `standout` chose the colors.
  let automatic: AutomaticCount?

  /// The palette with facts about the picture.
  func palette(facts: PictureFacts?) -> Palette {
    var palette = palette
    palette.facts = facts
    palette.facts?.auto = automatic
    return palette
  }

  /// For each point of the histogram, the index of its swatch in the palette.
  var swatchOfPoint: [Int] {
    var swatches = [Int](repeating: 0, count: placed.points.count)
    for (cluster, color) in zip(clusters, colors) {
      guard let swatch = palette.swatches.firstIndex(where: { $0.color == color }) else {
        preconditionFailure("a group has no swatch")
      }
      for member in cluster.members { swatches[member] = swatch }
    }
    return swatches
  }
}

extension Histogram {
  /// Why a palette has only `count` colors, of which `locked` are locked.
  func shortage(_ count: Int, locked: Int) -> String {
    Palette.shortage(count, locked: locked, isExact: hasExactColors)
  }
}

extension FrameSource {
  /// Counts the pixels of this source and makes their palette.
  ///
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  public func palette(_ options: PaletteOptions = PaletteOptions()) throws -> Palette {
    try histogram(options).palette(options)
  }
}

extension Color {
  /// The position of this color where `space` measures distance.
  package func place(in space: ColorSpace) -> SIMD3<Double> { space.place(coordinates(in: space)) }
}
