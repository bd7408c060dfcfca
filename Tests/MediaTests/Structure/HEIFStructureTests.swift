import Testing

@testable import Media

/// HEIF and AVIF files made of boxes.
struct PaintedHEIF {
  struct Item {
    var id: Int
    var type: String
    var data: [UInt8] = []
    var properties: [Int] = []
    /// Behind the name: what it contains and how that is encoded.
    var texts = ""
    /// Where the data are said to be, if not where they are.
    var place: (offset: Int, count: Int)?
  }

  var items: [Item]
  var properties: [[UInt8]]
  var references: [(type: String, from: Int, to: [Int])] = []

  static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    number(body.count + 8, 4) + type.utf8 + body
  }

  static func full(_ type: String, _ version: Int, _ body: [UInt8]) -> [UInt8] {
    box(type, number(version, 1) + number(0, 3) + body)
  }

  static func size(_ width: Int, _ height: Int) -> [UInt8] {
    full("ispe", 0, number(width, 4) + number(height, 4))
  }

  static func grid(_ rows: Int, _ columns: Int, _ width: Int, _ height: Int) -> [UInt8] {
    [0, 1, UInt8(rows - 1), UInt8(columns - 1)] + number(width, 4) + number(height, 4)
  }

  /// An AV1 configuration whose sequence header has this size.
  static func av1(_ width: Int, _ height: Int) -> [UInt8] {
    let bits: [(value: Int, count: Int)] = [
      (0, 3), (3, 2), (0, 5), (15, 4), (15, 4), (width - 1, 16), (height - 1, 16), (0, 24),
    ]
    var text = bits.flatMap { bit in (0..<bit.count).reversed().map { bit.value >> $0 & 1 } }
    text += [Int](repeating: 0, count: -text.count & 7)
    let unit = stride(from: 0, to: text.count, by: 8).map { start in
      UInt8(text[start..<start + 8].reduce(0) { $0 << 1 | $1 })
    }
    return box("av1C", [0x81, 0, 0x0C, 0, 0x0A, UInt8(unit.count)] + unit)
  }

  func bytes(_ behind: [UInt8] = []) -> [UInt8] {
    let head = meta(from: 0).count
    let data = items.flatMap(\.data)
    return meta(from: head + 8) + Self.box("mdat", data) + behind
  }

  private func meta(from start: Int) -> [UInt8] {
    var (places, information, associations, place) = ([UInt8](), [UInt8](), [UInt8](), start)
    for item in items {
      let (offset, count) = item.place ?? (place, item.data.count)
      place += item.data.count
      places += Self.number(item.id, 2) + Self.number(0, 4) + Self.number(1, 2)
      places += Self.number(offset, 4) + Self.number(count, 4)
      information += Self.full(
        "infe", 2, Self.number(item.id, 2) + [0, 0] + item.type.utf8 + [0] + item.texts.utf8)
      associations +=
        Self.number(item.id, 2) + [UInt8(item.properties.count)]
        + item.properties.map { UInt8($0) }
    }
    let count = Self.number(items.count, 2)
    let references = references.flatMap { reference in
      Self.box(
        reference.type,
        Self.number(reference.from, 2) + Self.number(reference.to.count, 2)
          + reference.to.flatMap { Self.number($0, 2) })
    }
    let body =
      Self.full("hdlr", 0, [0, 0, 0, 0] + "pict".utf8 + [UInt8](repeating: 0, count: 13))
      + Self.full("pitm", 0, Self.number(1, 2))
      + Self.full("iloc", 1, [0x44, 0] + count + places)
      + Self.full("iinf", 0, count + information) + Self.full("iref", 0, references)
      + Self.box(
        "iprp",
        Self.box("ipco", properties.flatMap(\.self))
          + Self.full("ipma", 0, Self.number(items.count, 4) + associations))
    return Self.box("ftyp", Array("avif".utf8) + [0, 0, 0, 0] + "mif1avif".utf8)
      + Self.full("meta", 0, body)
  }

  /// One picture, said to have one size and coded in another.
  static func picture(_ said: Int, coded: Int) -> PaintedHEIF {
    PaintedHEIF(
      items: [Item(id: 1, type: "av01", data: [0x12, 0], properties: [1, 2])],
      properties: [size(said, said), av1(coded, coded)])
  }
}

@Suite("structure of a HEIF or AVIF picture")
struct HEIFStructureTests {
  private func header(_ bytes: [UInt8]) throws -> PictureHeader {
    try bytes.withUnsafeBytes { try HEIFStructure.header(of: $0) }
  }

  private func refusal(_ file: PaintedHEIF, _ behind: [UInt8] = []) -> MediaError? {
    do {
      _ = try header(file.bytes(behind))
      return nil
    } catch { return error as? MediaError }
  }

  static let pictures = Pictures.names.filter { $0.hasSuffix(".heic") || $0.hasSuffix(".avif") }

  @Test("the painted pictures pass", arguments: pictures)
  func painted(_ name: String) throws {
    let header = try header(Pictures.bytes(name))
    #expect((header.width, header.height) == (64, 32))
    #expect((header.channels, header.sampleBytes) == (3, 1))
    #expect(header.memory < 18 << 20)
  }

