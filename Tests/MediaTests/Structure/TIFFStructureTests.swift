import Testing

@testable import Media

/// A TIFF made of numbers: directories one after the other, values behind them.
struct PaintedTIFF {
  struct Entry {
    var tag: Int
    var type = 4
    var count = 1
    var value = 0
    var values: [Int]?
  }

  let little: Bool
  let big: Bool
  private(set) var bytes: [UInt8]
  private var link: Int

  init(little: Bool = true, big: Bool = false) {
    (self.little, self.big) = (little, big)
    bytes = Array((little ? "II" : "MM").utf8)
    link = big ? 8 : 4
    bytes += number(big ? 43 : 42, 2) + (big ? number(8, 2) + number(0, 10) : number(0, 4))
  }

  func number(_ value: Int, _ count: Int) -> [UInt8] {
    let bytes = (0..<count).map {
      $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0
    }
    return little ? bytes : bytes.reversed()
  }

  /// Where these bytes begin.
  @discardableResult
  mutating func put(_ data: [UInt8]) -> Int {
    defer { bytes += data }
    return bytes.count
  }

  mutating func directory(_ entries: [Entry]) {
    let width = big ? 8 : 4
    var body = number(entries.count, big ? 8 : 2)
    for entry in entries {
      let size = TIFFEntry.sizes[entry.type]
      var (value, count) = (number(entry.value, width), entry.count)
      if let values = entry.values {
        count = values.count
        let data = values.flatMap { number($0, size) }
        value = data.count > width ? number(put(data), width) : data
        value += [UInt8](repeating: 0, count: width - value.count)
      } else if count == 1, size < width, !little {
        value = number(entry.value, size) + [UInt8](repeating: 0, count: width - size)
      }
      body += number(entry.tag, 2) + number(entry.type, 2) + number(count, width) + value
    }
    bytes.replaceSubrange(link..<link + width, with: number(bytes.count, width))
    bytes += body
    link = bytes.count
    bytes += number(0, width)
  }

  /// The tags of a picture of red, green and blue bytes in one strip.
  static func picture(
    _ width: Int, _ height: Int, samples: Int = 3, bits: Int = 8, _ others: [Entry] = []
  ) -> [Entry] {
    let plain = [
      Entry(tag: 256, value: width), Entry(tag: 257, value: height),
      Entry(tag: 258, type: 3, values: [Int](repeating: bits, count: min(samples, 5))),
      Entry(tag: 259, type: 3, value: 1), Entry(tag: 262, type: 3, value: 2),
      Entry(tag: 273, value: 8), Entry(tag: 277, type: 3, value: samples),
      Entry(tag: 278, value: height), Entry(tag: 279, value: 300),
    ]
    return plain.filter { entry in !others.contains { $0.tag == entry.tag } } + others
  }

  /// The bytes of a TIFF with one directory.
  static func bytes(_ entries: [Entry]) -> [UInt8] {
    var tiff = PaintedTIFF()
    tiff.put([UInt8](repeating: 9, count: 300))
    tiff.directory(entries)
    return tiff.bytes
  }
}

@Suite("structure of a TIFF")
struct TIFFStructureTests {
  private func header(_ bytes: [UInt8]) throws -> PictureHeader {
    try bytes.withUnsafeBytes { try TIFFStructure.header(of: $0) }
  }

  private func header(
    _ width: Int, _ height: Int, samples: Int = 3, bits: Int = 8, _ others: [PaintedTIFF.Entry] = []
  ) throws -> PictureHeader {
    try header(
      PaintedTIFF.bytes(
        PaintedTIFF.picture(width, height, samples: samples, bits: bits, others)))
  }

  private func refusal(_ bytes: [UInt8]) -> MediaError? {
    do {
      _ = try header(bytes)
      return nil
    } catch { return error as? MediaError }
  }

  @Test("either byte order, classic or large", arguments: [true, false], [true, false])
  func facts(little: Bool, big: Bool) throws {
    var tiff = PaintedTIFF(little: little, big: big)
    tiff.directory(PaintedTIFF.picture(64, 32, samples: 4, bits: 16))
    let header = try header(tiff.bytes)
    #expect((header.width, header.height) == (64, 32))
    #expect((header.channels, header.sampleBytes) == (4, 2))
    #expect(header.cuts.isEmpty && header.notes.isEmpty)
  }

