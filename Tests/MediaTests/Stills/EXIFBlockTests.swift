import ColorScience
import Testing

@testable import Media

/// An EXIF block: its first directory, and those of the camera and of its rules.
struct EXIFBytes {
  struct Entry {
    var tag, type: Int
    var count = 1
    var value: [UInt8]

    init(_ tag: Int, _ type: Int, _ value: [UInt8], count: Int = 1) {
      (self.tag, self.type, self.value, self.count) = (tag, type, value, count)
    }
  }

  var little: Bool
  var main: [Entry]
  var camera: [Entry] = []
  var rules: [Entry] = []

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    little ? DoorBytes.little(value, count) : DoorBytes.big(value, count)
  }

  private func directory(_ entries: [Entry]) -> [UInt8] {
    number(entries.count, 2)
      + entries.flatMap { number($0.tag, 2) + number($0.type, 2) + number($0.count, 4) + $0.value }
      + [0, 0, 0, 0]
  }

  var bytes: [UInt8] {
    let size = { (entries: [Entry]) in 6 + 12 * entries.count }
    var (main, camera) = (main, camera)
    let (first, second) = (8, 8 + size(main) + (self.camera.isEmpty ? 0 : 12))
    if !rules.isEmpty {
      camera.append(Entry(0xA005, 4, number(second + size(camera) + 12, 4)))
    }
    if !camera.isEmpty { main.append(Entry(0x8769, 4, number(second, 4))) }
    return (little ? Array("II*\0".utf8) : Array("MM\0*".utf8)) + number(first, 4)
      + directory(main) + (camera.isEmpty ? [] : directory(camera))
      + (rules.isEmpty ? [] : directory(rules))
  }
}

@Suite("what a camera wrote")
struct EXIFBlockTests {
  private func block<Result>(_ bytes: [UInt8], _ body: (EXIFBlock?) -> Result) -> Result {
    bytes.withUnsafeBytes { body(EXIFBlock($0)) }
  }

  private func orientation(_ little: Bool, _ type: Int, _ value: [UInt8], count: Int = 1) -> Int? {
    let entry = EXIFBytes.Entry(0x0112, type, value, count: count)
    return block(EXIFBytes(little: little, main: [entry]).bytes) { $0?.orientation }
  }

  @Test("an orientation of any whole type is read, in both byte orders", arguments: 1...8)
  func types(value: Int) {
    for (type, size) in [1: 1, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4] {
      let padding = [UInt8](repeating: 0, count: 4 - size)
      #expect(orientation(true, type, DoorBytes.little(value, size) + padding) == value)
      #expect(orientation(false, type, DoorBytes.big(value, size) + padding) == value)
    }
  }

  @Test("anything else is upright")
  func others() {
    #expect(orientation(true, 3, [9, 0, 0, 0]) == 1)
    #expect(orientation(true, 3, [0, 0, 0, 0]) == 1)
    #expect(orientation(true, 6, [0xFA, 0, 0, 0]) == 1)
    #expect(orientation(true, 9, [0xFF, 0xFF, 0xFF, 0xFF]) == 1)
    #expect(orientation(true, 3, [6, 0, 6, 0], count: 2) == 1)
    #expect(orientation(true, 5, [6, 0, 0, 0]) == 1)
    #expect(orientation(true, 2, [6, 0, 0, 0]) == 1)
    #expect(block(EXIFBytes(little: true, main: []).bytes) { $0?.orientation } == 1)
    #expect(block(Array("II*\0".utf8)) { $0?.orientation } == 1)
    #expect(block(Array("XX*\0".utf8)) { $0 == nil })
  }

  private func coding(_ space: Int, _ rules: String?, little: Bool = true) -> ColorCoding? {
    let value = (little ? DoorBytes.little(space, 2) : DoorBytes.big(space, 2)) + [0, 0]
    let exif = EXIFBytes(
      little: little, main: [.init(0x0112, 3, [1, 0, 0, 0])], camera: [.init(0xA001, 3, value)],
      rules: rules.map { [.init(1, 2, Array($0.utf8) + [0], count: 4)] } ?? [])
    return block(exif.bytes) { $0?.coding }
  }

  @Test("Adobe RGB told by EXIF alone is not taken for sRGB", arguments: [true, false])
  func adobe(little: Bool) {
    let coding = coding(0xFFFF, "R03", little: little)
    #expect(coding?.primaries == .adobeRGB && coding?.transfer == .gamma(563.0 / 256))
    #expect(coding?.words == "Adobe RGB (from EXIF)")
    #expect(coding?.notes.count == 1)
    #expect(self.coding(2, nil, little: little) == coding)
  }

  @Test("sRGB is told by its number; uncalibrated colors without a rule are untold")
  func plain() {
    #expect(coding(1, "R98")?.words == "sRGB (from EXIF)")
    #expect(coding(1, nil)?.transfer == .display)
    #expect(coding(0xFFFF, "R98") == nil)
    #expect(coding(0xFFFF, nil) == nil)
    #expect(coding(7, "R03") == nil)
  }

  @Test("a JPEG and a WebP tell their orientation and colors alike")
  func formats() throws {
    let exif = EXIFBytes(
      little: true, main: [.init(0x0112, 4, [8, 0, 0, 0])],
      camera: [.init(0xA001, 3, [2, 0, 0, 0])]
    ).bytes
    let body = Array("Exif\0\0".utf8) + exif
    let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 0, 8, 0, 8, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0]
    let jpeg =
      [0xFF, 0xD8, 0xFF, 0xE1] + DoorBytes.big(body.count + 2, 2) + body + frame + [0xFF, 0xD9]
    let lossless: [UInt8] = [0x2F, 7, 0xC0, 1, 0, 0]
    let chunks =
      Array("VP8X".utf8) + [10, 0, 0, 0, 8, 0, 0, 0, 7, 0, 0, 7, 0, 0]
      + Array("VP8L".utf8) + [6, 0, 0, 0] + lossless
      + Array("EXIF".utf8) + DoorBytes.little(exif.count, 4) + exif
    let webp =
      Array("RIFF".utf8) + DoorBytes.little(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks
    for bytes in [jpeg, webp] {
      let header = try DoorBytes.header(bytes)
      #expect(header.orientation == 8 && header.coding?.primaries == .adobeRGB)
      #expect(header.followsProfile)
    }
  }

  @Test("a TIFF is an EXIF block itself")
  func tiff() throws {
    let short = { (tag: Int, value: Int) in
      EXIFBytes.Entry(tag, 3, DoorBytes.little(value, 2) + [0, 0])
    }
    let exif = EXIFBytes(
      little: true,
      main: [
        short(256, 1), short(257, 1), short(258, 8), short(259, 1), short(262, 2), short(273, 8),
        short(274, 5), short(277, 3), short(278, 1), short(279, 3),
      ], camera: [short(0xA001, 2)])
    let header = try DoorBytes.header(exif.bytes)
    #expect(header.orientation == 5 && header.coding?.primaries == .adobeRGB)
  }

  @Test("no bytes lead it astray", arguments: 0..<300)
  func broken(seed: Int) {
    let bytes = EXIFBytes(
      little: true, main: [.init(0x0112, 3, [6, 0, 0, 0])],
      camera: [.init(0xA001, 3, [2, 0, 0, 0])],
      rules: [.init(1, 2, Array("R03\0".utf8), count: 4)]
    ).bytes
    block(DoorBytes.broken(bytes, seed: seed)) {
      #expect((1...8).contains($0?.orientation ?? 1))
      _ = $0?.coding
    }
  }
}
