import Frames
import Palettes
import Testing

@testable import Media

@Suite("frames become PNG files and come back")
struct StillWriterTests {
  static func gradient(width: Int, height: Int, channels: Int) -> Frame {
    let bytes = (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    return Frame(width: width, height: height, channels: channels, bytes: bytes)
  }

  @Test("PNG keeps every byte", arguments: [3, 4])
  func roundTrip(_ channels: Int) throws {
    let frame = Self.gradient(width: 37, height: 19, channels: channels)
    let png = try StillWriter.png(frame)
    #expect(try Pictures.whole(Pictures.open(png)) == frame)
    #expect(try StillWriter.png(frame) == png)
  }

  /// Pictures that are packed in different ways.
  static let drawn: [(name: String, frame: Frame)] = [
    (
      "noise", frame(200, 90) { x, y in UInt8(truncatingIfNeeded: (x &* 7919 ^ y &* 104_729) >> 3) }
    ),
    ("ramp", frame(200, 90) { x, y in UInt8(truncatingIfNeeded: x / 3 + y) }),
    ("drawing", frame(200, 90) { x, y in (x / 23 + y / 17) % 3 == 0 ? 30 : 200 }),
    ("strip", frame(200, 90) { x, _ in UInt8(x / 75 * 20) }),
    ("dot", frame(1, 1) { _, _ in 77 }),
    ("column", frame(1, 300) { _, y in UInt8(truncatingIfNeeded: y) }),
    ("row", frame(300, 1) { x, _ in UInt8(truncatingIfNeeded: x) }),
  ]

  /// A frame of the value at each place in samples.
  private static func frame(_ width: Int, _ height: Int, _ value: (Int, Int) -> UInt8) -> Frame {
    let bytes = (0..<height).flatMap { y in (0..<3 * width).map { value($0, y) } }
    return Frame(width: width, height: height, bytes: bytes)
  }

  @Test("a PNG of every kind of picture keeps every byte", arguments: drawn)
  func everyKind(_ name: String, _ frame: Frame) throws {
    #expect(try Pictures.whole(Pictures.open(StillWriter.png(frame))) == frame, "\(name)")
  }

  @Test("noise is packed quickly, drawings are searched, strips are differences of rows")
  func packing() throws {
    func packing(_ name: String) throws -> PNGEncoder.Packing {
      let frame = try #require(Self.drawn.first { $0.name == name }?.frame)
      return try PNGEncoder(width: frame.width, height: frame.height, channels: 3)
        .packing(of: frame.bytes)
    }
    #expect(try packing("noise").level == 1)
    #expect(try packing("drawing") == PNGEncoder.Packing(filter: .none, level: 7))
    #expect(try packing("strip") == PNGEncoder.Packing(filter: .up, level: 2))
  }

  @Test("a gray picture is not larger than with the search of repeated samples")
  func gray() throws {
    let values = (0..<120 * 80).map { UInt8(truncatingIfNeeded: ($0 &* $0) >> 5 ^ $0 &* 31) }
    let frame = Frame(width: 120, height: 80, bytes: values.flatMap { [$0, $0, $0] })
    // Each pixel has one byte of information.
    #expect(try StillWriter.png(frame).count < 2 * values.count)
  }

  @Test("JPEG keeps the size, nearly the colors, all of the chroma, and says nothing else")
  func jpeg() throws {
    let side = Pictures.side
    let bytes = (0..<2 * side).flatMap { y in
      (0..<4 * side).flatMap { x in Pictures.colors[y / side * 4 + x / side] }
    }
    let frame = Frame(width: 4 * side, height: 2 * side, bytes: bytes)
    let jpeg = try StillWriter.jpeg(frame, quality: 95)
    #expect(jpeg.prefix(3) == [0xFF, 0xD8, 0xFF])
    let again = try Pictures.whole(Pictures.open(jpeg))
    #expect((again.width, again.height, again.channels) == (frame.width, frame.height, 3))
    #expect(Pictures.error(again, Pictures.colors) <= 2)
    // After the frame's marker and its size: for each component how often it is sampled.
    let start = try #require(jpeg.firstRange(of: [0xFF, 0xC0] as [UInt8]))
    let components = jpeg[(start.lowerBound + 10)...].prefix(9)
    #expect(components.enumerated().filter { $0.offset % 3 == 1 }.map(\.element) == [17, 17, 17])
    // APP1 and APP2 would hold EXIF and a profile.
    #expect(
      !jpeg.indices.dropLast().contains { jpeg[$0] == 0xFF && [0xE1, 0xE2].contains(jpeg[$0 + 1]) })
    #expect(try StillWriter.jpeg(frame, quality: 95) == jpeg)
    #expect(try StillWriter.jpeg(frame, quality: 20).count < jpeg.count)
  }
}

@Suite("a still for drawing is whole, upright, opaque and not too wide")
struct StillPictureTests {
  @Test("a picture that fits is not enlarged")
  func fits() throws {
    let input = try MediaInput(path: Pictures.folder + "orientation-6.jpg")
    let frame = try StillPicture.frame(of: input, fitting: 1280)
    #expect((frame.width, frame.height, frame.channels) == (64, 32, 3))
    #expect(Pictures.error(frame, Pictures.colors) <= 2)
  }

  @Test("a wide picture is averaged to the width")
  func shrinks() throws {
    // Columns black, white, black …: their average is a middle gray everywhere.
    let row = (0..<3000).flatMap { [UInt8](repeating: $0 % 2 == 0 ? 0 : 255, count: 3) }
    let frame = Frame(width: 3000, height: 50, bytes: (0..<50).flatMap { _ in row })
    let input = try MediaInput(bytes: StillWriter.png(frame), name: "stripes")
    let small = try StillPicture.frame(of: input, fitting: 300)
    #expect((small.width, small.height) == (300, 5))
    #expect(small.bytes.allSatisfy { (120...136).contains($0) })
  }

  @Test(
    "a picture of one column is no sheet of a million rows", arguments: [(1, 20_000), (20_000, 1)])
  func thin(width: Int, height: Int) throws {
    let thin = Frame(
      width: width, height: height, bytes: [UInt8](repeating: 90, count: width * height * 3))
    let input = try MediaInput(bytes: StillWriter.png(thin), name: "thin.png")
    let frame = try StillPicture.frame(of: input, fitting: 100)
    #expect(frame.width <= 100 && frame.height <= 400)
    #expect(frame.bytes.allSatisfy { $0 == 90 })
  }

  @Test("transparent places show white")
  func white() throws {
    let input = try MediaInput(path: Pictures.folder + "rgba.png")
    let patches = Pictures.patches(try StillPicture.frame(of: input, fitting: 64))
    #expect(patches[2] == [255, 255, 255])
    #expect(patches[0] == [220, 30, 40])
    #expect(zip(patches[1], [142.0, 207, 157]).allSatisfy { abs($0 - $1) <= 1 })
  }
}
