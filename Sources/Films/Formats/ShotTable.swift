import ColorScience
import PaletteFiles
import Palettes
import Shots

extension FilmFormat {
  /// A table with a header: one row per shot, for spreadsheets and scripts.
  ///
  /// Every film has the same columns: a shot's colors share one field, parted by spaces, and so do
  /// their shares; names are parted by `; `, texts by ` / `. Seconds count from the film's
  /// start; timecode is the film's own, from 00:00:00:00 if it has none, and the end is the first
  /// frame after the shot. A name or text that a spreadsheet would take for a
  /// formula gets an apostrophe before it.
  ///
  /// - Source: RFC 4180; for the apostrophe OWASP, CSV Injection.
  public static let csv = FilmFormat(
    name: "csv", summary: "a table, one row per shot", fileName: "shots.csv",
    mediaType: "text/csv; charset=utf-8; header=present",
    writer: .bytes { Array(ShotTable.text(of: $0).utf8) })
}

private enum ShotTable {
  static let columns = [
    "number", "first_frame", "last_frame", "start", "end", "start_timecode", "end_timecode",
    "duration", "transition", "left_out", "lightness", "chroma", "hue", "warmth", "mean",
    "colors", "shares", "names", "texts",
  ]

  static func text(of film: Film) -> String {
    let spans = ShotSpans(film)
    let rows = zip(film.shots, spans.spans).enumerated().map { index, pair in
      let (shot, span) = pair
      return [String(index + 1)] + times(of: shot)
        + [spans.source(span.lowerBound).text, spans.source(span.upperBound).text]
        + [
          shot.duration.text(places: 6), shot.transition.rawValue, shot.leftOut?.rawValue ?? "",
        ] + tone(of: shot) + colors(of: shot)
    }
    return ([columns] + rows).map(CSVText.row).joined()
  }

  private static func times(of shot: Shot) -> [String] {
    [shot.frames.lowerBound, shot.frames.upperBound].map { String($0) }
      + [shot.start, shot.end].map { $0.text(places: 6) }
  }

  private static func tone(of shot: Shot) -> [String] {
    let tone = shot.tone
    return [tone.lightness, tone.chroma].map { $0.text(places: 4) }
      + [tone.hue.text(places: 1), tone.warmth.text(places: 4), tone.meanColor.hex]
  }

  private static func colors(of shot: Shot) -> [String] {
    let swatches = shot.palette?.swatches ?? []
    let shares = shot.palette?.roundedShares ?? []
    let names = swatches.map { $0.name.onOneLine }.joined(separator: "; ")
    let texts = shot.texts.map(\.onOneLine).joined(separator: " / ")
    return [
      swatches.map(\.color.hex).joined(separator: " "),
      shares.map { $0.text(places: 4) }.joined(separator: " "),
      CSVText.plain(names), CSVText.plain(texts),
    ]
  }
}
