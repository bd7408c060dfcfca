import Frames
import Palettes

/// A picture that is delivered at half its size where that leaves enough pixels, as a JPEG is:
/// squares of two colors, of which halving makes one.
final class SizedPicture: FrameSource {
  static let width = 1280
  static let height = 720
  let provenance = Provenance(
    name: "sized", width: width, height: height, format: "paint", profile: "sRGB")
  private var step = 1
  private var isRead = false
  /// The widths at which it was read from the top, in their order.
  private(set) var readings: [Int] = []
  /// The colors of the squares.
  private let light, dark: SIMD3<UInt8>

  init(light: SIMD3<UInt8>, dark: SIMD3<UInt8>) {
    (self.light, self.dark) = (light, dark)
  }

  var frameSize: (width: Int, height: Int) { (Self.width / step, Self.height / step) }

  func next() throws -> Frame? {
    guard !isRead else { return nil }
    isRead = true
    readings.append(frameSize.width)
    let rows = [row(0), row(1)]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * frameSize.width * frameSize.height)
    for y in 0..<frameSize.height { bytes += rows[y % 2] }
    return Frame(width: frameSize.width, height: frameSize.height, bytes: bytes)
  }

  func rewind(keeping pixels: Int) throws {
    step = Self.width * Self.height / 4 >= pixels ? 2 : 1
    isRead = false
  }

  /// A row of squares, or of their mean.
  private func row(_ y: Int) -> [UInt8] {
    (0..<frameSize.width).flatMap { x in
      let color = (x + y) % 2 == 0 ? light : dark
      let shown = step == 1 ? color : light / 2 &+ dark / 2
      return [shown.x, shown.y, shown.z]
    }
  }
}
