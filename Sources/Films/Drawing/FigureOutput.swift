import ColorScience
import Frames
import PaletteFiles

extension FigureDrawing {
  /// The figure as a picture, with the lettering that it was laid out with.
  var frame: Frame {
    var canvas = Canvas(width: width, height: height, color: ground.color)
    for shape in shapes {
      switch shape {
      case .area(let area, let color): canvas.fill(area, color)
      case .text(let text, let style, let x, let baseline, let anchor, let color):
        let shift = Int((Double(type.width(text, style)) * anchor).rounded())
        canvas.write(text, style, by: type, x: x - shift, baseline: baseline, color: color)
      }
    }
    return canvas.frame
  }

  /// The figure as SVG, which names the title and describes the colors for screen readers.
  var svg: String {
    let name = XMLText.escaped(title)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title desc">
      <title id="title">\(name)</title>
      <desc id="desc">\(XMLText.escaped(description))</desc>
      <rect width="\(width)" height="\(height)" fill="\(ground.color.hex)"/>
      <g shape-rendering="crispEdges">

      """
    for case .area(let area, let color) in shapes {
      text +=
        "<rect x=\"\(area.x)\" y=\"\(area.y)\" width=\"\(area.width)\" height=\"\(area.height)\" "
        + "fill=\"\(color.hex)\"/>\n"
    }
    text += """
      </g>
      <g font-family="Inter, 'Noto Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif" \
      style="font-variant-numeric: tabular-nums">

      """
    for case .text(let words, let style, let x, let baseline, let anchor, let color) in shapes {
      let place = anchor == 0 ? "" : " text-anchor=\"\(anchor == 1 ? "end" : "middle")\""
      let weight = style.isBold ? " font-weight=\"bold\"" : ""
      text +=
        "<text x=\"\(x)\" y=\"\(baseline)\" font-size=\"\(style.size)\"\(weight)\(place) "
        + "fill=\"\(color.hex)\">\(XMLText.escaped(words))</text>\n"
    }
    return text + "</g>\n</svg>\n"
  }
}
