import Clustering
import ColorScience
package import Frames
import PaletteFiles
package import Palettes

/// One still on the page of a comparison: the picture, its histograms and its palettes.
package struct CompareSection {
  private let comparison: Comparison
  private let size: (width: Int, height: Int)
  private let jpeg: [UInt8]
  /// The least mean difference among the algorithms.
  private let closest: Double

  package init(_ comparison: Comparison, still: Frame, jpeg: [UInt8]) {
    self.comparison = comparison
    self.jpeg = jpeg
    size = (still.width, still.height)
    closest = comparison.trials(.algorithms).map(\.figures.meanDifference).min() ?? 0
  }

  /// The content of the still's `section` element.
  package var html: String {
    let bars = comparison.options.bars == .detect && comparison.source.bars != nil
    return """
      <div class="view"><div class="stage"><div class="frame">
      <img src="data:image/jpeg;base64,\(Base64.text(of: jpeg))" width="\(size.width)" \
      height="\(size.height)"\(enlargement) alt="The still \(comparison.source.name.forHTML)">
      <canvas class="veil" aria-hidden="true"></canvas>
      </div><p class="readout">\(bars ? "The bars are left out of every number." : "")</p></div></div>
      <div class="notes">
      <header><h2>\(comparison.source.name.forHTML)</h2>
      <p class="facts">\(facts.forHTML)</p>
      \(comparison.notes.map { "<p class=\"facts\">\($0.forHTML)</p>\n" }.joined())</header>
      <h3>Levels</h3>
      <div class="levels">
      \(levels)</div>
      <h3>Palettes</h3>
      <dl class="legend">
      <dt>ΔE</dt><dd>mean CIEDE2000 difference between the picture’s pixels, of any brightness, \
      and their nearest swatch: lower is closer</dd>
      <dt>distortion</dt><dd>mean squared distance to the nearest swatch in sRGB, in thousandths</dd>
      <dt>pair</dt><dd>CIEDE2000 difference between the two swatches that are most alike: higher \
      is more distinct</dd>
      </dl>
      <p class="hint">Point at a swatch, or reach it with Tab and the arrow keys: its pixels \
      light up in the still. Click, tap or press Enter to keep them lit, press Escape to release \
      them. Small swatches are drawn wider, so that you can point at them; the percentages are \
      exact.</p>
      \(algorithms)
      <h4>\(chosen), by size</h4>
      \(comparison.trials(.sizes).map { figure($0, called: $0.count.counted("color")) }.joined())
      <h4>\(chosen), by brightness</h4>
      \(comparison.trials(.brightness).map { figure($0, called: brightness($0)) }.joined())
      \(scatter)</div>

      """
  }

  /// The algorithm of the trials of size and brightness, with its space unless it has its own.
  private var chosen: String {
    let own = comparison.trials(.sizes).first?.hasOwnSpace ?? false
    return comparison.options.algorithm.name + (own ? "" : " in \(comparison.options.space)")
  }

  /// An attribute that enlarges a still of a few pixels, with each pixel as a square.
  private var enlargement: String {
    let factor = 240 / max(size.width, size.height)
    return factor > 1 ? " class=\"tiny\" style=\"--w:\(size.width * factor)px\"" : ""
  }

  private var facts: String {
    let source = comparison.source
    var facts = [
      "\(source.width) × \(source.height)", source.format, source.profile, source.sampling ?? "",
      comparison.pixels.counted("pixel") + " counted",
    ]
    if let bars = source.bars {
      facts.append("without bars \(bars.width) × \(bars.height)")
    }
    return facts.joined(separator: " · ")
  }

  private var levels: String {
    let bounds = comparison.trials(.brightness).last.map(\.options)
    return comparison.tones.all.map { name, tones in
      let marks = name == "brightness" ? bounds.map { [$0.minBrightness, $0.maxBrightness] } : nil
      let summary = "mean \(tones.mean.shown(places: 0)) · median \(tones.median)"
      return """
        <figure class="level \(name)"><figcaption><b>\(name)</b> <span>\(summary)</span></figcaption>
        \(TonesDrawing(tones, marks: marks ?? []).svg(label: "\(name) histogram, \(summary)"))
        <p class="scale" aria-hidden="true"><span>0</span><span>128</span><span>255</span></p></figure>

        """
    }.joined()
  }

  /// The palettes of the algorithms, each in its spaces.
  private var algorithms: String {
    var html = ""
    var seen: [(algorithm: PaletteAlgorithm, space: ColorSpace, colors: [String])] = []
    for trial in comparison.trials(.algorithms) {
      let algorithm = trial.options.algorithm
      if seen.last?.algorithm != algorithm {
        let linkage = algorithm == .agglomerative ? ", \(trial.options.linkage.rawValue)" : ""
        html += "<h4>\(algorithm)\(linkage), \(trial.count.counted("color"))</h4>\n"
      }
      let hexes = trial.palette.swatches.map(\.color.hex)
      let twin = seen.first { $0.algorithm == algorithm && $0.colors == hexes }
      seen.append((algorithm, trial.space, hexes))
      let title = trial.hasOwnSpace ? "always in \(trial.space)" : trial.space.name
      html += figure(trial, called: title + (twin.map { ", the same as \($0.space)" } ?? ""))
    }
    return html
  }

  private func brightness(_ trial: Trial) -> String {
    let (low, high) = (trial.options.minBrightness, trial.options.maxBrightness)
    guard low > 0 || high < 1 else { return "all pixels" }
    let all = comparison.trials(.brightness)[0].palette.pixels
    let share = ShareText.text(Double(trial.palette.pixels) / Double(all)).forHTML
    let bounds = "\(low.brief(places: 4))…\(high.brief(places: 4))"
    return "brightness \(bounds): \(share) of the pixels"
  }

  /// A palette: title, numbers, strip and names.
  private func figure(_ trial: Trial, called title: String) -> String {
    let swatches = Array(zip(trial.palette.swatches, trial.percentages.map(\.forHTML)))
    let buttons = swatches.enumerated().map { index, swatch in
      let (color, name) = (swatch.0.color.hex, swatch.0.name.forHTML)
      return """
        <button type="button" tabindex="\(index == 0 ? 0 : -1)" aria-pressed="false" \
        style="--c:\(color);--s:\((100 * swatch.0.proportion).shown(places: 3))" \
        aria-label="\(name), \(color), \(swatch.1)"></button>

        """
    }
    let names = swatches.map { "<li><b>\($1)</b> \($0.name.forHTML)</li>" }
    let maker = trial.question == .algorithms ? trial.options.algorithm.name : chosen
    let found = swatches.count < trial.count ? ", \(swatches.count) found" : ""
    let label = "\(maker), \(title)"
    return """
      <figure class="trial"><figcaption><span class="what">\(title)\(found)</span>\
      \(numbers(trial))</figcaption>
      <div class="strip" role="toolbar" aria-label="\(label)" style="--n:\(swatches.count)" \
      data-map="\(Base64.text(of: trial.map.coded))" data-bits="\(trial.map.labelBits)" \
      data-size="\(trial.map.width) \(trial.map.height)">
      \(buttons.joined())</div>
      <ul class="names">\(names.joined(separator: " "))</ul></figure>

      """
  }

  private func numbers(_ trial: Trial) -> String {
    let figures = trial.figures
    let isClosest = trial.question == .algorithms && figures.meanDifference == closest
    let pair = figures.nearestPair?.difference.shown(places: 1) ?? "–"
    return """
      <dl><div\(isClosest ? " class=\"best\"" : "")><dt>\(isClosest ? "least " : "")ΔE</dt>\
      <dd>\(figures.meanDifference.shown(places: 2))</dd></div>\
      <div><dt>distortion</dt><dd>\((figures.distortion * 1000).shown(places: 2))</dd></div>\
      <div><dt>pair</dt><dd>\(pair)</dd></div></dl>
      """
  }

  /// The colors in a color space. The script draws them from the numbers in this element.
  private var scatter: String {
    """
    <div class="scatter" data-space="\(comparison.options.space)" \
    data-cloud="\(JSONValue.cloud(comparison.cloud).text.forHTML)">
    <h3>Colors in space</h3>
    <div class="controls"></div>
    <canvas role="img" aria-label="The picture’s colors in a color space"></canvas>
    <p class="caption"></p>
    <p class="hint">Dots are the picture’s colors, larger where there are more pixels; ringed ones \
    are the palette’s swatches. Distances are those that algorithms measure in this space, seen \
    from one side.</p></div>

    """
  }
}