  @Test("the larger of two sizes counts: what is said and what is coded")
  func sizes() throws {
    let honest = try header(PaintedHEIF.picture(4000, coded: 4000).bytes())
    #expect((honest.width, honest.height) == (4000, 4000))
    // Measured: 145 MiB.
    #expect((145 << 20..<180 << 20).contains(honest.memory))
    let small = try header(PaintedHEIF.picture(16, coded: 4000).bytes())
    #expect((small.width, small.height) == (4000, 4000))
    #expect(small.memory == honest.memory)
    #expect(try header(PaintedHEIF.picture(5000, coded: 4000).bytes()).width == 5000)
  }

  @Test("alpha is one channel more")
  func alpha() throws {
    var file = PaintedHEIF.picture(1000, coded: 1000)
    let plain = try header(file.bytes()).memory
    let kind = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
    file.properties.append(PaintedHEIF.full("auxC", 0, Array(kind.utf8)))
    file.items.append(.init(id: 2, type: "av01", data: [0x12, 0], properties: [1, 2, 3]))
    file.references = [("auxl", 2, [1])]
    let header = try header(file.bytes())
    #expect(header.channels == 4)
    #expect(header.memory > plain + 2_000_000)
  }

  private func grid(_ rows: Int, _ columns: Int, _ side: Int) -> PaintedHEIF {
    let (width, height) = (columns * side, rows * side)
    return PaintedHEIF(
      items: [
        .init(
          id: 1, type: "grid", data: PaintedHEIF.grid(rows, columns, width, height),
          properties: [1]),
        .init(id: 2, type: "av01", data: [0x12, 0], properties: [2, 3]),
      ],
      properties: [
        PaintedHEIF.size(width, height), PaintedHEIF.size(1000, 1000), PaintedHEIF.av1(1000, 1000),
      ],
      references: [("dimg", 1, [Int](repeating: 2, count: rows * columns))])
  }

  @Test("a grid takes the whole and four of its tiles")
  func grids() throws {
    let header = try header(grid(4, 4, 1000).bytes())
    #expect((header.width, header.height) == (4000, 4000))
    // Measured: 146 MiB.
    #expect((146 << 20..<180 << 20).contains(header.memory))
  }

  @Test("a small grid of many large tiles is refused")
  func manyTiles() {
    let wanted = MediaError.unsupported("its parts have far more pixels than the whole")
    #expect(refusal(grid(100, 100, 1)) == wanted)
  }

  @Test("pictures that are made of each other crash libheif, and are refused")
  func circles() {
    let wanted = MediaError.damaged("one of its pictures contains itself")
    var file = PaintedHEIF(
      items: [1, 2].map {
        .init(id: $0, type: "grid", data: PaintedHEIF.grid(1, 1, 9, 9), properties: [1])
      }, properties: [PaintedHEIF.size(9, 9)])
    file.references = [("dimg", 1, [2]), ("dimg", 2, [1])]
    #expect(refusal(file) == wanted)
  }

  @Test("packed metadata, which libheif unpacks to any length, are refused; plain ones pass")
  func metadata() {
    var file = PaintedHEIF.picture(64, coded: 64)
    file.items.append(.init(id: 2, type: "mime", data: [1, 2, 3], texts: "text/xml\0deflate\0"))
    #expect(refusal(file) == .unsupported("its metadata is compressed"))
    file.items[1].texts = "text/xml\0\0"
    #expect(refusal(file) == nil)
    file.items[1].texts = "text/xml\0"
    #expect(refusal(file) == nil)
  }

  @Test("items outside the file or of more bytes than it has are refused")
  func places() {
    var file = PaintedHEIF.picture(64, coded: 64)
    file.items.append(.init(id: 2, type: "Exif", place: (1000, 1_000_000_000)))
    #expect(refusal(file) == .damaged("one of its items lies outside the file"))
    file.items.removeLast()
    let rest = [UInt8](repeating: 0, count: 1 << 20)
    file.items[0].data = rest
    for id in 2..<100 { file.items.append(.init(id: id, type: "Exif", place: (0, 1 << 20))) }
    #expect(refusal(file) == .damaged("its items are longer than the file"))
  }

  @Test("a box that is too long is refused inside the list of pictures, and harmless behind it")
  func boxes() throws {
    var bytes = PaintedHEIF.picture(64, coded: 64).bytes()
    #expect(throws: Never.self) { try header(bytes + [0x7F, 0, 0, 0] + "free".utf8) }
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "meta".utf8) })
    bytes[place - 4] = 0x7F
    #expect(throws: MediaError.damaged("its box meta is longer than the file")) {
      try header(bytes)
    }
    let many = (0..<10_000).flatMap { _ in PaintedHEIF.box("free", []) }
    let wanted = MediaError.unsupported("it has more than 10000 boxes")
    #expect(refusal(PaintedHEIF.picture(64, coded: 64), many) == wanted)
  }

  @Test("no bytes lead it astray")
  func hostile() {
    for file in Self.pictures.map(Pictures.bytes) + [grid(2, 2, 1000).bytes()] {
      Hostile.check(file) { try HEIFStructure.header(of: $0) }
    }
  }
}
