import Frames
import PaletteFiles

/// The positions of everything on a film's sheet, in pixels. They depend only on the width, on the
/// number of cells, on the shape of the stills, and on the height of the film's palette.
struct FilmSheetLayout {
  let cells: Int
  let width: Int
  let type: Typography
  /// Width over height of the cells' stills; `nil` without stills.
  let shape: Double?
  let paletteHeight: Int
  let columns: Int

  init(cells: Int, width: Int, shape: Double?, paletteHeight: Int, type: Typography) {
    (self.cells, self.width, self.shape) = (cells, width, shape)
    (self.paletteHeight, self.type) = (paletteHeight, type)
    columns = Self.columns(
      for: cells, inside: width - 2 * Self.margin(type), shape: shape ?? 8)
  }

  /// The fewest columns, at least four, for which the page is not much higher than three times its
  /// width; a column is at least 96 pixels wide.
  private static func columns(for cells: Int, inside: Int, shape: Double) -> Int {
    if cells < 4 { return 3 }
    let most = max(4, min(20, inside / 100))
    return (4...most).first { columns in
      let side = Double(inside) / Double(columns)
      let rows = Double((cells + columns - 1) / columns)
      return rows * (side / shape + 70) <= 3 * Double(inside)
    } ?? most
  }

  static func margin(_ type: Typography) -> Int { max(20, type.pixels(40)) }
  static func inside(width: Int, _ type: Typography) -> Int { width - 2 * margin(type) }

  var margin: Int { Self.margin(type) }
  var inside: Int { width - 2 * margin }
  var rows: Int { (cells + columns - 1) / columns }
  var gap: Int { max(8, type.pixels(16)) }
  /// The baselines of the title and of the line below it.
  var titleLine: Int { margin + Typography.rise(type.title) }
  var sourceLine: Int { titleLine + Typography.leading(type.title) }
  var barcode: PixelArea {
    PixelArea(
      x: margin, y: sourceLine + max(12, type.pixels(24)), width: inside,
      height: type.pixels(96))
  }
  var paletteTop: Int { barcode.y + barcode.height + gap }
  var cellsTop: Int { paletteTop + paletteHeight + max(16, type.pixels(36)) }

  var cellWidth: Int { (inside + gap) / columns - gap }
  var stillHeight: Int { shape.map { max(1, Int(Double(cellWidth) / $0)) } ?? 0 }
  var stripHeight: Int { shape == nil ? max(24, type.pixels(40)) : max(8, type.pixels(14)) }
  /// From the top of a row: the number of a scene, the line over its cells, and the still.
  var ruleTop: Int { Typography.leading(type.small) }
  var ruleHeight: Int { max(1, type.pixels(2)) }
  var stillTop: Int { ruleTop + ruleHeight + max(4, type.pixels(8)) }
  var captionLine: Int {
    stillTop + stillHeight + stripHeight + max(4, type.pixels(8)) + Typography.rise(type.small)
  }
  var rowHeight: Int { captionLine + max(12, type.pixels(24)) }
  var height: Int { cellsTop + rows * rowHeight + margin - max(12, type.pixels(24)) / 2 }

  /// The left edge and the top of the cell at `index`; the columns fill the width.
  func corner(_ index: Int) -> (x: Int, y: Int) {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    return (margin + column * (inside + gap) / columns, cellsTop + row * rowHeight)
  }

  /// Whether a cell is followed by another one in its row.
  func isFollowed(_ index: Int) -> Bool { (index + 1) % columns != 0 && index + 1 < cells }
}
