import Frames
import Media
import PaletteCatalog
import PaletteFiles
import Palettes
import Platform

/// Hits as a picture: small pictures in rows, each with its palette, name and distance.
enum HitSheet {
  /// The most pictures of a sheet.
  static let most = 1000
  private static let columns = 4
  private static let cell = 320
  private static let margin = 32
  private static let gap = 20
  private static let strip = 28
  private static let width = 2 * margin + columns * cell + (columns - 1) * gap

  /// - Throws: nothing for a missing picture: its mean color is there instead.
  static func frame(
    of answer: CatalogAnswer, in catalog: Catalog, _ lettering: Lettering
  ) -> Frame {
    let type = Typography(lettering, extent: width)
    let ground = Ground.dark
    let stillHeight = cell * 9 / 16
    let caption = 2 * Typography.leading(type.small)
    let cellHeight = stillHeight + strip + caption + gap
    let rows = max(1, (answer.hits.count + columns - 1) / columns)
    var canvas = Canvas(
      width: width, height: 2 * margin + rows * cellHeight - gap, color: ground.color)
    for (index, hit) in answer.hits.enumerated() {
      let x = margin + index % columns * (cell + gap)
      let y = margin + index / columns * cellHeight
      let area = PixelArea(x: x, y: y, width: cell, height: stillHeight)
      canvas.fill(area, ground.rule)
      if let still = still(of: hit.item, in: catalog) { canvas.draw(still, fitting: area) }
      if let palette = hit.item.palette {
        SwatchStrip.draw(
          palette, on: &canvas,
          in: PixelArea(x: x, y: y + stillHeight, width: cell, height: strip))
      }
      let first = y + stillHeight + strip + Typography.rise(type.small) + 6
      canvas.write(
        type.fitted(hit.item.title.onOneLine, type.small, within: cell), type.small, by: type,
        x: x, baseline: first, color: ground.ink)
      guard let distance = hit.distance else { continue }
      canvas.write(
        "\(distance.text(places: 1)) away", type.small, by: type, x: x,
        baseline: first + Typography.leading(type.small), color: ground.quietInk)
    }
    return canvas.frame
  }

  private static func still(of item: CatalogItem, in catalog: Catalog) -> Frame? {
    guard let input = try? MediaInput(path: catalog.thumbnailPath(of: item.id)) else { return nil }
    return try? StillPicture.frame(of: input, fitting: cell, limits: ReadLimits())
  }
}
