package import Frames

/// The palette of a still with views for a page: where each swatch is in the still, where its colors
/// lie in color space, and how well the palette represents the still.
package struct PaletteView: Sendable {
  /// The palette that `FrameSource.palette` makes.
  package var palette: Palette
  /// The swatch to which each place of the still belongs; `nil` if it was not requested.
  package let labels: LabelMap?
  /// The picture's colors, then the palette's swatches, in every space; `nil` if it was not
  /// requested.
  package let cloud: ColorCloud?
  /// How well the palette represents the counted pixels; `nil` if it was not requested.
  package let figures: PaletteFigures?

  /// Counts the pixels of a source in one reading, and makes their palette and the requested views.
  ///
  /// - Parameters:
  ///   - source: the still.
  ///   - options: as for `FrameSource.palette`.
  ///   - longest: how many places the longer side of the label map has; `nil` for no map.
  ///   - cloud: whether to make the cloud.
  ///   - figures: whether to measure the palette.
  ///   - memory: the histogram that receives the counts, so that its memory is reused from still to
  ///     still.
  /// - Throws: `ExtractionError` if no pixel is left; the errors of the source.
  /// - Complexity: O(pixels), plus that of the palette; O(places + bins) for the map; O(bins) for
  ///   the cloud; O(bins × swatches) for the figures.
  package init(
    of source: any FrameSource, options: PaletteOptions, labels longest: Int? = nil,
    cloud: Bool = false, figures: Bool = false, reusing memory: inout Histogram
  ) throws {
    let sampled = longest.map { SampledSource(source, longest: $0) }
    let provenance = try (sampled ?? source).count(options, into: &memory)
    let picture = CountedPicture(histogram: memory, source: provenance)
    let grouped = picture.grouped(options)
    palette = grouped.palette(facts: picture.facts)
    if let sample = sampled?.sample(inside: provenance.bars, region: options.region) {
      labels = StillGrid(sample, of: grouped.placed, in: memory, options: options)
        .map(grouped.swatchOfPoint, count: palette.swatches.count)
    } else {
      labels = nil
    }
    self.figures = figures ? FigureMeter(picture).figures(of: palette) : nil
    self.cloud = cloud ? ColorCloud(memory, swatches: palette.swatches.map(\.color)) : nil
  }
}
