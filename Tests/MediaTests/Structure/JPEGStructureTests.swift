import Testing

@testable import Media

@Suite("the structure of a JPEG")
struct JPEGStructureTests {
  private func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker] + DoorBytes.big(body.count + 2, 2) + body
  }

  private func frame(
    _ width: Int, _ height: Int, factors: [UInt8], marker: UInt8 = 0xC0, precision: UInt8 = 8
  ) -> [UInt8] {
    var body = [precision] + DoorBytes.big(height, 2) + DoorBytes.big(width, 2)
    body.append(UInt8(factors.count))
    for (index, factor) in factors.enumerated() { body += [UInt8(index + 1), factor, 0] }
    return segment(marker, body)
  }

  private func scan(_ components: Int) -> [UInt8] {
    var body = [UInt8(components)]
    for index in 0..<components { body += [UInt8(index + 1), 0] }
    return segment(0xDA, body + [0, 63, 0]) + [7, 0xFF, 0, 0xDA, 9]
  }

  private let start: [UInt8] = [0xFF, 0xD8]
  private let end: [UInt8] = [0xFF, 0xD9]
  private let half: [UInt8] = [0x22, 0x11, 0x11]

  @Test("size, components and precision are the frame's")
  func facts() throws {
    let gray = start + frame(70, 50, factors: [0x11]) + scan(1) + end
    let header = try DoorBytes.header(gray)
    #expect([header.width, header.height] == [70, 50])
    #expect([header.channels, header.sampleBytes] == [1, 1])
    let extended = frame(70, 50, factors: half + [0x11], marker: 0xC1)
    let cmyk = try DoorBytes.header(start + extended + scan(4) + end)
    #expect([cmyk.channels, cmyk.sampleBytes] == [4, 1])
    #expect(throws: MediaError.unsupported("it has 6 channels")) {
      try DoorBytes.header(start + frame(7, 5, factors: half + half) + scan(4) + end)
    }
  }

  @Test(
    "coefficients are held if the picture comes in several scans, two bytes each",
    arguments: [
      ([0x22, 0x11, 0x11], 3), ([0x11, 0x11, 0x11], 6), ([0x11, 0x11, 0x11, 0x11], 8),
      ([0x21, 0x11, 0x11], 4),
    ])
  func memory(factors: [UInt8], bytesPerPixel: Int) throws {
    let rows = try DoorBytes.header(
      start + frame(4000, 4000, factors: factors) + scan(factors.count) + end
    ).memory
    #expect(rows < 12_000_000)
    let held = bytesPerPixel * 16_000_000
    let progressive = frame(4000, 4000, factors: factors, marker: 0xC2) + scan(factors.count)
    let parted = frame(4000, 4000, factors: factors) + scan(1) + scan(1)
    for bytes in [progressive, parted] {
      #expect(try DoorBytes.header(start + bytes + end).memory == rows + held)
    }
  }

  @Test("blocks fill whole units, however narrow the picture is")
  func units() throws {
    func memory(_ marker: UInt8) throws -> Int {
      let wild = frame(1, 60_000, factors: [0x41, 0x11], marker: marker)
      return try DoorBytes.header(start + wild + scan(2) + end).memory
    }
    #expect(try memory(0xC2) - memory(0xC0) == (4 + 1) * 7500 * 128)
  }

  @Test("scans count until the end; thumbnails, stuffed bytes, restarts and what follows do not")
  func scans() throws {
    let thumbnail = segment(0xE1, [0xFF, 0xDA, 0xFF, 0xDA])
    let restart: [UInt8] = [0xFF, 0xD3, 9, 0xFF]
    let head = start + thumbnail + frame(40_000, 20_000, factors: half, marker: 0xC2)
    let three = scan(3) + restart + scan(1) + scan(1)
    #expect(throws: MediaError.unsupported("it has 3 scans of 800000000 pixels")) {
      try DoorBytes.header(head + three + end + scan(1))
    }
    let two = scan(3) + scan(1)
    #expect(throws: Never.self) { try DoorBytes.header(head + two + end + scan(1)) }
  }

  @Test("a small file that asks for minutes of work is refused; a large honest one is not")
  func work() throws {
    let head = start + frame(10_000, 10_000, factors: half, marker: 0xC2)
    let scans = [[UInt8]](repeating: scan(1), count: 500).flatMap { $0 }
    #expect(throws: MediaError.unsupported("it has 500 scans of 100000000 pixels")) {
      try DoorBytes.header(head + scans + end)
    }
    let ten = scans.prefix(10 * scan(1).count)
    #expect(try DoorBytes.header(head + ten + end).width == 10_000)
  }

  @Test("the painted progressive picture has ten scans")
  func honest() throws {
    var bytes = Pictures.bytes("progressive.jpg")
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC2]) })
    bytes.replaceSubrange(place + 5..<place + 9, with: [0x4E, 0x20, 0x4E, 0x20])
    #expect(throws: MediaError.unsupported("it has 10 scans of 400000000 pixels")) {
      try DoorBytes.header(bytes)
    }
  }

  @Test("a color profile in several segments is one; of more than 4 MiB it is missed")
  func profiles() throws {
    func pieces(_ bytes: [UInt8]) -> [UInt8] {
      let count = (bytes.count + 65_518) / 65_519
      return (0..<count).flatMap { index in
        let part = bytes.dropFirst(65_519 * index).prefix(65_519)
        let head = Array("ICC_PROFILE\0".utf8) + [UInt8(index + 1), UInt8(count)]
        return segment(0xE2, head + part)
      }
    }
    let rest = segment(0xFE, [1]) + frame(64, 64, factors: half) + scan(3) + end
    func header(_ text: Int) throws -> (PictureHeader, Int) {
      let icc = pieces(DoorBytes.profile([("text", [UInt8](repeating: 0, count: text))]))
      let header = try DoorBytes.header(start + icc + rest)
      #expect((header.profile == nil) == !header.notes.isEmpty)
      return (header, icc.count)
    }
    #expect(try header(4 << 20 - 144).0.notes.isEmpty)
    let large = try header(4 << 20 - 143).0
    #expect(large.notes == ["its color profile is larger than 4 MiB and was ignored"])
  }

  @Test("a profile that claims half a gigabyte is missed; one with tags that are outside is not")
  func hostileProfiles() throws {
    let head = Array("ICC_PROFILE\0\u{1}\u{1}".utf8)
    let rest = frame(64, 64, factors: half + [0x11]) + scan(4) + end
    let table = DoorBytes.profile([("A2B0", DoorBytes.table(grid: 90, inputs: 4))])
    let hostile = segment(0xE2, head + table)
    let header = try DoorBytes.header(start + hostile + rest)
    #expect(header.profile == nil && header.notes == [ICCTags.damage])
    var odd = DoorBytes.profile([("wtpt", [1, 2, 3, 4])])
    odd[136] = 0x40
    #expect(try DoorBytes.header(start + segment(0xE2, head + odd) + rest).profile == odd)
  }

  @Test("a JPEG of thousands of segments is refused")
  func segments() throws {
    let many = [[UInt8]](repeating: segment(0xE1, []), count: 5000).flatMap { $0 }
    let rest = frame(64, 64, factors: half) + scan(3) + end
    #expect(throws: MediaError.unsupported("it has more than 5000 segments")) {
      try DoorBytes.header(start + many + rest)
    }
    #expect(try DoorBytes.header(start + many.dropLast(8) + rest).width == 64)
  }

  @Test(
    "a JPEG that breaks off is for the decoder's words",
    arguments: [[], [0xFF], [0xFF, 0xDA], [0xFF, 0xC0, 0, 11, 8], [0xFF, 0xE0, 0, 0, 0xFF]])
  func brokenOff(bytes: [UInt8]) throws {
    let header = try DoorBytes.header([0xFF, 0xD8, 0xFF] + bytes)
    #expect([header.width, header.channels] == [0, 0])
  }

  @Test("no bytes lead it astray", arguments: 0..<400)
  func broken(seed: Int) {
    let icc = segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{2}".utf8) + DoorBytes.profile([]))
    let bytes =
      start + icc + frame(64, 64, factors: half, marker: 0xC2) + scan(3) + scan(1) + end
    _ = try? DoorBytes.header(DoorBytes.broken(bytes, seed: seed))
  }
}
