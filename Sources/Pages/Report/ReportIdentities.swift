import ColorScience
import Films
import Palettes

/// The colors that are followed through the film: where each one appears, and how much of the
/// picture it fills.
struct ReportIdentities {
  let film: Film

  /// The most rows that are shown before the reader asks for more.
  private static let most = 24

  var html: String {
    let weighted = film.identities.map { (color: $0, weight: weight(of: $0)) }
    guard !weighted.isEmpty else { return "" }
    let order = weighted.indices.sorted { (weighted[$1].weight, $0) < (weighted[$0].weight, $1) }
    // In order of first appearance in the film.
    let main = order.prefix(Self.most).sorted()
    let rest = order.dropFirst(Self.most).sorted()
    let rows = { (indices: [Int]) in
      "<ol class=\"identities\">\n"
        + indices.map { row(weighted[$0].color, weighted[$0].weight) }.joined() + "</ol>\n"
    }
    let more =
      rest.isEmpty
      ? ""
      : "<details><summary>\(rest.count.counted("color")) more, each in less of the "
        + "film</summary>\n\(rows(rest))</details>\n"
    return """
      \(ReportPart.begin("colors", "Colors through the film"))\
      <p class="hint">Each row follows one color through the shots, in order of first appearance, \
      with its share of the film. The height is the square root of its share of the shot, so that \
      small accents are visible.</p>
      \(rows(main))\(ReportPart.axis(of: film))\
      <p>\(ReportPart.saveButton("SVG"))</p>
      \(more)\(ReportPart.end)
      """
  }

  private var length: Double { max(film.timeline.duration, 1e-9) }

  /// How much of the film a color fills, 0…1.
  private func weight(of color: ColorIdentity) -> Double {
    color.shares.reduce(0) { $0 + $1.share * film.shots[$1.shot].duration } / length
  }

  private func row(_ identity: ColorIdentity, _ weight: Double) -> String {
    let color = identity.color.hex
    let bars = identity.shares.map { shot, share in
      let left = 1000 * film.timeline.part(at: film.shots[shot].start)
      let width = 1000 * film.shots[shot].duration / length
      // With the square root, an accent of 1% remains visible.
      let height = 30 * min(max(0, share), 1).squareRoot()
      return "M\(left.brief(places: 1)) 30v-\(height.brief(places: 1))"
        + "h\(max(1, width).brief(places: 1))V30Z"
    }
    let share = ShareText.text(weight)
    let words =
      "\(identity.shares.count.counted("shot")) · "
      + "first at \(FilmTime.clock(film.shots[identity.firstShot].start))"
    return """
      <li><button type="button" class="chip" data-copy="\(color)" style="--c:\(color)" \
      aria-label="Copy \(color)"></button>
      <p><b>\(identity.name.forHTML)</b> <code>\(color)</code><br>\
      <span class="dim">\(share.forHTML) · \(words)</span></p>
      <svg viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">\
      <path fill="\(color)" d="\(bars.joined())"/></svg></li>

      """
  }
}
