import ColorScience
import Films
import PaletteFiles
import Palettes
import Shots

/// The colors of the whole film, to copy.
struct ReportPalette {
  let film: Film

  var html: String {
    let swatches = Array(zip(film.palette.swatches, film.palette.percentages))
    let strip = swatches.enumerated().map { index, swatch in
      button(swatch.0, swatch.1, isFirst: index == 0)
    }
    let list = swatches.map { item($0, $1) }
    return """
      \(ReportPart.begin("palette", title))\
      <p class="hint">Click a color to copy it. Narrow ones are drawn wider, so that you can point \
      at them; the percentages are exact.</p>
      <div class="wide-strip" role="toolbar" aria-label="The film’s palette" data-roving>
      \(strip.joined())</div>
      <ul class="swatches">
      \(list.joined())</ul>
      \(facts)\(everything)\(ReportPart.end)
      """
  }

  private var title: String {
    film.timeline.start > 0 ? "The whole part" : "The whole film"
  }

  private func button(_ swatch: Swatch, _ share: String, isFirst: Bool) -> String {
    let color = swatch.color.hex
    return """
      <button type="button" tabindex="\(isFirst ? 0 : -1)" data-copy="\(color)" \
      style="--c:\(color);--s:\((100 * swatch.proportion).shown(places: 3))" \
      aria-label="Copy \(color), \(swatch.name.forHTML), \(share.forHTML)"></button>

      """
  }

  private func item(_ swatch: Swatch, _ share: String) -> String {
    let color = swatch.color.hex
    let place = swatch.oklchTexts.joined(separator: " ")
    return """
      <li><button type="button" class="chip" data-copy="\(color)" style="--c:\(color)" \
      aria-label="Copy \(color)"></button>
      <p><b>\(swatch.name.forHTML)</b> <span class="share">\(share.forHTML)</span><br>\
      <code>\(color)</code> <span class="role">\(swatch.role.rawValue)</span><br>\
      <span class="dim">oklch \(place)</span></p></li>

      """
  }

  private var facts: String {
    guard let facts = film.palette.facts else { return "" }
    let title = facts.lights.isEmpty ? ", whites and neutrals" : ", whites, neutrals and lights"
    return "<h3>Blacks\(title)</h3>\n" + ReportFacts(facts: facts).list
  }

  /// The palette of every frame, including black frames and credits, if any were left out.
  private var everything: String {
    guard film.leftOut.contains(where: { $0.reason != .filtered }) else { return "" }
    let strip = film.everything.strip(called: "Every frame")
    return """
      <h3>Every frame, including black frames and credits</h3>
      \(strip)<p class="dim">\(film.everything.spoken.forHTML)</p>

      """
  }
}
