import Films
import Palettes

/// The origin of both films, and what a reader should know of them.
struct ComparedSource {
  let films: ComparedFilms

  var html: String {
    let parts = films.sides.map { word, film in
      let source = film.source
      let rows = [
        ("File", source.name), ("SHA-256", source.sha256), ("Codec", source.codec),
        ("Matrix", source.matrix), ("Range", source.range), ("Transfer", source.transfer),
        ("Frames read", source.sampling.description),
        ("Not read to its end", source.stopReason ?? ""),
      ].filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1.forHTML)</dd>\n" }
      let notes = (source.notes + film.notes.filter { !source.notes.contains($0) })
        .map { "<li>\($0.forHTML)</li>\n" }
      return "<div><h3>\(word)</h3>\n<dl class=\"source\">\n\(rows.joined())</dl>\n"
        + (notes.isEmpty ? "" : "<ul class=\"notes\">\n\(notes.joined())</ul>\n") + "</div>\n"
    }
    return """
      \(ReportPart.begin("source", "Sources"))\
      <div class="sources">\(parts.joined())</div>
      <p class="dim">Made by FilmPalette \(filmPaletteVersion)</p>
      \(ReportPart.end)
      """
  }
}
