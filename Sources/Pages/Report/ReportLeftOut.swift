import Films
import Palettes
import Shots

/// The shots that no palette counts, and further notes for the reader.
struct ReportLeftOut {
  let film: Film
  let stills: StillBudget

  var html: String {
    ReportPart.begin("left-out", "What is left out") + spans + notes + ReportPart.end
  }

  private var spans: String {
    guard !film.leftOut.isEmpty else {
      return "<p>Nothing: every frame counts in the palettes.</p>\n"
    }
    let length = max(film.timeline.duration, 1e-9)
    let seconds = film.leftOut.reduce(0) { $0 + $1.end - $1.start }
    let rows = film.leftOut.map { span in
      """
      <tr><td>\(FilmTime.exact(span.start)) – \(FilmTime.exact(span.end))</td>\
      <td>\(span.frames.lowerBound) – \(span.frames.upperBound)</td>\
      <td>\(span.reason.words)</td></tr>

      """
    }
    return """
      <p>\(FilmTime.exact(seconds)) in \(film.leftOut.count.counted("span")), \
      \(ShareText.text(seconds / length).forHTML) of the film. The barcode shows them as they \
      are.</p>
      <div class="scroll" role="region" aria-label="Spans that are left out" tabindex="0"><table>
      <thead><tr><th scope="col">Time</th><th scope="col">Frames</th><th scope="col">Why</th></tr>\
      </thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }

  private var notes: String {
    var notes = film.source.notes
    for note in film.notes + film.palette.notes where !notes.contains(note) { notes.append(note) }
    guard !notes.isEmpty else { return "" }
    let items = notes.map { "<li>\($0.forHTML)</li>\n" }
    return "<h3>Notes</h3>\n<ul class=\"notes\">\n\(items.joined())</ul>\n"
  }
}

extension LeftOut.Reason {
  /// The reason in words.
  var words: String {
    switch self {
    case .black: "black: only black"
    case .uniform: "uniform: one color from edge to edge"
    case .leader: "leader: a countdown, color bars or a test card"
    case .credits: "credits: text over a plain background"
    case .blend: "blend: a mixture of two shots, or of a shot with black or white"
    case .flash: "flash: a few much brighter frames"
    case .filtered: "filtered: no pixel passes the filters of brightness and chroma"
    }
  }
}
