import ColorScience
public import Frames
public import Palettes

/// A still with its palette under it, as one picture.
///
/// The sheet has a neutral dark gray background, which shifts no color. It shows the still at its
/// own size, a strip whose widths are the shares, and each color as a chip with its hexadecimal
/// value and share.
public enum Sheet {
  /// A neutral gray of L* 18, as dark as the room where a film is graded.
  package static let surround = SIMD3<UInt8>(repeating: 44)
  /// The gray of a label's value, and the darker gray of its share.
  package static let bright = SIMD3<UInt8>(repeating: 222)
  package static let dim = SIMD3<UInt8>(repeating: 150)
  /// How many chips a row has at most.
  static let longestRow = 10

  /// The positions of everything, in pixels; they all follow from the width.
  struct Layout {
    /// The width inside the margins: the still's, but at least 640.
    let width: Int
    /// The size of a label's dot and the unit of every distance: 1 for 640 pixels, 2 for 1,280.
    let dot: Int
    let columns, rows: Int
    let stillHeight: Int

    init(colors: Int, still: Frame?) {
      width = max(still?.width ?? 1280, 640)
      dot = max(1, width / 640)
      rows = (colors + longestRow - 1) / longestRow
      columns = (colors + rows - 1) / rows
      stillHeight = still?.height ?? 0
    }

    var margin: Int { 20 * dot }
    var gap: Int { 8 * dot }
    var stripTop: Int { stillHeight == 0 ? margin : margin + stillHeight + gap }
    var stripHeight: Int { 24 * dot }
    var chipsTop: Int { stripTop + stripHeight + gap }
    var chipHeight: Int { 44 * dot }
    /// A line of labels and the gap under it.
    var lineHeight: Int { (HexLabel.height + 5) * dot }
    /// A chip, its two lines and the distance to the next row.
    var rowHeight: Int { chipHeight + 6 * dot + 2 * lineHeight + rowGap }
    var rowGap: Int { 7 * dot }
    var height: Int { chipsTop + rows * rowHeight - rowGap - 5 * dot + margin }

    /// The chip of the color at `index`: columns fill the width exactly.
    func chip(_ index: Int) -> PixelArea {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let left = column * (width + gap) / columns
      let right = (column + 1) * (width + gap) / columns - gap
      return PixelArea(
        x: margin + left, y: chipsTop + row * rowHeight, width: right - left, height: chipHeight)
    }
  }

  /// The sheet as a picture. Without a still, it shows only the palette, 1,280 pixels wide inside
  /// the margins.
  ///
  /// Transparent parts of the still show the gray. A still of less than 640 pixels is centered.
  ///
  /// - Complexity: O(pixels of the sheet).
  public static func frame(of palette: Palette, under still: Frame?) -> Frame {
    let layout = Layout(colors: palette.swatches.count, still: still)
    var canvas = Canvas(
      width: layout.width + 2 * layout.margin, height: layout.height, color: surround)
    if let still {
      canvas.draw(still, x: (canvas.width - still.width) / 2, y: layout.margin)
    }
    SwatchStrip.draw(
      palette, on: &canvas,
      in: PixelArea(
        x: layout.margin, y: layout.stripTop, width: layout.width, height: layout.stripHeight))
    for (index, share) in palette.percentages.enumerated() {
      draw(palette.swatches[index], share, in: layout.chip(index), layout, on: &canvas)
    }
    return canvas.frame
  }

  private static func draw(
    _ swatch: Swatch, _ share: String, in chip: PixelArea, _ layout: Layout,
    on canvas: inout Canvas
  ) {
    canvas.fill(chip, swatch.color.bytes)
    let dot = layout.dot
    let line = chip.y + chip.height + 6 * dot
    HexLabel.draw(swatch.color.hex, on: &canvas, x: chip.x, y: line, dot: dot, color: bright)
    HexLabel.draw(
      share, on: &canvas, x: chip.x, y: line + layout.lineHeight, dot: dot, color: dim)
  }
}
