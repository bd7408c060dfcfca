import Clustering
import ColorScience

extension CountedPicture {
  /// The palette of this picture: its histogram placed in the space, grouped, and built up.
  ///
  /// - Parameter options: the choices; those about which pixels count (bars, region, filters)
  ///   have done their work when the pixels were counted, and are only recorded here.
  /// - Complexity: O(bins × count) a round for `kmeans`, O(points²) for `agglomerative`.
  public func palette(_ options: PaletteOptions = PaletteOptions()) -> Palette {
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
    return palette(of: groups, options: options)
  }

  /// Builds the palette: true shares, stable order, roles and reasons.
  private func palette(of groups: [SwatchGroup], options: PaletteOptions) -> Palette {
    var swatches = SwatchBuilder(groups: groups, pixels: histogram.pixels).swatches()
    swatches = options.sort.sorted(swatches)
    let algorithm = PaletteAlgorithm.named(options.algorithm)
    var palette = Palette(
      name: source.name, swatches: swatches, pixels: histogram.pixels, source: source,
      options: options)
    if case .exactly(let count) = options.count, swatches.count < count {
      let colors = swatches.count == 1 ? "1 color" : "\(swatches.count) different colors"
      let told = histogram.hasExactColors ? "have only \(colors)" : "fall into only \(colors)"
      palette.notes.append("the counted pixels \(told)")
    }
    if algorithm.space != nil, options.space != PaletteOptions().space {
      palette.notes.append(
        "\(algorithm.name) measures by CIEDE2000; the space \(options.space) was not used")
    }
    return palette
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
