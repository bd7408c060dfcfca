import ColorScience
import PaletteFiles
public import Palettes
import Shots

extension FilmFormat {
  /// A short table for people: length, shots, scenes, what is left out, the film's colors, notes.
  public static let text = text(colors: .none)

  /// A short table for people; with `colors`, each color's line starts with a block of the
  /// color, as in `PaletteFormat.text(colors:)` for stills. With `facts`, lines with the film's
  /// facts follow.
  public static func text(colors: TerminalColors, facts: Bool = false) -> FilmFormat {
    FilmFormat(
      name: "text", summary: "a short table for reading: length, shots, scenes, colors",
      fileName: "film.txt", mediaType: "text/plain; charset=utf-8",
      writer: .bytes { Array(FilmTable(film: $0, colors: colors, facts: facts).text.utf8) })
  }
}

/// The text of a film in about twenty lines.
private struct FilmTable {
  let film: Film
  let colors: TerminalColors
  let facts: Bool

  var text: String {
    let figures = [
      ("length", length), ("shots", shots), ("scenes", film.scenes.count.grouped),
      ("left out", leftOut),
    ]
    // The width of the longest label and two blanks.
    let rows = figures.map { name, value in
      name + String(repeating: " ", count: 10 - name.count) + value
    }
    let lines =
      [title] + rows + TextTable.colors(of: film.palette, shown: colors)
      + (facts ? TextTable.facts(of: film.palette, shown: colors) : [])
      + TextTable.notes(notes)
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String {
    let source = film.source
    return [
      source.name.onOneLine, "\(source.width) × \(source.height)", source.matrix.onOneLine,
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `9:56.46, 14,315 frames at 24 a second`; for a part of the film also its start.
  private var length: String {
    let timeline = film.timeline
    let rate = timeline.frameRate.value.brief(places: 3)
    let isSampled = film.source.sampling != .all
    let frames = timeline.numbers.count.counted("frame")
    let about = timeline.isVariable ? "about " : ""
    let pace = (isSampled ? "read, of " : "at ") + about + rate + " per second"
    let start = timeline.seconds(timeline.start)
    let from = start > 0.005 ? ", from \(FilmTime.exact(start))" : ""
    return "\(FilmTime.exact(timeline.duration)), \(frames) \(pace)\(from)"
  }

  private var shots: String {
    let count = film.shots.count
    guard count > 1 else { return count.grouped }
    let lengths = film.shots.map(\.duration).sorted()
    let (mean, middle) = (film.timeline.duration / Double(count), lengths[count / 2])
    return "\(count.grouped), \(mean.shown(places: 1)) s on average, median "
      + "\(middle.shown(places: 1)) s"
  }

  /// The total time that is left out, with the reasons, the longest first.
  private var leftOut: String {
    var times: [LeftOut.Reason: Double] = [:]
    for span in film.leftOut { times[span.reason, default: 0] += span.end - span.start }
    guard !times.isEmpty else { return "nothing" }
    let reasons = LeftOut.Reason.allCases.filter { times[$0] != nil }
      .sorted { times[$0, default: 0] > times[$1, default: 0] }
    return FilmTime.exact(times.values.reduce(0, +)) + " ("
      + reasons.map(\.rawValue).joined(separator: ", ") + ")"
  }

  private var notes: [String] {
    var notes = film.source.notes
    for note in film.notes + film.palette.notes where !notes.contains(note) { notes.append(note) }
    return notes
  }
}
