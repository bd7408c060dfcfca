import Frames
import PaletteFiles

/// The positions of everything on a film's sheet, in pixels. They depend only on the width and the
/// number of strips.
struct FilmSheetLayout {
  let cells: Int
  let width: Int
  /// The size of a label's dot, and the unit of all distances: 1 for 640 pixels, 2 for 1,280.
  let dot: Int

  init(cells: Int, width: Int) {
    self.cells = cells
    self.width = max(width, 640)
    dot = max(1, self.width / 640)
  }

  /// How many strips a row has.
  static let columns = 10

  var rows: Int { (cells + Self.columns - 1) / Self.columns }
  var margin: Int { 20 * dot }
  var gap: Int { 8 * dot }
  var inside: Int { width - 2 * margin }
  var barcodeHeight: Int { 60 * dot }
  package var palette: PixelArea {
    PixelArea(
      x: margin, y: margin + barcodeHeight + gap, width: inside, height: 24 * dot)
  }
  var stripsTop: Int { palette.y + palette.height + 3 * gap }
  var stripHeight: Int { 32 * dot }
  /// The height of a strip, its time and the gap before the next row.
  var rowHeight: Int { stripHeight + (4 + HexLabel.height) * dot + rowGap }
  var rowGap: Int { 14 * dot }
  var height: Int { stripsTop + max(0, rows * rowHeight - rowGap) + margin }

  /// The area of the strip at `index`; the columns fill the width exactly.
  func strip(_ index: Int) -> PixelArea {
    let (row, column) = index.quotientAndRemainder(dividingBy: Self.columns)
    let left = column * (inside + gap) / Self.columns
    let right = (column + 1) * (inside + gap) / Self.columns - gap
    return PixelArea(
      x: margin + left, y: stripsTop + row * rowHeight, width: right - left, height: stripHeight)
  }
}
