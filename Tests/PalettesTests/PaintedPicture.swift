import Palettes
import Frames

/// A picture painted in a test: known colors at known places, whole or in bands.
final class PaintedPicture: FrameSource {
  let provenance: Provenance
  let frameSize: (width: Int, height: Int)
  private let bandHeight: Int
  private let channels: Int
  private let paint: (_ x: Int, _ y: Int) -> [UInt8]
  private var row = 0
  /// How many times it was read from the top.
  private(set) var readings = 0

  /// - Parameter paint: the bytes of the pixel at x, y: 3, or 4 with alpha.
  init(
    _ width: Int, _ height: Int, bandHeight: Int? = nil, _ paint: @escaping (Int, Int) -> [UInt8]
  ) {
    frameSize = (width, height)
    self.bandHeight = bandHeight ?? height
    self.paint = paint
    channels = paint(0, 0).count
    provenance = Provenance(
      name: "painted", width: width, height: height, format: "paint", profile: "sRGB")
  }

  func next() throws -> Frame? {
    guard row < frameSize.height else { return nil }
    if row == 0 { readings += 1 }
    let rows = row..<min(row + bandHeight, frameSize.height)
    let bytes = rows.flatMap { y in (0..<frameSize.width).flatMap { x in paint(x, y) } }
    defer { row = rows.upperBound }
    return Frame(
      width: frameSize.width, height: rows.count, top: rows.lowerBound, channels: channels,
      bytes: bytes)
  }

  func rewind(keeping pixels: Int) throws { row = 0 }
}
