import Fixtures
package import Frames
import Palettes

/// A picture painted in a test: known colors at known places, whole or in bands.
package final class PaintedPicture: FrameSource {
  package let provenance: Provenance
  package let frameSize: (width: Int, height: Int)
  private let bandHeight: Int
  private let channels: Int
  private let paint: (_ x: Int, _ y: Int) -> [UInt8]
  private var row = 0
  /// How many times it was read from the top.
  package private(set) var readings = 0

  /// - Parameter paint: the bytes of the pixel at x, y: 3, or 4 with alpha.
  package init(
    _ width: Int, _ height: Int, bandHeight: Int? = nil, _ paint: @escaping (Int, Int) -> [UInt8]
  ) {
    frameSize = (width, height)
    self.bandHeight = bandHeight ?? height
    self.paint = paint
    channels = paint(0, 0).count
    provenance = Provenance(
      name: "painted", width: width, height: height, format: "paint", profile: "sRGB")
  }

  /// A picture that was painted before, in bands of 16 rows.
  package convenience init(_ frame: Frame) {
    self.init(frame.width, frame.height, bandHeight: 16) { x, y in
      let start = (y * frame.width + x) * frame.channels
      return Array(frame.bytes[start..<start + frame.channels])
    }
  }

  package func next() throws -> Frame? {
    guard row < frameSize.height else { return nil }
    if row == 0 { readings += 1 }
    let rows = row..<min(row + bandHeight, frameSize.height)
    let bytes = rows.flatMap { y in (0..<frameSize.width).flatMap { x in paint(x, y) } }
    defer { row = rows.upperBound }
    return Frame(
      width: frameSize.width, height: rows.count, top: rows.lowerBound, channels: channels,
      bytes: bytes)
  }

  package func rewind(keeping pixels: Int) throws { row = 0 }
}

extension PaintedPicture {
  package static let noiseSize = (width: 18, height: 12)

  /// Few pixels, no two alike: every algorithm in every space takes its time.
  package static func noise() -> PaintedPicture {
    PaintedPicture(noiseSize.width, noiseSize.height) { x, y in
      var noise = TestNoise(seed: UInt64(y * noiseSize.width + x + 1))
      return (0..<3).map { _ in UInt8(noise.next(below: 256)) }
    }
  }
}

extension Frame {
  package func pixel(_ x: Int, _ y: Int) -> SIMD3<UInt8> {
    let start = (y * width + x) * channels
    return SIMD3(bytes[start], bytes[start + 1], bytes[start + 2])
  }
}
