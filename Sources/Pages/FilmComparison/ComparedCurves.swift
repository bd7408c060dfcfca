import Films
import Palettes

/// What changed over the time of the first film: a step for each shot that both films contain.
struct ComparedCurves {
  let films: ComparedFilms

  /// A change over time.
  private struct Curve {
    let title: String
    let words: String
    let range: ClosedRange<Double>
    let value: (FilmComparison.Pair) -> Double
  }

  var html: String {
    guard films.comparison.relation == .versions else { return "" }
    let curves =
      [
        Curve(
          title: "Difference", words: "ΔE2000 of the mean colors",
          range: 0...top(\.meanDifference, step: 5), value: \.meanDifference)
      ]
      + ComparedParts.measures.map { measure in
        let change = { (pair: FilmComparison.Pair) in measure.change(pair.shift) }
        // Hues turn by whole degrees, all else by hundredths.
        let most = top({ abs(change($0)) }, step: measure.unit.isEmpty ? 0.05 : 10)
        return Curve(
          title: measure.name, words: measure.words.more,
          range: -most...most, value: change)
      }
    return """
      \(ReportPart.begin("curves", "Changes in time"))\
      <p class="hint">Each step is a shot that both films contain, at its time in the first film. \
      Gaps are shots of the first film alone.</p>
      \(curves.map(figure).joined())\(ReportPart.axis(of: films.first))\(ReportPart.end)
      """
  }

  /// The largest value, in steps, so that films can be compared.
  private func top(_ value: (FilmComparison.Pair) -> Double, step: Double) -> Double {
    let most = films.comparison.pairs.map(value).max() ?? 0
    return max(step, (most / step - 1e-9).rounded(.up) * step)
  }

  private func figure(_ curve: Curve) -> String {
    let values = films.comparison.pairs.map(curve.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let label =
      "Change of \(curve.title.lowercased()) over time, from \(low.shown(places: 2)) to "
      + "\(high.shown(places: 2)); every shot is below"
    let zero = y(0, curve)
    let bounds = [curve.range.upperBound, curve.range.lowerBound].map { $0.brief(places: 2).signed }
    return """
      <figure class="curve"><figcaption><b>\(curve.title)</b> <span>\(curve.words)</span></figcaption>
      <div class="track"><svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
      aria-label="\(label.forHTML)"><path class="zero" d="M0 \(zero)H1000"/>\
      <path class="area" d="\(area(curve, zero))"/><path class="line" d="\(line(curve))"/></svg>\
      <span class="most">\(bounds[0])</span><span class="least">\(bounds[1])</span></div></figure>

      """
  }

  /// The areas between the steps and zero.
  private func area(_ curve: Curve, _ zero: String) -> String {
    films.comparison.pairs.map { pair in
      let shot = films.first.shots[pair.first]
      let (start, end) = (x(shot.start), x(shot.end))
      return "M\(start) \(zero)V\(y(curve.value(pair), curve))H\(end)V\(zero)Z"
    }.joined()
  }

  /// The steps, joined where one shot follows the other.
  private func line(_ curve: Curve) -> String {
    var path = ""
    var last = -2
    for pair in films.comparison.pairs {
      let shot = films.first.shots[pair.first]
      let height = y(curve.value(pair), curve)
      path += pair.first == last + 1 ? "V\(height)" : "M\(x(shot.start)) \(height)"
      path += "H\(x(shot.end))"
      last = pair.first
    }
    return path
  }

  private func x(_ seconds: Double) -> String {
    (1000 * films.first.timeline.part(at: seconds)).brief(places: 2)
  }

  private func y(_ value: Double, _ curve: Curve) -> String {
    let part =
      (value - curve.range.lowerBound) / (curve.range.upperBound - curve.range.lowerBound)
    return (100 * (1 - min(max(0, part), 1))).brief(places: 1)
  }
}
