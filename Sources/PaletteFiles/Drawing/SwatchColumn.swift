import ColorScience
import Frames
import Palettes

/// A palette as a column of labelled swatches beside a tall still, as high as their shares but
/// never lower than their labels.
struct SwatchColumn {
  let width: Int
  let heights: [Int]
  let type: Typography
  let ground: Ground
  private let labels: [SwatchLabel]
  private let pad: Int

  /// - Returns: `nil` if the labels need more height.
  init?(_ palette: Palette, height: Int, type: Typography, ground: Ground) {
    (self.type, self.ground) = (type, ground)
    labels = SwatchLabel.all(of: palette)
    pad = max(6, type.pixels(14))
    let least = SwatchLabel.height(ofLines: 2, type) + 2 * pad
    guard labels.count * least <= height else { return nil }
    heights = Apportionment.parts(
      of: height, for: palette.swatches.map(\.proportion), minimum: least)
    let gap = type.pixels(20)
    let first = labels.map {
      type.width($0.hex, type.label) + gap + type.width($0.share, type.small)
    }
    let names = labels.map { min(type.width($0.name, type.small), type.pixels(260)) }
    width = max(first.max() ?? 0, names.max() ?? 0, type.pixels(200)) + 2 * pad
  }

  /// Draws the swatches with their top left corner at this point: value and share on the first
  /// line, the name below.
  func draw(on canvas: inout Canvas, x: Int, y: Int) {
    var top = y
    for (label, height) in zip(labels, heights) {
      let area = PixelArea(x: x, y: top, width: width, height: height)
      canvas.fill(area, label.color.bytes)
      if label.color.vanishes(on: ground) {
        canvas.frame(area, thickness: max(1, type.pixels(1)), ground.rule)
      }
      let name = type.fitted(label.name, type.small, within: width - 2 * pad)
      label.draw(
        [(label.hex, type.label), (name, type.small)], on: &canvas, by: type, x: x + pad,
        y: top + pad)
      canvas.write(
        label.share, type.small, by: type,
        x: x + width - pad - type.width(label.share, type.small),
        baseline: top + pad + Typography.rise(type.label), color: label.ink)
      top += height
    }
  }
}
