import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("the structure of a GIF")
struct GIFStructureTests {
  /// A screen with two colors.
  private func start(_ width: Int, _ height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + DoorBytes.little(width, 2) + DoorBytes.little(height, 2)
      + [0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
  }

  private func frame(_ left: Int, _ top: Int, _ width: Int, _ height: Int) -> [UInt8] {
    [0x2C] + [left, top, width, height].flatMap { DoorBytes.little($0, 2) }
      + [0, 2, 2, 0x4C, 1, 0]
  }

  private func control(disposal: UInt8 = 0, transparent: UInt8 = 0) -> [UInt8] {
    [0x21, 0xF9, 4, disposal << 2 | transparent, 0, 0, 0, 0]
  }

  @Test("the screen is the picture; a frame that leaves it makes it larger")
  func sizes() throws {
    let plain = try DoorBytes.header(start(300, 200) + frame(0, 0, 100, 100) + [0x3B])
    #expect([plain.width, plain.height, plain.channels] == [300, 200, 3])
    let wide = try DoorBytes.header(start(300, 200) + frame(10, 0, 300, 100) + [0x3B])
    #expect([wide.width, wide.height] == [310, 200])
    let second = frame(0, 0, 100, 100) + frame(0, 0, 5000, 5000)
    #expect(try DoorBytes.header(start(300, 200) + second).width == 300)
  }

  @Test(
    "a size that is a screen's, or that nobody draws, gives way to the first frame's",
    arguments: [(640, 480), (1024, 768), (60_000, 60_000), (0, 0)])
  func screens(width: Int, height: Int) throws {
    let header = try DoorBytes.header(start(width, height) + frame(0, 0, 90, 80) + [0x3B])
    #expect([header.width, header.height] == [90, 80])
    #expect(header.memory < 2_000_000)
  }

  @Test("a picture is held in four bytes a pixel, twice if it is to be taken away again")
  func memory() throws {
    let large = frame(0, 0, 4000, 4000)
    let once = try DoorBytes.header(start(9, 9) + control() + large).memory
    #expect(64_000_000..<80_000_000 ~= once)
    for disposal in [3, 4] as [UInt8] {
      let twice = try DoorBytes.header(start(9, 9) + control(disposal: disposal) + large).memory
      #expect(128_000_000..<160_000_000 ~= twice)
    }
  }

  @Test("a transparent color in any frame is a fourth channel")
  func transparency() throws {
    let first = start(30, 20) + control() + frame(0, 0, 30, 20)
    #expect(try DoorBytes.header(first + [0x3B]).channels == 3)
    let later = control(transparent: 1) + frame(0, 0, 30, 20)
    #expect(try DoorBytes.header(first + later + [0x3B]).channels == 4)
    #expect(try DoorBytes.header(first + [0x3B] + later).channels == 3)
  }

  @Test("comments and programs' blocks are passed over")
  func extensions() throws {
    let comment: [UInt8] = [0x21, 0xFE, 3, 0x2C, 0x2C, 0x2C, 1, 0x3B, 0]
    let header = try DoorBytes.header(start(30, 20) + comment + frame(0, 0, 40, 20) + [0x3B])
    #expect(header.width == 40)
  }

  @Test("a GIF that breaks off is for the decoder, but its header must be there")
  func brokenOff() throws {
    #expect(try DoorBytes.header(start(30, 20) + frame(0, 0, 40, 20).prefix(11)).width == 40)
    #expect(throws: MediaError.damaged("its header is cut short")) {
      try DoorBytes.header(Array(start(30, 20).prefix(10)))
    }
  }

  @Test("a million blocks are looked at, and no more")
  func blocks() throws {
    let blocks = [[UInt8]](repeating: [1, 7], count: 1 << 20).flatMap { $0 }
    let bytes = start(30, 20) + [0x21, 0xFE] + blocks + [0] + frame(0, 0, 40, 20)
    let header = try DoorBytes.header(bytes)
    #expect([header.width, header.channels] == [30, 4])
  }

  @Test("no bytes lead it astray", arguments: 0..<400)
  func broken(seed: Int) {
    let bytes = start(30, 20) + control() + frame(0, 0, 30, 20) + frame(1, 1, 4, 4) + [0x3B]
    _ = try? DoorBytes.header(DoorBytes.broken(bytes, seed: seed))
  }

  @Test("what the first frame leaves free of the canvas is told")
  func covered() throws {
    let small = try DoorBytes.header(start(300, 200) + frame(10, 20, 100, 50) + [0x3B])
    #expect(small.covered == PixelArea(x: 10, y: 20, width: 100, height: 50))
    let whole = try DoorBytes.header(
      start(300, 200) + frame(0, 0, 300, 200) + frame(9, 9, 1, 1) + [0x3B])
    #expect(whole.covered == nil)
  }
}
