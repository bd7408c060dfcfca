import ColorScience
import PaletteFiles
import Palettes

/// The facts of a film, scene or shot: blacks, whites, the near-neutral share, lights.
struct ReportFacts {
  let facts: PictureFacts

  /// As a list of large swatches, each to copy.
  var list: String {
    let neutral = ShareText.text(facts.nearNeutral)
    let lights = facts.lights.map { light in
      item("Light", ShareText.text(light.proportion), light.color, "small, bright and saturated")
    }
    return """
      <ul class="swatches">
      \(item("Blacks", tint(facts.blackPoint), facts.blackPoint, "mean of the darkest 2%"))\
      \(item("Whites", tint(facts.whitePoint), facts.whitePoint, "mean of the lightest 2%"))\
      <li><i class="gauge" style="--s:\((100 * facts.nearNeutral).brief(places: 2))%"></i>\
      <p><b>Near-neutral</b> <span class="share">\(neutral)</span><br>\
      <span class="dim">CIELAB chroma below 8</span></p></li>
      \(lights.joined())</ul>

      """
  }

  /// On one line, with small swatches.
  var line: String {
    let ends = [("blacks", facts.blackPoint), ("whites", facts.whitePoint)].map { name, color in
      "<span>\(ReportPart.dot(color))\(name) <b>\(tint(color))</b></span>"
    }
    let neutral = "<span><b>\(ShareText.text(facts.nearNeutral))</b> near-neutral</span>"
    let lights = facts.lights.isEmpty ? "" : "<span>\(dots)\(word)</span>"
    return "<p class=\"ends\">\(ends.joined()) \(neutral) \(lights)</p>\n"
  }

  private var dots: String { facts.lights.map { ReportPart.dot($0.color) }.joined() }
  private var word: String { facts.lights.count == 1 ? "light" : "lights" }

  private func tint(_ color: Color) -> String { Tint(of: color).rawValue }

  private func item(_ name: String, _ word: String, _ color: Color, _ why: String) -> String {
    """
    <li><button type="button" class="chip" data-copy="\(color.hex)" style="--c:\(color.hex)" \
    aria-label="Copy \(color.hex)"></button>
    <p><b>\(name)</b> <span class="share">\(word)</span><br><code>\(color.hex)</code><br>\
    <span class="dim">\(why)</span></p></li>

    """
  }
}
