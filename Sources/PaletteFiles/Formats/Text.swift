import ColorScience
import Frames
public import Palettes

extension PaletteFormat {
  /// Aligned columns for reading: hex, share, name, role; then the notes.
  public static let text = text(colors: .none)

  /// Aligned columns for reading; with `colors`, each line starts with a block of its color, and
  /// with `facts`, lines with the palette's facts follow, if it has any.
  ///
  /// The blocks are escape sequences. Request them only for a terminal that supports them, and if
  /// `NO_COLOR` is not set.
  public static func text(colors: TerminalColors, facts: Bool = false) -> PaletteFormat {
    PaletteFormat(
      name: "text", summary: "aligned columns for reading", fileExtensions: ["txt"],
      mediaType: "text/plain; charset=utf-8",
      writer: .bytes { Array(TextTable.text(of: $0, colors: colors, facts: facts).utf8) })
  }
}

/// Colors for people to read, in aligned columns.
package enum TextTable {
  fileprivate static func text(
    of palette: Palette, colors: TerminalColors, facts: Bool
  ) -> String {
    let lines =
      [title(of: palette)] + self.colors(of: palette, shown: colors)
      + (facts ? self.facts(of: palette, shown: colors) : []) + notes(palette.allNotes)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line for each color.
  package static func colors(of palette: Palette, shown: TerminalColors) -> [String] {
    let names = palette.swatches.map { $0.name.onOneLine }
    let width = min(40, names.map(\.columns).max() ?? 0)
    return zip(zip(palette.swatches, palette.percentages), names).map { pair, name in
      let (swatch, share) = pair
      let block = shown == .none ? "" : shown.block(swatch.color) + "  "
      let gap = String(repeating: " ", count: max(0, width - name.columns))
      let percent = String(repeating: " ", count: max(0, 6 - share.count)) + share
      return "\(block)\(swatch.color.hex)  \(percent)  \(name)\(gap)  \(swatch.role.rawValue)"
    }
  }

  /// A line for each fact: blacks, whites, near-neutral, lights; none if the palette has no facts.
  package static func facts(of palette: Palette, shown: TerminalColors) -> [String] {
    guard let facts = palette.facts else { return [] }
    func color(_ color: Color) -> String {
      (shown == .none ? "" : shown.block(color) + "  ") + color.hex
    }
    let lights = facts.lights.map { light in
      let place = light.position.map { " at \($0.x.shown(places: 2)), \($0.y.shown(places: 2))" }
      return "\(color(light.color))  \(ShareText.text(light.proportion))\(place ?? "")"
    }
    var rows = [
      ("blacks", "\(color(facts.blackPoint))  \(Tint(of: facts.blackPoint).rawValue)"),
      ("whites", "\(color(facts.whitePoint))  \(Tint(of: facts.whitePoint).rawValue)"),
      ("near-neutral", ShareText.text(facts.nearNeutral)),
      ("lights", lights.first ?? "none"),
    ]
    rows += lights.dropFirst().map { ("", $0) }
    if let auto = facts.auto {
      let leftOut = auto.leftOut.shown(places: 1)
      let others =
        auto.leavesOutColors
        ? "a visible one is ΔE \(leftOut) or more from all of them"
        : "every visible one is within ΔE \(leftOut) of them"
      rows.append(("auto", "\(auto.count.counted("color")); \(others)"))
    }
    return rows.map { name, value in
      name + String(repeating: " ", count: 14 - name.count) + value
    }
  }

  /// A line for each note.
  package static func notes(_ notes: [String]) -> [String] { notes.map { "note: \($0.onOneLine)" } }

  /// The name and, for a still, its size, its profile, which pixels were counted, and the size
  /// inside its bars.
  private static func title(of palette: Palette) -> String {
    guard let source = palette.source else { return palette.name.onOneLine }
    let bars = source.bars.map { "bars left out: \($0.width) × \($0.height) inside" } ?? ""
    let size = "\(source.width) × \(source.height)"
    let sampling = source.sampling?.onOneLine ?? ""
    return [source.name.onOneLine, size, source.profile.onOneLine, sampling, bars]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension String {
  /// How many columns this text takes in a terminal: two for each wide character (East Asian,
  /// emoji), one for any other.
  package var columns: Int {
    reduce(0) { width, character in
      guard let first = character.unicodeScalars.first else { return width }
      let wide: Bool =
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
          0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
          true
        default:
          first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
        }
      return width + (wide ? 2 : 1)
    }
  }
}
