import ColorScience
import Films
import PaletteFiles
import Palettes
import Shots

/// Every shot of both films, side by side where both contain it.
struct ComparedShots {
  let films: ComparedFilms
  let stills: ComparedStills

  var html: String {
    guard films.comparison.relation == .versions else { return "" }
    let articles = films.rows.indices.map(article)
    return """
      \(ReportPart.begin("shots", "Shot by shot"))\
      <p class="hint">ΔE2000 is the difference of the mean colors; that of palettes is their earth \
      mover’s distance. Shots of one scene share colors, so where the films have other scenes, the \
      same pictures may have other palettes.</p>
      \(notice)<div class="moving"><div class="choice" role="group" aria-label="Order of the shots">
      <button type="button" data-order="time" aria-pressed="true">In the film’s order</button>
      <button type="button" data-order="change" aria-pressed="false">Most changed first</button>
      </div></div>
      <div class="pairs">
      \(articles.joined())</div>
      \(ReportPart.end)
      """
  }

  private var notice: String {
    guard stills.missing > 0 else { return "" }
    return """
      <p class="notice">The stills of \(stills.missing.grouped) of \(stills.count.grouped) rows are \
      left out, spread evenly over the films, to keep this page small.</p>

      """
  }

  private func article(_ index: Int) -> String {
    let row = films.rows[index]
    // A shot of one film alone comes first where the shots that changed most do.
    let change = row.pair?.meanDifference.brief(places: 3) ?? ""
    return """
      <article class="pair" id="pair-\(index + 1)" data-change="\(change)">
      <h3>\(title(row))</h3>
      \(side(index, 0, films.first, row.first))\(side(index, 1, films.second, row.second))\
      \(row.pair.map(table) ?? "")\(row.pair.map(matches) ?? "")</article>

      """
  }

  private func title(_ row: ComparedRow) -> String {
    guard let pair = row.pair else {
      let (shot, word) = row.first.map { ($0, "first") } ?? (row.second ?? 0, "second")
      return "Shot \(shot + 1) <span class=\"dim\">only in the \(word) film</span>"
    }
    let numbers =
      pair.first == pair.second
      ? "Shot \(pair.first + 1)" : "Shot \(pair.first + 1) → \(pair.second + 1)"
    let palettes = pair.paletteDistance.map { ", palettes \($0.shown(places: 1))" } ?? ""
    return "\(numbers) <span>ΔE \(pair.meanDifference.shown(places: 1))\(palettes)</span>"
  }

  /// One film's side of a row: still, palette, place in the film.
  private func side(_ row: Int, _ side: Int, _ film: Film, _ index: Int?) -> String {
    let word = films.sides[side].word
    guard let index else {
      return "<div class=\"side none\"><p>not in the \(word.lowercased()) film</p></div>\n"
    }
    let shot = film.shots[index]
    let strip = shot.palette?.strip(called: "\(word) film, shot \(index + 1)")
    let left = shot.leftOut.map { "left out: \($0.rawValue)" } ?? "no palette"
    let span = "\(FilmTime.exact(shot.start)) – \(FilmTime.exact(shot.end))"
    return """
      <div class="side">\(picture(stills.jpeg(row: row, side: side), shot.tone.meanColor, film))\
      \(strip ?? "<p class=\"dim\">\(left)</p>\n")\
      <p class="when"><b>\(word)</b> shot \(index + 1), \(span)</p></div>

      """
  }

  /// The still of a shot, or its mean color if there is none, in the shape of its film.
  private func picture(_ jpeg: [UInt8]?, _ mean: Color, _ film: Film) -> String {
    let shape = "--wide:\(max(1, film.source.width));--high:\(max(1, film.source.height))"
    guard let jpeg else {
      return "<span class=\"blank\" style=\"\(shape);background:\(mean.hex)\"></span>"
    }
    return "<img loading=\"lazy\" decoding=\"async\" alt=\"\" style=\"\(shape)\" "
      + "src=\"data:image/jpeg;base64,\(Base64.text(of: jpeg))\">"
  }

  private func table(_ pair: FilmComparison.Pair) -> String {
    let (first, second) = (films.first.shots[pair.first], films.second.shots[pair.second])
    let tones = ComparedParts.measures.map { measure in
      let values = [first.tone, second.tone].map { tone in
        "<td>\(measure.value(tone).shown(places: measure.places).signed)\(measure.unit)</td>"
      }
      return "<tr><th scope=\"row\">\(measure.name)</th>\(values.joined())"
        + "<td><b>\(measure.text(pair.shift))</b></td></tr>\n"
    }
    return """
      <table><thead><tr><td></td><th scope="col">First</th><th scope="col">Second</th>\
      <th scope="col">Change</th></tr></thead><tbody>
      \(tones.joined())\(ends(first.palette?.facts, second.palette?.facts))</tbody></table>

      """
  }

  /// Blacks and whites, with how much they differ.
  private func ends(_ first: PictureFacts?, _ second: PictureFacts?) -> String {
    guard first != nil || second != nil else { return "" }
    return [("Blacks", \PictureFacts.blackPoint), ("Whites", \PictureFacts.whitePoint)].map {
      name, color in
      let (one, two) = (first?[keyPath: color], second?[keyPath: color])
      let tints = ComparedParts.tints(one, two).map { "<td class=\"tint\">\($0)</td>" }
      let difference = one.flatMap { one in
        two.map { "ΔE " + ColorDifference.ciede2000.between(one, $0).shown(places: 1) }
      }
      return "<tr><th scope=\"row\">\(name)</th>\(tints.joined())"
        + "<td><b>\(difference ?? "–")</b></td></tr>\n"
    }.joined()
  }

  private func matches(_ pair: FilmComparison.Pair) -> String {
    guard let first = films.first.shots[pair.first].palette,
      let second = films.second.shots[pair.second].palette, !second.swatches.isEmpty
    else { return "" }
    return ComparedParts.matches(first.matched(to: second))
  }
}
