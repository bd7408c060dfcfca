import ColorScience
import Films
import PaletteFiles
import Palettes
import Shots

/// The filmstrip: each scene with its palette, and under it its shots with theirs.
struct ReportScenes {
  let film: Film
  let stills: StillBudget

  var html: String {
    var html = ReportPart.begin("scenes", "Scenes and shots")
    html += """
      <p class="hint">A scene is a group of neighboring shots with similar colors. Click a shot to \
      go to its place in the film.</p>

      """
    if stills.missing > 0 {
      html += """
        <p class="notice">\(stills.missing.grouped) of \(stills.count.grouped) stills are left out, \
        spread evenly over the film, to keep this page small.</p>

        """
    }
    // A film without scenes has all its shots in one row.
    guard !film.scenes.isEmpty else {
      return html + shots(film.shots.indices, "Shots of the film") + ReportPart.end
    }
    for (index, scene) in film.scenes.enumerated() { html += part(scene, number: index + 1) }
    return html + ReportPart.end
  }

  private func part(_ scene: Scene, number: Int) -> String {
    let span = "\(FilmTime.exact(scene.start)) – \(FilmTime.exact(scene.end))"
    let strip = scene.palette?.strip(called: "Palette of scene \(number)")
    let facts = (scene.palette?.facts).map { ReportFacts(facts: $0).line }
    return """
      <div class="scene" id="scene-\(number)">
      <div><h3>Scene \(number)</h3>
      <p class="dim">\(span)<br>\(scene.shots.count.counted("shot"))</p>
      \(strip ?? "<p class=\"dim\">no palette: left out</p>\n")\(facts ?? "")</div>
      \(shots(scene.shots.lowerBound..<scene.shots.upperBound + 1, "Shots of scene \(number)"))\
      </div>

      """
  }

  /// Films with more shots than this show only the palettes of their scenes at first.
  private static let mostUnfolded = 200

  private func shots(_ range: Range<Int>, _ label: String) -> String {
    let cards = range.map { card($0, isFirst: $0 == range.lowerBound) }
    let row = """
      <div class="shots" role="toolbar" aria-label="\(label)" data-roving>
      \(cards.joined())</div>

      """
    guard film.shots.count > Self.mostUnfolded else { return row }
    let numbers = "Shots \(range.lowerBound + 1)–\(range.upperBound)"
    return
      "<details><summary>\(range.count == 1 ? "Shot \(range.upperBound)" : numbers)</summary>\n"
      + row + "</details>\n"
  }

  private func card(_ index: Int, isFirst: Bool) -> String {
    let shot = film.shots[index]
    let mean = shot.tone.meanColor.hex
    let left = shot.leftOut.map { "left out: \($0.rawValue)" }
    let words = shot.palette?.spoken ?? left ?? "no palette"
    let label =
      "Shot \(index + 1), \(FilmTime.exact(shot.start)) to "
      + "\(FilmTime.exact(shot.end)): \(words)"
    // Shots without a palette are only marks, so that the others are together.
    if let left {
      return """
        <button type="button" class="shot out" id="shot-\(index + 1)" data-shot="\(index)" \
        tabindex="\(isFirst ? 0 : -1)" aria-label="\(label.forHTML)" title="\(left.forHTML)">\
        <span style="background:\(mean)"></span></button>

        """
    }
    let background = shot.palette?.gradient ?? mean
    return """
      <button type="button" class="shot" id="shot-\(index + 1)" data-shot="\(index)" \
      tabindex="\(isFirst ? 0 : -1)" aria-label="\(label.forHTML)">\(picture(index, mean))\
      <span class="strip" style="background:\(background)"></span>\
      <span class="when"><b>\(index + 1)</b> \(FilmTime.clock(shot.start))</span></button>

      """
  }

  /// The still of a shot, or its mean color if there is none.
  private func picture(_ index: Int, _ mean: String) -> String {
    guard let jpeg = stills.jpeg(index) else {
      return "<span class=\"blank\" style=\"background:\(mean)\"></span>"
    }
    return "<img loading=\"lazy\" decoding=\"async\" alt=\"\" "
      + "src=\"data:image/jpeg;base64,\(Base64.text(of: jpeg))\">"
  }
}
