import ColorScience
import Frames
import Palettes

/// The words on a swatch: its hexadecimal value, its share and its name, from top to bottom.
struct SwatchLabel {
  let hex, share: String
  let name: String
  let color: Color

  /// The labels of a palette's swatches; without known shares, labels have none.
  static func all(of palette: Palette) -> [SwatchLabel] {
    zip(palette.swatches, palette.percentages).map { swatch, share in
      SwatchLabel(
        hex: swatch.color.hex, share: palette.hasShares ? share : "",
        name: swatch.name.onOneLine, color: swatch.color)
    }
  }

  /// Black or white, whichever is easier to read on the swatch: at least 4.58 : 1.
  var ink: SIMD3<UInt8> { color.takesDarkText ? .zero : SIMD3(repeating: 255) }

  /// The widest line that must not be cut, in pixels.
  func width(_ type: Typography) -> Int {
    max(type.width(hex, type.label), type.width(share, type.small))
  }

  /// The lines that fit into this many pixels, with the name on at most `names` lines.
  func lines(_ type: Typography, room: Int, names: Int) -> [(String, Lettering.Style)] {
    var lines = [(hex, type.label)]
    if !share.isEmpty { lines.append((share, type.small)) }
    let name = type.lines(name, type.small, within: room, most: names)
    return lines + name.map { ($0, type.small) }
  }

  /// Pixels from the top of the first line to the lowest point of the last.
  static func height(ofLines count: Int, _ type: Typography) -> Int {
    Typography.rise(type.label) + (count > 1 ? air(type) : 0)
      + (count - 1) * Typography.leading(type.small) + type.small.size * 28 / 100
  }

  /// The distance between the value and the other lines, besides their leading.
  private static func air(_ type: Typography) -> Int { max(1, type.pixels(4)) }

  /// Pixels from the top of the first line's capital letters to the baseline of a line.
  static func baseline(ofLine index: Int, _ type: Typography) -> Int {
    Typography.rise(type.label) + (index > 0 ? air(type) : 0)
      + index * Typography.leading(type.small)
  }

  /// Draws lines below each other; the first one's capital letters begin at `y`.
  func draw(
    _ lines: [(String, Lettering.Style)], on canvas: inout Canvas, by type: Typography, x: Int,
    y: Int
  ) {
    for (index, line) in lines.enumerated() {
      let baseline = y + Self.baseline(ofLine: index, type)
      canvas.write(line.0, line.1, by: type, x: x, baseline: baseline, color: ink)
    }
  }
}

extension Color {
  /// Whether a swatch of this color on a ground could be taken for the ground itself.
  func vanishes(on ground: Ground) -> Bool {
    let (mine, its) = (bytes, ground.color)
    return (0..<3).allSatisfy { abs(Int(mine[$0]) - Int(its[$0])) < 16 }
  }
}
