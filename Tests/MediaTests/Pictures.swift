import Fixtures
import Frames
import Media
import Palettes
import Platform
import Testing

/// The painted pictures of `Tests/ReferenceData/pictures`.
enum Pictures {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/ReferenceData/pictures/"
  }()

  static let names = TemporaryFolder.list(folder).filter { $0 != "README.md" }

  static let side = 16
  static let colors: [[UInt8]] = [
    [220, 30, 40], [30, 160, 60], [40, 60, 200], [250, 250, 250],
    [10, 10, 10], [128, 128, 128], [240, 140, 20], [40, 120, 140],
  ]
  static let grays: [[UInt8]] = [0, 36, 73, 109, 146, 182, 219, 255].map { [$0, $0, $0] }
  static let bits: [[UInt8]] = [0, 255, 0, 255, 255, 0, 0, 255].map { [$0, $0, $0] }

  static func bytes(_ name: String) -> [UInt8] {
    guard let file = fopen(folder + name, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 17)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  static func open(
    _ bytes: [UInt8], limits: ReadLimits = ReadLimits()
  ) throws -> any FrameSource {
    try MediaReader.open(MediaInput(bytes: bytes, name: "bytes"), limits: limits)
  }

  /// A JPEG with an EXIF orientation of 3 behind its first marker.
  static func upsideDown(_ jpeg: [UInt8]) -> [UInt8] {
    let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 3, 0, 0]
    let directory: [UInt8] = [0, 1] + entry + [0, 0, 0, 0]
    let body = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8] + directory
    return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + jpeg.dropFirst(2)
  }

  /// All bands of a source as one frame.
  static func whole(_ source: any FrameSource) throws -> Frame {
    var bytes: [UInt8] = []
    var channels = 3
    while let frame = try source.next() {
      #expect(frame.top * frame.width * frame.channels == bytes.count)
      bytes += frame.bytes
      channels = frame.channels
    }
    let size = source.frameSize
    return Frame(width: size.width, height: size.height, channels: channels, bytes: bytes)
  }

  /// The mean of the middle of each patch, channel by channel, in reading order.
  static func patches(_ frame: Frame) -> [[Double]] {
    (0..<8).map { patch in
      let (left, top) = (patch % 4 * side + 4, patch / 4 * side + 4)
      var sums = [Double](repeating: 0, count: frame.channels)
      for y in top..<top + 8 {
        for x in left..<left + 8 {
          for channel in sums.indices {
            sums[channel] += Double(
              frame.bytes[(y * frame.width + x) * frame.channels + channel])
          }
        }
      }
      return sums.map { $0 / 64 }
    }
  }

  /// The frame's bytes without alpha.
  static func opaque(_ frame: Frame) -> [UInt8] {
    frame.bytes.enumerated().filter { $0.offset % frame.channels < 3 }.map(\.element)
  }

  /// The greatest difference of any channel from the painted patches.
  static func error(_ frame: Frame, _ painted: [[UInt8]]) -> Double {
    zip(patches(frame), painted).flatMap { found, wanted in
      zip(found, wanted).map { abs($0 - Double($1)) }
    }.max() ?? .infinity
  }
}
