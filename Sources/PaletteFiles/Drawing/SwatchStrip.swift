import ColorScience
public import Frames
public import Palettes

/// A palette as a strip of colors side by side, as wide as their shares.
public enum SwatchStrip {
  /// The strip as a picture, without gaps or labels: every pixel is a color of the palette.
  ///
  /// A swatch is at least 1/80 of the width, so that the smallest accent is visible; the others
  /// shrink in proportion. If even that does not fit, all swatches get the same width. With more
  /// colors than pixels, the strip is as many pixels wide as there are colors.
  ///
  /// - Input: `width` and `height` in pixels, 1 or more.
  /// - Complexity: O(width × height + n log n).
  public static func frame(of palette: Palette, width: Int = 1280, height: Int = 160) -> Frame {
    precondition(width > 0 && height > 0, "a strip needs at least one pixel")
    let width = max(width, palette.swatches.count)
    var canvas = Canvas(width: width, height: height, color: .zero)
    draw(palette, on: &canvas, in: PixelArea(x: 0, y: 0, width: width, height: height))
    return canvas.frame
  }

  /// Draws the strip into a part of a canvas.
  package static func draw(_ palette: Palette, on canvas: inout Canvas, in area: PixelArea) {
    for (part, color) in areas(of: palette, in: area) { canvas.fill(part, color) }
  }

  /// The parts of a strip and their colors, from left to right.
  static func areas(
    of palette: Palette, in area: PixelArea
  ) -> [(area: PixelArea, color: SIMD3<UInt8>)] {
    let widths = Apportionment.parts(
      of: area.width, for: palette.swatches.map(\.proportion), minimum: max(1, area.width / 80))
    var left = area.x
    return zip(palette.swatches, widths).map { swatch, width in
      defer { left += width }
      return (
        PixelArea(x: left, y: area.y, width: width, height: area.height), swatch.color.bytes
      )
    }
  }
}
