import ColorScience
import PaletteFiles
public import Palettes

extension FilmComparison {
  /// The whole comparison as text: a summary, then a table of shots or colors.
  public var text: String { text(shots: .max, colors: .none) }

  /// A summary, then a table of shots or colors.
  ///
  /// - Parameters:
  ///   - limit: the largest number of shots in the table. The shots that differ most are listed, in
  ///     order; the last line gives the number of the others.
  ///   - colors: with colors, each color's line starts with blocks of both colors, as in
  ///     `PaletteFormat.text(colors:)`.
  public func text(shots limit: Int, colors: TerminalColors) -> String {
    let table = relation == .versions ? shotTable(limit) : colorTable(colors)
    return (summary + table).map { $0 + "\n" }.joined()
  }

  private var summary: [String] {
    let share = ShareText.text(agreement)
    let verdict =
      relation == .versions
      ? "versions of one film: \(share) of the time is in matching shots"
      : "different films: only \(share) of the time is in matching shots"
    return [
      "\(names.first.onOneLine)  →  \(names.second.onOneLine)", verdict,
      "palettes: ΔE \(paletteDistance.shown(places: 2)) apart (earth mover's distance)",
      "the second has \(shift.words)",
    ]
  }

  private func shotTable(_ limit: Int) -> [String] {
    let strongest = pairs.indices.sorted { pairs[$0].meanDifference > pairs[$1].meanDifference }
    let shown = strongest.prefix(limit).sorted()
    let ends =
      removed.map { "only in the first: shot \($0 + 1), at \(times.first[$0].shown(places: 2)) s" }
      + inserted.map {
        "only in the second: shot \($0 + 1), at \(times.second[$0].shown(places: 2)) s"
      }
    let rest = pairs.count + ends.count - shown.count - min(limit, ends.count)
    let more = "and \(rest.counted("more shot")); all of them with --format text"
    return ["", " shot  shot     start     ΔE  palette  lightness   chroma     hue  warmth"]
      + shown.map { row(pairs[$0]) } + ends.prefix(limit) + (rest > 0 ? [more] : [])
  }

  private func row(_ pair: Pair) -> String {
    let shift = pair.shift
    return [
      (String(pair.first + 1), 5), (String(pair.second + 1), 6),
      (times.first[pair.first].shown(places: 2), 10),
      (pair.meanDifference.shown(places: 2), 7),
      (pair.paletteDistance.map { $0.shown(places: 2) } ?? "–", 9),
      (shift.lightness.signed(places: 3), 11), (shift.chroma.signed(places: 3), 9),
      (shift.hue.signed(places: 1), 8), (shift.warmth.signed(places: 2), 8),
    ].map { $0.padded(to: $1) }.joined()
  }

  private func colorTable(_ shown: TerminalColors) -> [String] {
    ["", (shown == .none ? "" : String(repeating: " ", count: 16)) + "color    nearest      ΔE"]
      + zip(matches, colors).map { match, hexes in
        let blocks =
          [hexes.first, hexes.second].compactMap { try? Color(hex: $0) }
          .map(shown.block).joined() + "    "
        return (shown == .none ? "" : blocks) + "\(hexes.first)  \(hexes.second)"
          + match.difference.shown(places: 2).padded(to: 8)
      }
  }
}

extension ToneShift {
  /// The shift as text.
  fileprivate var words: String {
    "lightness \(lightness.signed(places: 3)), chroma \(chroma.signed(places: 3)), "
      + "hue \(hue.signed(places: 1))°, warmth \(warmth.signed(places: 2))"
  }
}

extension Double {
  fileprivate func signed(places: Int) -> String {
    let text = shown(places: places)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : "+" + text
  }
}

extension String {
  /// Pads the text on the left to a column's width.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
