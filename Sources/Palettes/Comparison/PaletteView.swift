package import Frames

/// A still's palette with what a page shows beside it: where each swatch is in the still, and where
/// its colors are in space.
package struct PaletteView: Sendable {
  /// The same as `FrameSource.palette` makes.
  package var palette: Palette
  /// Which swatch each place of the still belongs to; `nil` if nobody asked.
  package let labels: LabelMap?
  /// The picture's colors, then the palette's swatches, in every space; `nil` if nobody asked.
  package let cloud: ColorCloud?

  /// Counts the pixels of a source, in one reading, and makes their palette and what was asked for.
  ///
  /// - Parameters:
  ///   - source: what is read.
  ///   - options: as for `FrameSource.palette`.
  ///   - longest: so many places has the longer side of the label map; `nil`: no map.
  ///   - cloud: whether the cloud is asked for.
  ///   - memory: what is counted goes here, so that it is used again from still to still.
  /// - Throws: `ExtractionError` if no pixel is left; what the source throws.
  /// - Complexity: O(pixels) and the palette's; O(places + bins) for the map; O(bins) for the cloud.
  package init(
    of source: any FrameSource, options: PaletteOptions, labels longest: Int? = nil,
    cloud: Bool = false, reusing memory: inout Histogram
  ) throws {
    let sampled = longest.map { SampledSource(source, longest: $0) }
    let provenance = try (sampled ?? source).count(options, into: &memory)
    let grouped = CountedPicture(histogram: memory, source: provenance).grouped(options)
    palette = grouped.palette
    if let sample = sampled?.sample(inside: provenance.bars, region: options.region) {
      labels = StillGrid(sample, of: grouped.placed, options: options)
        .map(grouped.swatchOfPoint, count: palette.swatches.count)
    } else {
      labels = nil
    }
    self.cloud = cloud ? ColorCloud(memory, swatches: palette.swatches.map(\.color)) : nil
  }
}
