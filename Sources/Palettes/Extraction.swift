import Clustering
import ColorScience

extension CountedPicture {
  /// The palette of this picture: its histogram placed in the space, grouped, and built up.
  ///
  /// - Parameter options: the choices; those about which pixels count (bars, region, filters)
  ///   have done their work when the pixels were counted, and are only recorded here.
  /// - Complexity: O(bins), and that of the algorithm: for `standout` O(cells²) and
  ///   O(points × count), for `kmeans` O(points × count) a round, for `agglomerative` O(points²).
  public func palette(_ options: PaletteOptions = PaletteOptions()) -> Palette {
    grouped(options).palette
  }

  /// The palette, and what it was built from.
  func grouped(_ options: PaletteOptions) -> GroupedPicture {
    let algorithm = PaletteAlgorithm.named(options.algorithm)
    let space = algorithm.space ?? ColorSpace.named(options.space)
    let placed = histogram.points(in: space)
    let count =
      switch options.count {
      case .exactly(let count): count
      case .automatic: Standout().distinctCount(of: ColorCells(histogram.distantPoints()))
      }
    let clusters = algorithm.clusters(
      histogram, placed.points,
      ClusteringAlgorithm.Parameters(
        count: count, seed: options.seed, linkage: options.linkage))
    let groups = placed.groups(of: clusters, in: space)
    return GroupedPicture(
      palette: palette(of: groups, options: options, algorithm: algorithm), algorithm: algorithm,
      space: space, clusters: clusters, colors: groups.map(\.color),
      pointCount: placed.points.count)
  }

  /// Builds the palette: true shares, stable order, roles and reasons.
  private func palette(
    of groups: [SwatchGroup], options: PaletteOptions, algorithm: PaletteAlgorithm
  ) -> Palette {
    let swatches = SwatchBuilder(groups: groups, pixels: histogram.pixels).swatches()
    var palette = Palette(
      name: source.name, swatches: options.sort.sorted(swatches), pixels: histogram.pixels,
      source: source, options: options)
    if case .exactly(let count) = options.count, swatches.count < count {
      let colors = swatches.count == 1 ? "1 color" : "\(swatches.count) different colors"
      let told = histogram.hasExactColors ? "have only \(colors)" : "fall into only \(colors)"
      palette.notes.append("the counted pixels \(told)")
    }
    if let own = algorithm.space?.name, ![own, PaletteOptions().space].contains(options.space) {
      palette.notes.append(
        "\(algorithm.name) always measures in \(own); the space \(options.space) was not used")
    }
    return palette
  }
}

/// A palette and what it was built from.
struct GroupedPicture {
  let palette: Palette
  let algorithm: PaletteAlgorithm
  /// Where distance was measured.
  let space: ColorSpace
  let clusters: [Cluster]
  /// The color that shows each cluster.
  let colors: [Color]
  let pointCount: Int

  /// For each point of the histogram the index of its swatch in the palette.
  var swatchOfPoint: [Int] {
    var swatches = [Int](repeating: 0, count: pointCount)
    for (cluster, color) in zip(clusters, colors) {
      guard let swatch = palette.swatches.firstIndex(where: { $0.color == color }) else {
        preconditionFailure("a group has no swatch")
      }
      for member in cluster.members { swatches[member] = swatch }
    }
    return swatches
  }
}

extension FrameSource {
  /// Counts the pixels of this source and makes their palette.
  ///
  /// - Throws: `ExtractionError` if no pixel is left; what the source throws.
  public func palette(_ options: PaletteOptions = PaletteOptions()) throws -> Palette {
    var histogram = Histogram()
    let source = try count(options, into: &histogram, fromAfar: options.looksFromAfar)
    return CountedPicture(histogram: histogram, source: source).palette(options)
  }
}

extension ColorSpace {
  /// The space of this name; a programmer's mistake if there is none.
  static func named(_ name: String) -> ColorSpace {
    guard let space = all.first(where: { $0.name == name }) else {
      preconditionFailure("no color space is called \(name)")
    }
    return space
  }
}
