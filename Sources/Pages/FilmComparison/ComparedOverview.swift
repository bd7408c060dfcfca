import ColorScience
import Films
import PaletteFiles
import Palettes

/// Both films one above the other, and what changed from the first to the second as a whole.
struct ComparedOverview {
  let films: ComparedFilms

  var html: String { both + changes }

  /// The columns of a barcode.
  private static let slices = 480

  private var both: String {
    let longest = max(films.first.timeline.duration, films.second.timeline.duration, 1e-9)
    let parts = films.sides.map { word, film in
      let width = (100 * film.timeline.duration / longest).brief(places: 2)
      return """
        <div class="film"><h3>\(word): <bdi>\(film.source.name.forHTML)</bdi></h3>
        <p class="dim">\(facts(of: film).forHTML)</p>
        <div style="width:\(width)%">\(barcode(of: film))\(ReportPart.axis(of: film))</div>
        \(film.palette.strip(called: "Palette of the \(word.lowercased()) film"))</div>

        """
    }
    return """
      \(ReportPart.begin("films", "Both films"))\
      <p class="hint">Barcodes of mean colors, averaged in linear light, on one scale of time; the \
      palettes are under them.</p>
      \(parts.joined())\(ReportPart.end)
      """
  }

  private func facts(of film: Film) -> String {
    let source = film.source
    return [
      FilmTime.clock(film.timeline.duration), film.timeline.numbers.count.counted("frame"),
      "\(source.width) × \(source.height)", source.codec,
      film.shots.count.counted("shot"), film.scenes.count.counted("scene"),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The mean colors of the film as an SVG of columns.
  private func barcode(of film: Film) -> String {
    let colors = film.meanColors(slices: Self.slices).map { Color(linear: SIMD3<Double>($0)).hex }
    var columns = ""
    var start = 0
    while start < colors.count {
      let end = colors[start...].firstIndex { $0 != colors[start] } ?? colors.count
      columns += "<path fill=\"\(colors[start])\" d=\"M\(start) 0H\(end)V1H\(start)Z\"/>"
      start = end
    }
    return """
      <svg class="bars" viewBox="0 0 \(Self.slices) 1" preserveAspectRatio="none" \
      shape-rendering="crispEdges" role="img" aria-label="Barcode of mean colors">\(columns)</svg>

      """
  }

  private var changes: String {
    let comparison = films.comparison
    let areVersions = comparison.relation == .versions
    let shifts = ComparedParts.measures.map { measure in
      item(measure.name, measure.text(comparison.shift), measure.word(comparison.shift))
    }
    let distance = comparison.paletteDistance.shown(places: 2)
    let palettes = item("Palettes", "ΔE \(distance)", "apart")
    return """
      \(ReportPart.begin("changes", areVersions ? "What changed" : "What is different"))\
      <p class="hint">The second film minus the first\
      \(areVersions ? ", over the shots that both contain, weighted by their lengths" : ""): \
      mean Oklab lightness, mean Oklch chroma, hue of the mean color, warmth; and the earth \
      mover’s distance of the palettes over CIEDE2000.</p>
      <ul class="shifts">
      \((shifts + [palettes]).joined())</ul>
      \(ends)\(colors)\(ReportPart.end)
      """
  }

  private func item(_ name: String, _ value: String, _ word: String) -> String {
    "<li><span class=\"dim\">\(name)</span><b>\(value)</b><span>\(word)</span></li>\n"
  }

  /// Blacks and whites of both films.
  private var ends: String {
    let facts = films.sides.map { $0.film.palette.facts }
    guard facts.contains(where: { $0 != nil }) else { return "" }
    let rows = [("Blacks", \PictureFacts.blackPoint), ("Whites", \PictureFacts.whitePoint)].map {
      name, color in
      let tints = ComparedParts.tints(facts[0]?[keyPath: color], facts[1]?[keyPath: color])
      return "<tr><th scope=\"row\">\(name)</th>"
        + tints.map { "<td class=\"tint\">\($0)</td>" }.joined() + "</tr>\n"
    }
    return """
      <table class="ends-table"><thead><tr><td></td><th scope="col">First</th>\
      <th scope="col">Second</th></tr></thead><tbody>
      \(rows.joined())</tbody></table>

      """
  }

  private var colors: String {
    let comparison = films.comparison
    let (first, second) = (films.first.palette, films.second.palette)
    guard !first.swatches.isEmpty, !second.swatches.isEmpty else { return "" }
    guard comparison.relation == .versions else {
      let nearest = comparison.matches.map {
        (first.swatches[$0.first].color, second.swatches[$0.second].color)
      }
      return "<h3>Each color of the first, with the nearest of the second</h3>\n"
        + ComparedParts.matches(nearest, isLarge: true)
    }
    return """
      <h3>Matched colors of the films</h3>
      <p class="hint">Each color of the first is beside the color of the second that takes most of \
      its share when one palette is turned into the other with the least change. ΔE is CIEDE2000; \
      below 1, most eyes see no difference.</p>
      \(ComparedParts.matches(first.matched(to: second), isLarge: true))
      """
  }
}