  @Test(
    "the painted pictures pass",
    arguments: Pictures.names.filter { $0.hasSuffix(".tif") })
  func painted(_ name: String) throws {
    let header = try header(Pictures.bytes(name))
    #expect((header.width, header.height) == (64, 32))
    #expect(header.memory < 6 << 20)
  }

  @Test("a thousand directories are read, one more is refused, and a circle ends")
  func directories() throws {
    for count in [1000, 1001] {
      var tiff = PaintedTIFF()
      for _ in 0..<count { tiff.directory(PaintedTIFF.picture(1, 1)) }
      let wanted = MediaError.unsupported("it has more than 1000 directories")
      #expect(refusal(tiff.bytes) == (count > 1000 ? wanted : nil))
    }
    var circle = PaintedTIFF()
    circle.directory(PaintedTIFF.picture(1, 1))
    let first = circle.bytes[4..<8]
    circle.directory(PaintedTIFF.picture(1, 1))
    let bytes = Array(circle.bytes.dropLast(4)) + first
    #expect(refusal(bytes) == nil)
  }

  @Test("thousands of tags cost libtiff seconds each time, and are refused")
  func manyTags() {
    let tags = (0..<4000).map { PaintedTIFF.Entry(tag: 40_000 + $0, type: 3, value: 1) }
    let wanted = MediaError.unsupported("its directories have too many entries")
    #expect(refusal(PaintedTIFF.bytes(PaintedTIFF.picture(1, 1, tags))) == wanted)
    #expect(refusal(PaintedTIFF.bytes(PaintedTIFF.picture(1, 1, Array(tags[..<900])))) == nil)
  }

