import ColorScience
import PaletteFiles
import Palettes
import Shots

extension FilmFormat {
  /// A table with a header and one row for each shot, for spreadsheets and scripts.
  ///
  /// Every film has the same columns. The colors of a shot share one field, separated by spaces,
  /// and so do their shares and its lights; names are separated by `; `, texts by ` / `. Seconds
  /// count from the film's start. Timecode is that of the film, or begins at 00:00:00:00 if the film has none, and
  /// the end is the first frame after the shot. If a spreadsheet would read a name or text as a
  /// formula, it is preceded by an apostrophe.
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
    "colors", "shares", "names", "texts", "black_point", "white_point", "near_neutral", "lights",
  ]

  static func text(of film: Film) -> String {
    let spans = ShotSpans(film)
    let rows = zip(film.shots, spans.spans).enumerated().map { index, pair in
      let (shot, span) = pair
      return [String(index + 1)] + times(of: shot)
        + [spans.source(span.lowerBound).text, spans.source(span.upperBound).text]
        + [
          shot.duration.text(places: 6), shot.transition.rawValue, shot.leftOut?.rawValue ?? "",
        ] + tone(of: shot) + colors(of: shot) + facts(of: shot)
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

  /// The last columns, so that those before them keep their places; empty without a palette.
  private static func facts(of shot: Shot) -> [String] {
    guard let facts = shot.palette?.facts else { return ["", "", "", ""] }
    return [
      facts.blackPoint.hex, facts.whitePoint.hex, facts.nearNeutral.text(places: 4),
      facts.lights.map(\.color.hex).joined(separator: " "),
    ]
  }
}
