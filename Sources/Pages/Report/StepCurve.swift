import Films
import Palettes

/// A value of each shot over the time of a film, drawn as steps.
struct StepCurve {
  /// What is drawn, and in which unit and direction.
  let title, words: String
  /// The values at the foot and at the top; those beyond are cut off.
  let range: ClosedRange<Double>
  /// The film's shots with their values, in order; `nil` is a gap.
  let steps: [(shot: Shot, value: Double)?]
  let timeline: FilmTimeline

  /// The lowest and the highest value in words; 0 if there is none.
  var span: String {
    let values = steps.compactMap { $0?.value }
    return "from \((values.min() ?? 0).shown(places: 2)) to \((values.max() ?? 0).shown(places: 2))"
  }

  /// The curve as a figure.
  ///
  /// - Parameters:
  ///   - label: what a screen reader says.
  ///   - isLive: whether it can be saved, and a line shows the moment that the viewer is at.
  func figure(label: String, isLive: Bool) -> String {
    let bounds = [range.upperBound, range.lowerBound].map { $0.brief(places: 2).signed }
    return """
      <figure class="curve"><figcaption><b>\(title)</b> <span>\(words)</span>\
      \(isLive ? ReportPart.saveButton("SVG") : "")</figcaption>
      <div class="track"><svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
      aria-label="\(label.forHTML)"><path class="zero" d="M0 \(y(0))H1000"/>\
      <path class="area" d="\(area)"/><path class="line" d="\(line)"/></svg>\
      \(isLive ? "<span class=\"head\"></span>" : "")<span class="most">\(bounds[0])</span>\
      <span class="least">\(bounds[1])</span></div></figure>

      """
  }

  /// The areas between the steps and zero.
  private var area: String {
    let zero = y(0)
    return steps.compactMap { $0 }.map { shot, value in
      "M\(x(shot.start)) \(zero)V\(y(value))H\(x(shot.end))V\(zero)Z"
    }.joined()
  }

  /// The steps, joined where one shot follows the other.
  private var line: String {
    var path = ""
    var isDown = false
    for step in steps {
      if let (shot, value) = step {
        path += isDown ? "V\(y(value))" : "M\(x(shot.start)) \(y(value))"
        path += "H\(x(shot.end))"
      }
      isDown = step != nil
    }
    return path
  }

  private func x(_ seconds: Double) -> String {
    (1000 * timeline.part(at: seconds)).brief(places: 2)
  }

  private func y(_ value: Double) -> String {
    let part = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return (100 * (1 - min(max(0, part), 1))).brief(places: 1)
  }
}
