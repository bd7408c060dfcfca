import Films
import Palettes
import Shots

/// The lightness, chroma and warmth of the film from shot to shot, as curves and as a table.
struct ReportCurves {
  let film: Film

  var html: String {
    let mostChroma = film.shots.map(\.tone.chroma).max() ?? 0
    // In steps of 0.05, so that films can be compared.
    let top = max(0.1, (mostChroma * 20).rounded(.up) / 20)
    let curves = [
      curve("Lightness", "mean Oklab lightness, 0 black, 1 white", 0...1, \.lightness),
      curve("Chroma", "mean Oklch chroma, 0 gray", 0...top, \.chroma),
      curve("Warmth", "−1 cold (blue), 1 warm (orange)", -1...1, \.warmth),
    ]
    return """
      \(ReportPart.begin("curves", "Lightness, chroma, warmth"))\
      <p class="hint">Each step is a shot, as wide as the shot is long. Gaps are shots that \
      are left out of the palettes.</p>
      \(curves.map(figure).joined())\(ReportPart.axis(of: film))\(table)\(ReportPart.end)
      """
  }

  /// A property of the shots; those that are left out are gaps.
  private func curve(
    _ title: String, _ words: String, _ range: ClosedRange<Double>, _ value: (FilmTone) -> Double
  ) -> StepCurve {
    StepCurve(
      title: title, words: words, range: range,
      steps: film.shots.map { $0.leftOut == nil ? ($0, value($0.tone)) : nil },
      timeline: film.timeline)
  }

  private func figure(_ curve: StepCurve) -> String {
    let label = "\(curve.title) over time, \(curve.span); the table below has every shot"
    return curve.figure(label: label, isLive: true)
  }

  private var table: String {
    let timecode = film.timecode
    let rows = film.shots.enumerated().map { index, shot in
      let code = timecode.map { [$0.later(by: shot.frames.lowerBound).text] } ?? []
      let cells =
        code + [
          FilmTime.exact(shot.start), FilmTime.exact(shot.end),
          shot.tone.lightness.shown(places: 3),
          shot.tone.chroma.shown(places: 3), shot.tone.hue.shown(places: 0),
          shot.tone.warmth.shown(places: 2).signed, shot.leftOut?.rawValue ?? "",
        ]
      let text = cells.map { "<td>\($0)</td>" }.joined()
      return "<tr><th scope=\"row\">\(index + 1)</th>\(text)</tr>\n"
    }
    return """
      <details><summary>Every shot as a table</summary>
      <div class="scroll" role="region" aria-label="Every shot as a table" tabindex="0"><table>
      <thead><tr><th scope="col">Shot</th>\(timecode == nil ? "" : "<th scope=\"col\">Timecode</th>")\
      <th scope="col">Start</th><th scope="col">End</th>\
      <th scope="col">Lightness</th><th scope="col">Chroma</th><th scope="col">Hue °</th>\
      <th scope="col">Warmth</th><th scope="col">Left out</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div></details>

      """
  }
}

extension String {
  /// This number with a true minus sign.
  var signed: String { hasPrefix("-") ? "−" + dropFirst() : self }
}
