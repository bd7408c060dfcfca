import Fixtures
import Frames
import Palettes
import Testing

@testable import Media

@Suite("thumbnails made while a still is counted")
struct ThumbnailTests {
  /// A picture in bands, once for each reading.
  private final class Painted: FrameSource {
    let frame: Frame
    private var top = 0
    init(_ frame: Frame) { self.frame = frame }
    var provenance: Provenance {
      Provenance(
        name: "p", width: frame.width, height: frame.height, format: "png", profile: "sRGB")
    }
    var frameSize: (width: Int, height: Int) { (frame.width, frame.height) }
    func next() -> Frame? {
      let rows = min(7, frame.height - top)
      guard rows > 0 else { return nil }
      defer { top += rows }
      let stride = frame.width * frame.channels
      return Frame(
        width: frame.width, height: rows, top: top, channels: frame.channels,
        bytes: Array(frame.bytes[top * stride..<(top + rows) * stride]))
    }
    func rewind(keeping pixels: Int) { top = 0 }
  }

  private static func noise(_ width: Int, _ height: Int, channels: Int = 3) -> Frame {
    var state: UInt32 = 7
    let bytes = (0..<width * height * channels).map { index -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      // Smooth from left to right, with noise.
      return UInt8(200 * (index / channels % width) / width) + UInt8(state >> 27)
    }
    return Frame(width: width, height: height, channels: channels, bytes: bytes)
  }

  /// The mean of the area that each pixel covers, by its definition.
  private static func exact(_ frame: Frame, _ width: Int, _ height: Int) -> [Double] {
    func weights(_ length: Int, _ wanted: Int, _ place: Int) -> [(Int, Double)] {
      let step = Double(length) / Double(wanted)
      let (start, end) = (Double(place) * step, Double(place + 1) * step)
      return (Int(start)..<min(length, Int(end.rounded(.up)))).map {
        ($0, (min(end, Double($0 + 1)) - max(start, Double($0))) / step)
      }
    }
    var means: [Double] = []
    for y in 0..<height {
      for x in 0..<width {
        var sum = SIMD3<Double>.zero
        for (row, down) in weights(frame.height, height, y) {
          for (column, across) in weights(frame.width, width, x) {
            let start = (row * frame.width + column) * 3
            let pixel = SIMD3(frame.bytes[start], frame.bytes[start + 1], frame.bytes[start + 2])
            sum += down * across * SIMD3<Double>(pixel)
          }
        }
        means += [sum.x, sum.y, sum.z]
      }
    }
    return means
  }

  @Test(
    "each pixel is the mean of the area that it covers",
    arguments: [(90, 60, 32), (100, 37, 99), (64, 64, 64), (333, 2, 40), (2, 333, 40), (50, 40, 1)])
  func means(width: Int, height: Int, longest: Int) throws {
    let frame = Self.noise(width, height)
    let source = ThumbnailSource(Painted(frame), fitting: longest)
    while try source.next() != nil {}
    let small = try #require(source.thumbnail)
    #expect(max(small.width, small.height) == longest)
    let exact = Self.exact(frame, small.width, small.height)
    // Blocks of pixels are divided as if they were of one color.
    let slack = width > 8 * longest || height > 8 * longest ? 6 : 0.51
    for (byte, mean) in zip(small.bytes, exact) { #expect(abs(Double(byte) - mean) <= slack) }
  }

  @Test("a picture that is smaller than its thumbnail stays as it is")
  func neverEnlarged() throws {
    let frame = Self.noise(30, 20)
    let source = ThumbnailSource(Painted(frame), fitting: 320)
    while try source.next() != nil {}
    #expect(source.thumbnail == frame)
  }

  @Test("transparent pixels are white, half of them halfway")
  func alpha() throws {
    let pixels: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 255, 100, 100, 100, 128]
    let source = ThumbnailSource(
      Painted(Frame(width: 3, height: 1, channels: 4, bytes: pixels)), fitting: 3)
    while try source.next() != nil {}
    #expect(source.thumbnail?.bytes == [255, 255, 255, 0, 0, 0, 177, 177, 177])
  }

  @Test("counting is the same with a thumbnail, and a second reading does not spoil it")
  func counting() throws {
    let frame = Self.noise(120, 80)
    let plain = try Painted(frame).histogram()
    let source = ThumbnailSource(Painted(frame), fitting: 40)
    let watched = try source.histogram()
    #expect(watched.histogram.encoded == plain.histogram.encoded)
    let first = try #require(source.thumbnail)
    try source.rewind(keeping: 1)
    while try source.next() != nil {}
    #expect(source.thumbnail == first)
    #expect((first.width, first.height) == (40, 27))
  }

  @Test("the JPEG shows the thumbnail")
  func jpeg() throws {
    let source = ThumbnailSource(Painted(Self.noise(200, 150)), fitting: 100)
    #expect(try source.jpeg() == nil)
    while try source.next() != nil {}
    let small = try #require(source.thumbnail)
    let bytes = try #require(try source.jpeg())
    let again = try MediaReader.open(MediaInput(bytes: bytes, name: "t"))
    let read = try #require(try again.next() as Frame?)
    #expect((read.width, read.height) == (100, 75))
    let start = read.bytes.count
    let error = zip(small.bytes, read.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(Double(error) / Double(start) < 6)
  }
}
