import Films
import Palettes

/// Itten's seven contrasts: of the film, with their definitions, then of every scene.
struct ReportContrasts {
  let film: Film

  var html: String {
    """
    \(ReportPart.begin("contrasts", "Seven color contrasts"))\
    <p class="hint">After Johannes Itten, <cite>The Art of Color</cite>, 1961. Itten described \
    the contrasts in words and plates; the numbers are our interpretation, from 0 (absent) to 1 (as \
    strong as he describes), measured in Oklch from a palette’s colors and shares.</p>
    <ol class="contrasts">
    \(IttenContrast.all.map(item).joined())</ol>
    \(scenes)\(ReportPart.end)
    """
  }

  private func item(_ contrast: IttenContrast) -> String {
    let measure = contrast.measure(film.palette)
    let dots = measure.swatches.map { ReportPart.dot(film.palette.swatches[$0].color) }
    let value = measure.strength.shown(places: 2)
    return """
      <li><h3>\(contrast.title) <b>\(value)</b></h3>
      <p class="bar" aria-hidden="true"><i style="width:\((100 * measure.strength).brief(places: 1))%">\
      </i></p>
      <p class="dim">\(contrast.meaning.forHTML)</p>
      <p class="found"><span aria-hidden="true">\(dots.joined())</span>\(measure.words.capital.forHTML)</p>
      <details><summary>How it is measured</summary>\
      <p>\(contrast.definition.forHTML)</p></details></li>

      """
  }

  private var scenes: String {
    guard film.scenes.count > 1 else { return "" }
    let heads = IttenContrast.all.map { "<th scope=\"col\"><span>\($0.title)</span></th>" }
    let rows = film.scenes.enumerated().map { index, scene in
      let cells = IttenContrast.all.map { contrast in
        guard let palette = scene.palette else { return "<td>–</td>" }
        let strength = contrast.measure(palette).strength
        let height = (100 * strength).brief(places: 0)
        return "<td style=\"--v:\(height)%\">\(strength.shown(places: 2))</td>"
      }
      let strip = scene.palette.map {
        "<span class=\"strip\" style=\"background:\($0.gradient)\"></span>"
      }
      return """
        <tr><th scope="row"><a href="#scene-\(index + 1)">\(index + 1)</a></th>\
        <td class="colors">\(strip ?? "")<span class="dim">\(FilmTime.clock(scene.start))</span></td>\
        \(cells.joined())</tr>

        """
    }
    // A long table is collapsed until the reader opens it.
    let isLong = film.scenes.count > 24
    return """
      <h3>Scene by scene</h3>
      \(isLong ? "<details><summary>All \(film.scenes.count) scenes</summary>\n" : "")<table class="by-scene"><thead><tr><th scope="col">Scene</th><th scope="col">Start</th>\
      \(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table>
      \(isLong ? "</details>\n" : "")
      """
  }
}

extension String {
  /// This text with its first letter capitalized.
  var capital: String { prefix(1).uppercased() + dropFirst() }
}