  @Test("a pixel of 4,000 samples is told of, and refused by their number")
  func channels() throws {
    let bytes = PaintedTIFF.bytes(PaintedTIFF.picture(10_000, 64, samples: 4000))
    #expect(try header(bytes).channels == 4000)
    #expect(throws: MediaError.unsupported("it has 4000 channels")) {
      try bytes.withUnsafeBytes { try PictureHeader($0, format: .tiff) }
    }
    // A palette becomes red, green and blue.
    let palette = PaintedTIFF.Entry(tag: 262, type: 3, value: 3)
    #expect(try header(8, 8, samples: 1, [palette]).channels == 3)
  }

  @Test("what goes beyond the file is refused if it matters, and only then")
  func lengths() {
    func refusal(_ tag: Int, _ count: Int) -> MediaError? {
      let entry = PaintedTIFF.Entry(tag: tag, type: 7, count: count, value: 8)
      return self.refusal(PaintedTIFF.bytes(PaintedTIFF.picture(10, 10, [entry])))
    }
    let profile = MediaError.damaged("its color profile is longer than the file")
    #expect(refusal(34675, 2_000_000_000) == profile)
    #expect(refusal(34675, 200) == nil)
    #expect(refusal(700, 2_000_000_000) == nil)
    #expect(refusal(50_000, 2_000_000_000) == nil)
    let strips = [
      PaintedTIFF.Entry(tag: 278, value: 1), PaintedTIFF.Entry(tag: 273, count: 1000, value: 8),
    ]
    let table = MediaError.damaged("its table of strips or tiles is longer than the file")
    #expect(self.refusal(PaintedTIFF.bytes(PaintedTIFF.picture(10, 1000, strips))) == table)
    // libtiff reads no more places than there are strips.
    #expect(self.refusal(PaintedTIFF.bytes(PaintedTIFF.picture(10, 10, strips))) == nil)
  }

  @Test("tags that all hold the whole file are refused: libtiff copies it for each")
  func overlaps() {
    var tiff = PaintedTIFF()
    let place = tiff.put([UInt8](repeating: 7, count: 4 << 20))
    let tags = (0..<20).map {
      PaintedTIFF.Entry(tag: 50_000 + $0, type: 7, count: 4 << 20, value: place)
    }
    tiff.directory(PaintedTIFF.picture(1, 1, tags))
    let wanted = MediaError.damaged("its directories list more than the file holds")
    #expect(refusal(tiff.bytes) == wanted)
  }

  @Test("large strips are read line by line, tiles and shared chroma whole")
  func memory() throws {
    let plain = try header(4000, 4000).memory
    // Measured: 2 MiB, without the libraries.
    #expect((4 << 20..<8 << 20).contains(plain))
    let tile = [
      PaintedTIFF.Entry(tag: 322, value: 4096), PaintedTIFF.Entry(tag: 323, value: 4096),
      PaintedTIFF.Entry(tag: 324, value: 8), PaintedTIFF.Entry(tag: 325, value: 300),
    ]
    // Measured: 52 MiB.
    #expect((52 << 20..<60 << 20).contains(try header(4000, 4000, tile).memory))
    // Of tiles far wider than the picture one is unpacked all the same.
    let wide = [
      PaintedTIFF.Entry(tag: 322, value: 10_000), PaintedTIFF.Entry(tag: 323, value: 3200),
      PaintedTIFF.Entry(tag: 324, value: 8), PaintedTIFF.Entry(tag: 325, value: 300),
    ]
    #expect(try header(200, 3000, wide).memory > 92 << 20)
    let planes = [
      PaintedTIFF.Entry(tag: 284, type: 3, value: 2),
      PaintedTIFF.Entry(tag: 259, type: 3, value: 8),
      PaintedTIFF.Entry(tag: 273, values: [8, 8, 8]),
    ]
    // Measured: 8 MiB, of which 6 are the file.
    #expect((4 << 20..<8 << 20).contains(try header(4000, 4000, planes).memory))
    let chroma = PaintedTIFF.Entry(tag: 262, type: 3, value: 6)
    // Measured: 50 MiB: lines that share chroma are unpacked together.
    #expect((50 << 20..<60 << 20).contains(try header(4000, 4000, [chroma]).memory))
    // RowsPerStrip may be anything from the height on.
    let endless = PaintedTIFF.Entry(tag: 278, value: 0xFFFF_FFFF)
    #expect(try header(4000, 4000, [endless]).memory == plain)
  }

  @Test("sizes beyond all measure add up to the largest number, not to a crash")
  func overflow() throws {
    var tiff = PaintedTIFF(big: true)
    let entries = PaintedTIFF.picture(0, 0, samples: 65_535)
    tiff.directory(
      entries.map { entry in
        var entry = entry
        if [256, 257, 278].contains(entry.tag) { (entry.type, entry.value) = (16, .max) }
        return entry
      })
    #expect(try header(tiff.bytes).memory == .max)
  }

  @Test("a JPEG that is larger than its tile is refused; a progressive one is counted")
  func tilesOfJPEG() throws {
    func bytes(_ mark: UInt8, _ side: UInt8) -> [UInt8] {
      var tiff = PaintedTIFF()
      let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, mark, 0, 17, 8, side, 0, side, 0, 3]
      let place = tiff.put(jpeg + [UInt8](repeating: 0x11, count: 9))
      tiff.directory(
        PaintedTIFF.picture(
          4096, 4096,
          [
            .init(tag: 259, type: 3, value: 7), .init(tag: 322, value: 4096),
            .init(tag: 323, value: 4096), .init(tag: 324, value: place),
            .init(tag: 325, value: 21),
          ]))
      return tiff.bytes
    }
    let wanted = MediaError.damaged("a tile holds a picture that is larger than the tile")
    #expect(refusal(bytes(0xC2, 0x20)) == wanted)
    let coefficients = 4096 * 4096 * 3 * 2
    #expect(try header(bytes(0xC2, 0x10)).memory > coefficients)
  }

  @Test("no bytes lead it astray")
  func hostile() {
    for name in Pictures.names where name.hasSuffix(".tif") {
      Hostile.check(Pictures.bytes(name)) { try TIFFStructure.header(of: $0) }
    }
  }
}
