import Frames
import Palettes

/// A GIF whose first frame may be smaller than its canvas. The uncovered part is transparent.
///
/// libvips would make it black instead.
final class GIFDecoder: StillDecoder {
  let layout: SampleLayout
  private let decoder: VipsDecoder
  private let covered: PixelArea?

  /// - Parameter decoder: must deliver 8-bit samples.
  init(_ decoder: VipsDecoder, _ header: PictureHeader) {
    self.decoder = decoder
    covered = header.covered
    var layout = decoder.layout
    if covered != nil { layout.alpha = .straight }
    self.layout = layout
  }

  var width: Int { decoder.width }
  var height: Int { decoder.height }
  var profile: [UInt8]? { nil }
  var pages: Int { decoder.pages }

  func rows(_ count: Int, from top: Int) throws(MediaError) -> [UInt8] {
    let rows = try decoder.rows(count, from: top)
    guard let covered else { return rows }
    let (from, to) = (decoder.layout.channels, layout.channels)
    let across = covered.x..<covered.x + covered.width
    let down = covered.y..<covered.y + covered.height
    var covering = [UInt8](repeating: 0, count: width * count * to)
    for row in 0..<count where down.contains(top + row) {
      for column in across.clamped(to: 0..<width) {
        let pixel = row * width + column
        for channel in 0..<to {
          covering[pixel * to + channel] = channel < from ? rows[pixel * from + channel] : 255
        }
      }
    }
    return covering
  }
}
