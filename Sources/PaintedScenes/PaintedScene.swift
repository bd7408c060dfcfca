package import Frames

/// A still that can be painted, and the list of all of them.
///
/// It is known to the last pixel and belongs to nobody: to try things on, and to measure on.
package struct PaintedScene: Sendable {
  /// The name of its file, without an ending.
  package let name: String
  /// The picture's width for a height of 1, without bars.
  let aspect: Double
  /// How dark the corners are: 0 not at all, 1 black.
  var vignette = 0.35
  /// The height of the black bars above and below, in widths of the picture.
  var bars = 0.0
  let paint: @Sendable (inout Canvas) -> Void

  package static let all: [PaintedScene] = [
    .beach,
    .boxing,
    .lamplight,
    .office,
    .snow,
    .street,
  ]

  /// The still, `width` pixels wide; the same width gives the same bytes.
  ///
  /// - Parameter hasBars: without them, the frame is the picture alone.
  package func frame(width: Int, hasBars: Bool = true) -> Frame {
    let height = (Double(width) / aspect).rounded()
    var canvas = Canvas(width: width, height: Int(height))
    paint(&canvas)
    return canvas.developed(
      vignette: vignette, bars: hasBars ? Int((bars * Double(width)).rounded()) : 0)
  }
}
