/// A palette of a still with what a page draws beside it: which of its pixels are whose, and where
/// its colors stand in every space.
package struct PaletteView: Sendable {
  /// What can be had beside the palette.
  package enum Part: String, CaseIterable, Sendable {
    case labels, cloud
  }

  /// The palette that `CountedPicture.palette` makes.
  package let palette: Palette
  /// The swatch of each place of the still; `nil` unless asked for.
  package let labels: LabelMap?
  /// The picture's colors, then the swatches; `nil` unless asked for.
  package let cloud: ColorCloud?

  /// The longer side of the map has so many places.
  private static let longest = 320

  /// Makes the palette of a picture that has been counted, and reads the still once more if its
  /// pixels are asked for.
  ///
  /// - Parameters:
  ///   - picture: what was counted.
  ///   - source: where it was counted from.
  ///   - options: those that it was counted with.
  ///   - parts: what is wanted beside the palette.
  /// - Throws: what the source throws.
  /// - Complexity: that of the palette, and O(pixels + bins) for each part.
  package init(
    of picture: CountedPicture, from source: any FrameSource, options: PaletteOptions,
    with parts: Set<Part>
  ) throws {
    let grouped = picture.grouped(options)
    palette = grouped.palette
    labels =
      parts.contains(.labels)
      ? StillGrid(
        try source.sample(
          inside: picture.source.bars, region: options.region, longest: Self.longest),
        of: picture, options: options
      ).map(grouped.swatchOfPoint, count: grouped.palette.swatches.count) : nil
    cloud =
      parts.contains(.cloud)
      ? ColorCloud(picture.histogram, swatches: grouped.palette.swatches.map(\.color)) : nil
  }
}

extension JSONValue {
  /// The object of a palette with one more member, `view`: what the page draws beside it.
  ///
  /// - Parameter extras: members of `view` that this room cannot make.
  package static func view(_ view: PaletteView, extras: [(String, JSONValue)] = []) -> JSONValue {
    guard case .object(let members) = palette(view.palette) else {
      preconditionFailure("a palette is an object")
    }
    var parts: [(String, JSONValue)] = []
    if let labels = view.labels { parts.append(("labels", .labels(labels))) }
    if let cloud = view.cloud { parts.append(("cloud", .cloud(cloud))) }
    return .object(members + [("view", .object(parts + extras))])
  }

  /// The map of swatches as runs, see `LabelMap.coded`.
  private static func labels(_ map: LabelMap) -> JSONValue {
    .object([
      ("width", .integer(map.width)), ("height", .integer(map.height)),
      ("bits", .integer(map.labelBits)), ("runs", .string(Base64.text(of: map.coded))),
    ])
  }
}
