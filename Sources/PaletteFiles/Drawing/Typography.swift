import Frames

/// The type of a picture: one family in three sizes, which follow from the picture's size.
package struct Typography: Sendable {
  let lettering: Lettering
  /// Pixels in a unit of distance; 1 for a picture of 1,280 pixels.
  package let unit: Double

  /// - Parameter extent: the longer side of what is drawn, in pixels.
  package init(_ lettering: Lettering, extent: Int) {
    self.lettering = lettering
    unit = max(0.5, Double(extent) / 1280)
  }

  /// Distances grow with the picture, and so do letters, but no letter is smaller than can be read.
  package func pixels(_ units: Double) -> Int { Int((units * unit).rounded()) }

  package var title: Lettering.Style { style(28, atLeast: 17, isBold: true) }
  package var label: Lettering.Style { style(20, atLeast: 13, isBold: true) }
  package var small: Lettering.Style { style(16, atLeast: 11) }

  private func style(_ units: Double, atLeast least: Int, isBold: Bool = false) -> Lettering.Style {
    Lettering.Style(size: max(least, pixels(units)), isBold: isBold)
  }

  /// The distance from a baseline to the next one.
  package static func leading(_ style: Lettering.Style) -> Int { (style.size * 13 + 5) / 10 }

  /// The distance from the top of a line's capital letters down to the baseline.
  package static func rise(_ style: Lettering.Style) -> Int { (style.size * 73 + 50) / 100 }

  /// How many pixels wide a line is.
  package func width(_ text: String, _ style: Lettering.Style) -> Int {
    lettering.mask(text, style)?.end ?? 0
  }

  /// The text, or as much of its beginning as fits into this many pixels, with an ellipsis.
  package func fitted(_ text: String, _ style: Lettering.Style, within room: Int) -> String {
    if width(text, style) <= room { return text }
    let characters = Array(text)
    // The longest beginning that fits, by halving.
    var (fits, tooLong) = (0, characters.count)
    while tooLong - fits > 1 {
      let middle = (fits + tooLong) / 2
      if width(Self.cut(characters, middle), style) <= room {
        fits = middle
      } else {
        tooLong = middle
      }
    }
    return fits == 0 ? "" : Self.cut(characters, fits)
  }

  private static func cut(_ characters: [Character], _ count: Int) -> String {
    var kept = characters[..<count]
    while kept.last == " " { kept.removeLast() }
    return String(kept) + "…"
  }

  /// The text in at most this many lines, broken at blanks; a line that is too long is cut.
  package func lines(
    _ text: String, _ style: Lettering.Style, within room: Int, most: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || lines.count + 1 == most || width(longer, style) <= room {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { fitted($0, style, within: room) }
  }
}

extension Canvas {
  /// Draws text that was fitted before, with its baseline at `baseline`.
  package mutating func write(
    _ text: String, _ style: Lettering.Style, by type: Typography, x: Int, baseline: Int,
    color: SIMD3<UInt8>
  ) {
    guard let mask = type.lettering.mask(text, style) else { return }
    draw(mask, x: x + mask.left, y: baseline + mask.top, color)
  }
}
