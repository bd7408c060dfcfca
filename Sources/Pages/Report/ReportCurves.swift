import Films
import Palettes
import Shots

/// The lightness, chroma and warmth of the film from shot to shot, as curves and as a table.
struct ReportCurves {
  let film: Film

  /// A property over time.
  private struct Curve {
    let title: String
    let words: String
    let range: ClosedRange<Double>
    let value: (FilmTone) -> Double
  }

  var html: String {
    let mostChroma = film.shots.map(\.tone.chroma).max() ?? 0
    // In steps of 0.05, so that films can be compared.
    let top = max(0.1, (mostChroma * 20).rounded(.up) / 20)
    let curves = [
      Curve(
        title: "Lightness", words: "mean Oklab lightness, 0 black, 1 white", range: 0...1,
        value: \.lightness),
      Curve(
        title: "Chroma", words: "mean Oklch chroma, 0 gray", range: 0...top, value: \.chroma),
      Curve(
        title: "Warmth", words: "−1 cold (blue), 1 warm (orange)", range: -1...1,
        value: \.warmth),
    ]
    return """
      \(ReportPart.begin("curves", "Lightness, chroma, warmth"))\
      <p class="hint">Each step is a shot, as wide as the shot is long. Gaps are shots that \
      are left out of the palettes.</p>
      \(curves.map(figure).joined())\(ReportPart.axis(of: film))\(table)\(ReportPart.end)
      """
  }

  private func figure(_ curve: Curve) -> String {
    let values = film.shots.filter { $0.leftOut == nil }.map { curve.value($0.tone) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let label =
      "\(curve.title) over time, from \(low.shown(places: 2)) to "
      + "\(high.shown(places: 2)); the table below has every shot"
    let zero = y(0, curve)
    let bounds = [curve.range.upperBound, curve.range.lowerBound].map { $0.brief(places: 2) }
    return """
      <figure class="curve"><figcaption><b>\(curve.title)</b> <span>\(curve.words)</span>\
      \(ReportPart.saveButton("SVG"))</figcaption>
      <div class="track"><svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
      aria-label="\(label.forHTML)"><path class="zero" d="M0 \(zero)H1000"/>\
      <path class="area" d="\(area(curve, zero))"/><path class="line" d="\(line(curve))"/></svg>\
      <span class="head"></span><span class="most">\(bounds[0].signed)</span>\
      <span class="least">\(bounds[1].signed)</span></div></figure>

      """
  }

  private func x(_ seconds: Double) -> String {
    (1000 * film.timeline.part(at: seconds)).brief(places: 2)
  }

  private func y(_ value: Double, _ curve: Curve) -> String {
    let range = curve.range
    let part = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return (100 * (1 - min(max(0, part), 1))).brief(places: 1)
  }

  /// The curve as steps from shot to shot, without the shots that are left out.
  private func line(_ curve: Curve) -> String {
    var path = ""
    var isDown = false
    for shot in film.shots {
      guard shot.leftOut == nil else {
        isDown = false
        continue
      }
      let height = y(curve.value(shot.tone), curve)
      path += isDown ? "V\(height)" : "M\(x(shot.start)) \(height)"
      path += "H\(x(shot.end))"
      isDown = true
    }
    return path
  }

  /// The areas between the steps and zero.
  private func area(_ curve: Curve, _ zero: String) -> String {
    film.shots.filter { $0.leftOut == nil }.map { shot in
      "M\(x(shot.start)) \(zero)V\(y(curve.value(shot.tone), curve))H\(x(shot.end))V\(zero)Z"
    }.joined()
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
