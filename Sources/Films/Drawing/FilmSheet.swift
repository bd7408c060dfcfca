import ColorScience
public import Frames
import PaletteFiles
import Palettes

/// A film's colors on one page to print or hang up: its barcode, its palette, and a strip for each
/// shot, in rows that read like text.
///
/// The background is the neutral gray of `Sheet`. A line above the strips joins the shots of a
/// scene; the start time is under each strip. A film with more than `most` shots has a strip for
/// each scene instead.
public enum FilmSheet {
  /// The largest number of shots that get a strip each.
  static let most = 1000

  /// The page as a picture.
  ///
  /// - Parameters:
  ///   - film: the film to draw.
  ///   - width: the width of the page in pixels; less than 640 counts as 640.
  /// - Complexity: O(frames + pixels of the page).
  public static func frame(of film: Film, width: Int = 1280) -> Frame {
    let cells = cells(of: film)
    let layout = FilmSheetLayout(cells: cells.count, width: width)
    var canvas = Canvas(width: layout.width, height: layout.height, color: Sheet.surround)
    var options = BarcodeOptions()
    (options.width, options.height) = (layout.inside, layout.barcodeHeight)
    canvas.draw(Barcode.frame(of: film, options), x: layout.margin, y: layout.margin)
    SwatchStrip.draw(film.palette, on: &canvas, in: layout.palette)
    for (index, cell) in cells.enumerated() { draw(cell, index, layout, on: &canvas) }
    return canvas.frame
  }

  /// A strip of the page.
  struct Cell {
    /// `nil` if no palette counts the shot or scene.
    package var palette: Palette?
    /// The color to show if there is no palette.
    var mean: SIMD3<UInt8>
    /// Seconds from the film's start.
    var start: Double
    /// Whether a scene begins with this strip, and whether it continues after it.
    var beginsScene, continues: Bool
  }

  static func cells(of film: Film) -> [Cell] {
    if film.shots.count > most, !film.scenes.isEmpty {
      return film.scenes.map { scene in
        Cell(
          palette: scene.palette, mean: film.shots[scene.shots.lowerBound].tone.mean,
          start: scene.start, beginsScene: true, continues: false)
      }
    }
    let firsts = Set(film.scenes.map(\.shots.lowerBound))
    let lasts = Set(film.scenes.map(\.shots.upperBound))
    return film.shots.enumerated().map { index, shot in
      Cell(
        palette: shot.palette, mean: shot.tone.mean, start: shot.start,
        beginsScene: firsts.contains(index), continues: !lasts.contains(index))
    }
  }

  private static func draw(
    _ cell: Cell, _ index: Int, _ layout: FilmSheetLayout, on canvas: inout Canvas
  ) {
    let area = layout.strip(index)
    if let palette = cell.palette {
      SwatchStrip.draw(palette, on: &canvas, in: area)
    } else {
      canvas.fill(area, cell.mean)
    }
    let reach = cell.continues ? layout.gap : 0
    let line = PixelArea(
      x: area.x, y: area.y - 4 * layout.dot, width: area.width + reach, height: layout.dot)
    canvas.fill(line, Sheet.dim)
    HexLabel.draw(
      FilmTime.clock(cell.start), on: &canvas, x: area.x, y: area.y + area.height + 4 * layout.dot,
      dot: layout.dot, color: cell.beginsScene ? Sheet.bright : Sheet.dim)
  }
}
