import ColorScience
public import Frames
import PaletteFiles
import Palettes

/// A film's contact sheet: its title, its barcode, its palette, and each shot's still over the
/// shot's palette, in rows that read like text.
///
/// A line over the stills joins the shots of a scene, and the number of the scene is above its
/// beginning. Under each shot are its number, its start and its length. Stills are cropped to the
/// picture inside the bars. A film whose stills were not kept has its palettes alone, and says so.
/// A film with more than `most` shots shows scenes instead.
public enum FilmSheet {
  /// The largest number of shots that are shown.
  static let most = 1000

  /// The sheet as a picture.
  ///
  /// - Throws: what `choices.still` throws.
  /// - Complexity: O(frames + pixels of the sheet and of the stills).
  public static func frame(of film: Film, _ choices: FilmPictureChoices) throws -> Frame {
    let cells = FilmSheetCell.all(of: film, most: most)
    let width = max(640, choices.width)
    let type = Typography(choices.lettering, extent: width)
    let palette = LabelledSwatches(
      film.palette, width: FilmSheetLayout.inside(width: width, type), type: type,
      ground: choices.ground)
    let hasStills = try cells.contains { try choices.still($0.shot) != nil }
    let layout = FilmSheetLayout(
      cells: cells.count, width: width, shape: hasStills ? film.pictureShape : nil,
      paletteHeight: palette.height, type: type)
    var canvas = Canvas(width: width, height: layout.height, color: choices.ground.color)
    drawHead(of: film, hasStills: hasStills, layout, choices.ground, on: &canvas)
    var options = BarcodeOptions()
    (options.width, options.height) = (layout.barcode.width, layout.barcode.height)
    canvas.draw(Barcode.frame(of: film, options), x: layout.barcode.x, y: layout.barcode.y)
    palette.draw(on: &canvas, x: layout.margin, y: layout.paletteTop)
    for (index, cell) in cells.enumerated() {
      let still = hasStills ? try film.picture(of: cell.shot, in: choices.still(cell.shot)) : nil
      draw(cell, index, still, layout, choices.ground, on: &canvas)
    }
    return canvas.frame
  }

  private static func drawHead(
    of film: Film, hasStills: Bool, _ layout: FilmSheetLayout, _ ground: Ground,
    on canvas: inout Canvas
  ) {
    let type = layout.type
    canvas.write(
      type.fitted(film.title, type.title, within: layout.inside), type.title, by: type,
      x: layout.margin, baseline: layout.titleLine, color: ground.ink)
    let words = film.sourceLine + (hasStills || film.shots.isEmpty ? "" : " · no stills were kept")
    canvas.write(
      type.fitted(words, type.small, within: layout.inside), type.small, by: type,
      x: layout.margin, baseline: layout.sourceLine, color: ground.quietInk)
  }

  private static func draw(
    _ cell: FilmSheetCell, _ index: Int, _ still: Frame?, _ layout: FilmSheetLayout,
    _ ground: Ground, on canvas: inout Canvas
  ) {
    let (x, y) = layout.corner(index)
    let width = layout.cellWidth
    drawScene(of: cell, index, layout, ground, on: &canvas)
    var area = PixelArea(
      x: x, y: y + layout.stillTop, width: width, height: layout.stillHeight)
    if let still {
      canvas.draw(still, fitting: area)
    } else if layout.stillHeight > 0 {
      canvas.fill(area, cell.mean)
    }
    (area.y, area.height) = (area.y + layout.stillHeight, layout.stripHeight)
    if let palette = cell.palette {
      SwatchStrip.draw(palette, on: &canvas, in: area)
    } else {
      canvas.fill(area, cell.mean)
    }
    drawCaption(of: cell, index, layout, ground, on: &canvas)
  }

