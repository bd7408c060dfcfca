import ColorScience
import Films
import PaletteFiles
import Palettes

extension String {
  /// This text for the inside of an element or an attribute in double quotes.
  package var forHTML: String { XMLText.escaped(onOneLine) }

  /// This JSON text for the inside of a script element, which the text cannot end.
  var insideScript: String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar == "<" { text += "\\u003c" } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

extension Palette {
  /// The palette as a CSS background: colors side by side, as wide as their shares.
  var gradient: String {
    var end = 0.0
    let total = max(swatches.reduce(0) { $0 + $1.proportion }, 1e-9)
    let parts = swatches.enumerated().map { index, swatch in
      let start = end.brief(places: 2)
      end = index == swatches.count - 1 ? 100 : end + 100 * swatch.proportion / total
      return "\(swatch.color.hex) \(start)% \(end.brief(places: 2))%"
    }
    return "linear-gradient(90deg,\(parts.joined(separator: ",")))"
  }

  /// The palette in words for screen readers: `dark teal 40.0%, tan 8.1%`.
  var spoken: String {
    zip(swatches, percentages).map { "\($0.name.onOneLine) \($1)" }
      .joined(separator: ", ")
  }

  /// A strip without interaction.
  func strip(called label: String) -> String {
    "<div class=\"strip\" role=\"img\" aria-label=\"\((label + ": " + spoken).forHTML)\" "
      + "style=\"background:\(gradient)\"></div>\n"
  }
}

/// Small parts of the page that several sections use.
enum ReportPart {
  /// A square of a color, without interaction.
  static func dot(_ color: Color) -> String {
    "<i class=\"dot\" style=\"--c:\(color.hex)\"></i>"
  }

  /// The beginning of a section.
  static func begin(_ id: String, _ title: String) -> String {
    "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n"
      + "<h2 id=\"\(id)-title\">\(title)</h2>\n"
  }

  static let end = "</section>\n"

  /// A button that saves the drawing beside it, for readers with script.
  static func saveButton(_ kind: String) -> String {
    "<button type=\"button\" class=\"save moving\" data-save=\"\(kind.lowercased())\">Save \(kind)</button>"
  }

  /// The times under a drawing that spans the part that was read, counted from the film's start.
  static func axis(of film: Film) -> String {
    let timeline = film.timeline
    let length = timeline.duration
    guard length > 0 else { return "" }
    let steps: [Double] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000,
    ]
    let step = steps.first { length / $0 <= 6 } ?? length / 6
    let start = (timeline.seconds(timeline.start) / step).rounded(.up) * step
    let end = timeline.seconds(timeline.end) - step / 4
    let marks = stride(from: start, to: end, by: step).map { moment in
      let left = (100 * timeline.part(at: moment)).brief(places: 3)
      return "<span style=\"left:\(left)%\">\(FilmTime.clock(moment))</span>"
    }
    return "<p class=\"axis\" aria-hidden=\"true\">\(marks.joined())</p>\n"
  }
}
