import ColorScience
package import Frames
package import Palettes

/// A palette as swatches with their labels on them.
///
/// Up to ten colors are one strip, as wide as their shares but never narrower than their labels.
/// More colors, or colors whose labels do not fit side by side, are rows of at most eight swatches
/// of the same size below a thin strip by shares.
package struct LabelledSwatches {
  /// How many swatches a strip has at most, and how many a row.
  static let longestStrip = 10
  static let longestRow = 8

  package let height: Int
  let palette: Palette
  let width: Int
  let type: Typography
  let ground: Ground
  /// The widths of a strip's swatches; `nil` for rows.
  let widths: [Int]?
  let columns, rows: Int
  private let labels: [SwatchLabel]
  private let lines: Int
  private let pad: Int

  package init(_ palette: Palette, width: Int, type: Typography, ground: Ground) {
    (self.palette, self.width, self.type, self.ground) = (palette, width, type, ground)
    labels = SwatchLabel.all(of: palette)
    pad = max(6, type.pixels(12))
    let count = labels.count
    let least = (labels.map { $0.width(type) }.max() ?? 0) + 2 * pad + 1
    if count <= Self.longestStrip, count * least <= width {
      let widths = Apportionment.parts(
        of: width, for: palette.swatches.map(\.proportion), minimum: least)
      lines =
        zip(labels, widths).map { [type, pad] label, width in
          label.lines(type, room: width - 2 * pad, names: 2).count
        }.max() ?? 1
      (columns, rows) = (count, 1)
      self.widths = widths
      height =
        type.pixels(44) + SwatchLabel.height(ofLines: lines, type) + 2 * pad
    } else {
      widths = nil
      let most = max(1, min(Self.longestRow, width / least))
      rows = (count + most - 1) / most
      columns = (count + rows - 1) / rows
      lines = labels.contains { !$0.share.isEmpty } ? 3 : 2
      let row = SwatchLabel.height(ofLines: lines, type) + 2 * pad
      height = type.pixels(32) + rows * (row + type.pixels(8))
    }
  }

  /// The area of the swatch at `index`, relative to the top left corner of all.
  func area(_ index: Int) -> PixelArea {
    if let widths {
      return PixelArea(
        x: widths[..<index].reduce(0, +), y: 0, width: widths[index], height: height)
    }
    let gap = type.pixels(8)
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    let left = column * (width + gap) / columns
    let right = (column + 1) * (width + gap) / columns - gap
    let top = type.pixels(24) + gap
    let rowHeight = (height - type.pixels(32)) / rows
    return PixelArea(
      x: left, y: top + row * rowHeight, width: right - left, height: rowHeight - gap)
  }

  /// A line of text on a swatch.
  package struct Line {
    package let text: String
    package let style: Lettering.Style
    package let x, baseline: Int
    package let ink: SIMD3<UInt8>
  }

  /// The colored areas, with their top left corner at this point: the strip by shares, if there are
  /// rows, and the swatches.
  package func areas(x: Int, y: Int) -> [(area: PixelArea, color: SIMD3<UInt8>)] {
    var areas: [(area: PixelArea, color: SIMD3<UInt8>)] = []
    if widths == nil {
      let strip = PixelArea(x: x, y: y, width: width, height: type.pixels(24))
      areas += SwatchStrip.areas(of: palette, in: strip)
    }
    for (index, label) in labels.enumerated() {
      var area = area(index)
      (area.x, area.y) = (area.x + x, area.y + y)
      areas.append((area, label.color.bytes))
    }
    return areas
  }

  /// The edges of areas that could be taken for the ground.
  package func edges(x: Int, y: Int) -> [PixelArea] {
    let vanishing = labels.indices.filter { labels[$0].color.vanishes(on: ground) }
    var edges = vanishing.map { index in
      var area = area(index)
      (area.x, area.y) = (area.x + x, area.y + y)
      return area
    }
    if widths == nil, !vanishing.isEmpty {
      edges.append(PixelArea(x: x, y: y, width: width, height: type.pixels(24)))
    }
    return edges
  }

  /// The lines of all labels.
  package func lines(x: Int, y: Int) -> [Line] {
    labels.enumerated().flatMap { index, label in
      let area = area(index)
      let top = y + area.y + area.height - pad - SwatchLabel.height(ofLines: lines, type)
      let names = widths == nil ? 1 : 2
      return label.lines(type, room: area.width - 2 * pad, names: names).enumerated().map {
        Line(
          text: $1.0, style: $1.1, x: x + area.x + pad,
          baseline: top + SwatchLabel.baseline(ofLine: $0, type), ink: label.ink)
      }
    }
  }

  /// Draws the swatches with their top left corner at this point.
  package func draw(on canvas: inout Canvas, x: Int, y: Int) {
    for (area, color) in areas(x: x, y: y) { canvas.fill(area, color) }
    for edge in edges(x: x, y: y) {
      canvas.frame(edge, thickness: max(1, type.pixels(1)), ground.rule)
    }
    for line in lines(x: x, y: y) {
      canvas.write(
        line.text, line.style, by: type, x: line.x, baseline: line.baseline, color: line.ink)
    }
  }
}
