public import Frames
import PaletteFiles

extension Film {
  /// A shot's still with the shot's palette as a strip under it; a shot without a palette has its
  /// mean color there.
  ///
  /// - Parameters:
  ///   - shot: the index of the shot.
  ///   - still: its still.
  public func stillWithPalette(of shot: Int, _ still: Frame) -> Frame {
    let strip = max(12, still.height / 10)
    var canvas = Canvas(
      width: still.width, height: still.height + strip, color: shots[shot].tone.mean)
    canvas.draw(still, x: 0, y: 0)
    if let palette = shots[shot].palette {
      SwatchStrip.draw(
        palette, on: &canvas,
        in: PixelArea(x: 0, y: still.height, width: still.width, height: strip))
    }
    return canvas.frame
  }
}
