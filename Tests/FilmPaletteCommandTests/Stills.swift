import Foundation
import Frames
import Media
import Palettes

extension Scratch {
  /// Paints a still of vertical fields of these colors, equally wide, as PNG.
  @discardableResult
  func paint(_ name: String, _ colors: [[UInt8]], width: Int = 120, height: Int = 40) throws
    -> String
  {
    let row = (0..<width).flatMap { colors[$0 * colors.count / width] }
    let bytes = Array(repeatElement(row, count: height).joined())
    let frame = Frame(width: width, height: height, channels: colors[0].count, bytes: bytes)
    try Data(StillWriter.png(frame)).write(to: url(name))
    return path(name)
  }
}

/// Colors of the painted stills.
enum Paint {
  static let red: [UInt8] = [200, 30, 40]
  static let blue: [UInt8] = [20, 60, 180]
  static let sand: [UInt8] = [210, 190, 150]
}