  /// The number of the scene, and the line that joins its cells.
  private static func drawScene(
    of cell: FilmSheetCell, _ index: Int, _ layout: FilmSheetLayout, _ ground: Ground,
    on canvas: inout Canvas
  ) {
    let (x, y) = layout.corner(index)
    let type = layout.type
    let reach = cell.continues && layout.isFollowed(index) ? layout.gap + 1 : 0
    canvas.fill(
      PixelArea(
        x: x, y: y + layout.ruleTop, width: layout.cellWidth + reach, height: layout.ruleHeight),
      ground.rule)
    guard let scene = cell.scene else { return }
    var style = type.small
    style.isBold = true
    canvas.write(
      type.fitted("Scene \(scene)", style, within: layout.cellWidth), style, by: type, x: x,
      baseline: y + Typography.rise(type.small), color: ground.ink)
  }

  /// The number of the shot, its start, and, where there is room, its length, or why no palette
  /// counts it.
  private static func drawCaption(
    of cell: FilmSheetCell, _ index: Int, _ layout: FilmSheetLayout, _ ground: Ground,
    on canvas: inout Canvas
  ) {
    let type = layout.type
    let (x, y) = layout.corner(index)
    let line = y + layout.captionLine
    let number = "\(index + 1)"
    canvas.write(number, type.small, by: type, x: x, baseline: line, color: ground.ink)
    let time = FilmTime.clock(cell.start)
    let timeLeft = x + type.width(number, type.small) + type.small.size
    canvas.write(time, type.small, by: type, x: timeLeft, baseline: line, color: ground.quietInk)
    let last = cell.leftOut ?? "\(cell.duration.shown(places: 1)) s"
    let left = x + layout.cellWidth - type.width(last, type.small)
    guard left >= timeLeft + type.width(time, type.small) + type.small.size else { return }
    canvas.write(last, type.small, by: type, x: left, baseline: line, color: ground.quietInk)
  }
}

extension Film {
  /// Length, shots, scenes, size and rate in one line.
  var sourceLine: String {
    var parts: [String] = []
    if source.pictures != nil {
      parts.append("numbered pictures")
    } else if source.name.onOneLine != title {
      parts.append(source.name.onOneLine)
    }
    parts += [
      FilmTime.exact(timeline.duration),
      "\(shots.count.counted("shot")) in \(scenes.count.counted("scene"))",
      "\(source.width) × \(source.height)",
      "\(timeline.frameRate.value.brief(places: 3)) frames per second",
    ]
    return parts.joined(separator: " · ")
  }

  /// Width over height of the picture inside the bars that most shots have, from 0.5 to 4.
  var pictureShape: Double {
    var counts: [(area: PixelArea, count: Int)] = []
    for shot in shots where shot.leftOut == nil {
      let area = picture(of: shot)
      if let place = counts.firstIndex(where: { $0.area == area }) {
        counts[place].count += 1
      } else {
        counts.append((area, 1))
      }
    }
    // The first of equals, so that the order of shots alone decides.
    let usual = counts.reduce(nil as (area: PixelArea, count: Int)?) { best, next in
      best.map { $0.count >= next.count ? $0 : next } ?? next
    }
    let area = usual?.area ?? PixelArea(x: 0, y: 0, width: source.width, height: source.height)
    return min(max(0.5, Double(area.width) / Double(max(1, area.height))), 4)
  }

  /// The picture of a shot inside its bars, in pixels of the film.
  private func picture(of shot: Shot) -> PixelArea {
    let whole = PixelArea(x: 0, y: 0, width: source.width, height: source.height)
    guard let bars = shot.bars?.intersection(whole), bars.width > 0, bars.height > 0 else {
      return whole
    }
    return bars
  }

  /// The part of a shot's still inside the bars.
  func picture(of shot: Int, in still: Frame?) -> Frame? {
    guard let still, shots[shot].bars != nil, source.width > 0, source.height > 0 else {
      return still
    }
    let area = picture(of: shots[shot])
    // Rounded inward, so that no line of a bar remains.
    func inner(_ start: Int, _ length: Int, _ side: Int, _ whole: Int) -> (Int, Int) {
      let first = (start * side + whole - 1) / whole
      return (first, max(1, (start + length) * side / whole - first))
    }
    let (x, width) = inner(area.x, area.width, still.width, source.width)
    let (y, height) = inner(area.y, area.height, still.height, source.height)
    return still.cropped(to: PixelArea(x: x, y: y, width: width, height: height))
  }
}
