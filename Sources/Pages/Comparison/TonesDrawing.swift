import PaletteFiles
package import Palettes

/// A histogram with its density curve, as an SVG element for a page.
package struct TonesDrawing {
  private let tones: Tones
  private let marks: [Double]

  /// The height of the drawing; its width is the number of levels.
  private static let height = 100.0

  /// - Parameter marks: where lines cross the levels, as fractions 0…1 of the way to the last
  ///   level.
  package init(_ tones: Tones, marks: [Double] = []) {
    self.tones = tones
    self.marks = marks
  }

  /// The SVG element. The page's style colors its classes `bars`, `curve` and `mark`.
  ///
  /// The curve's peak is at nine tenths of the height; higher bars are cut off.
  ///
  /// - Parameter label: plain text for screen readers.
  package func svg(label: String) -> String {
    let density = tones.density
    let peak = max(density.max() ?? 0, 1e-9)
    let total = Double(max(1, tones.total))
    let bars = tones.counts.map { y(Double($0) / total, peak) }
    let curve = density.map { y($0, peak) }
    let lines = marks.filter { $0 > 0 && $0 < 1 }.map { mark in
      let x = (mark * Double(Tones.levels - 1) + 0.5).text(places: 1)
      return "<path class=\"mark\" d=\"M\(x) 0V100\"/>"
    }
    return """
      <svg viewBox="0 0 \(Tones.levels) 100" preserveAspectRatio="none" role="img" \
      aria-label="\(XMLText.escaped(label))"><path class="bars" d="\(Self.steps(bars))"/>\
      <path class="curve" d="\(Self.polyline(curve))"/>\(lines.joined())</svg>
      """
  }

  /// The vertical position of a share, from the top.
  private func y(_ share: Double, _ peak: Double) -> Double {
    max(0, Self.height * (1 - 0.9 * share / peak))
  }

  private static func steps(_ heights: [Double]) -> String {
    "M0 100" + heights.map { "V\($0.text(places: 1))h1" }.joined() + "V100Z"
  }

  private static func polyline(_ heights: [Double]) -> String {
    "M" + heights.enumerated().map { "\($0).5 \($1.text(places: 1))" }.joined(separator: "L")
  }
}
