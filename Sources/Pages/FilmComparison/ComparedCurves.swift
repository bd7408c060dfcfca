import Films
import Palettes

/// What changed over the time of the first film: a step for each shot that both films contain.
struct ComparedCurves {
  let films: ComparedFilms

  var html: String {
    guard films.comparison.relation == .versions else { return "" }
    let curves =
      [
        curve(
          "Difference", "ΔE2000 of the mean colors", 0...top(\.meanDifference, step: 5),
          \.meanDifference)
      ]
      + ComparedParts.measures.map { measure in
        let change = { (pair: FilmComparison.Pair) in measure.change(pair.shift) }
        // Hues turn by whole degrees, all else by hundredths.
        let most = top({ abs(change($0)) }, step: measure.unit.isEmpty ? 0.05 : 10)
        return curve(measure.name, measure.words.more, -most...most, change)
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

  /// A change of the shots that both films contain; the others of the first film are gaps.
  private func curve(
    _ title: String, _ words: String, _ range: ClosedRange<Double>,
    _ value: (FilmComparison.Pair) -> Double
  ) -> StepCurve {
    var steps = [(shot: Shot, value: Double)?](repeating: nil, count: films.first.shots.count)
    for pair in films.comparison.pairs {
      steps[pair.first] = (films.first.shots[pair.first], value(pair))
    }
    return StepCurve(
      title: title, words: words, range: range, steps: steps, timeline: films.first.timeline)
  }

  private func figure(_ curve: StepCurve) -> String {
    let label =
      "Change of \(curve.title.lowercased()) over time, \(curve.span); every shot is below"
    return curve.figure(label: label, isLive: false)
  }
}
