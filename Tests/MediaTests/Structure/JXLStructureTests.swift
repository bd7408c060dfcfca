import Testing

@testable import Media

/// The headers of a JPEG XL codestream, bit by bit.
struct PaintedJXL {
  private var bits: [Bool] = []

  /// Numbers and how many bits each has.
  mutating func put(_ fields: (value: Int, count: Int)...) {
    for field in fields { bits += (0..<field.count).map { field.value >> $0 & 1 == 1 } }
  }

  mutating func align() { bits += [Bool](repeating: false, count: -bits.count & 7) }

  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) {
        $0 | ($1.element ? 1 << $1.offset : 0)
      }
    }
  }

  /// The signature, a size and metadata up to the colors.
  init(_ width: Int, _ height: Int, extras: Int = 0, bits depth: Int = 8, isXYB: Bool = true) {
    put((0x0AFF, 16), (0, 1), (3, 2), (height - 1, 30), (0, 3), (3, 2), (width - 1, 30))
    put((0, 2), (0, 1), (3, 2), (depth - 1, 6), (1, 1))
    if extras == 0 { put((0, 2)) } else { put((3, 2), (extras - 1, 12)) }
    for _ in 0..<extras { put((1, 1)) }
    put((isXYB ? 1 : 0, 1))
  }

  /// sRGB, and all else as usual.
  mutating func plainColors() {
    put((1, 1), (0, 2), (1, 1))
    align()
  }

  /// The last frame with all that is usual: cosines and filters.
  mutating func plainFrame() {
    put((1, 1), (0, 1))
    align()
  }

  /// A frame that is kept for others and has a size of its own.
  mutating func reference(_ width: Int, _ height: Int, groups: Int) {
    put((0, 1), (2, 2), (0, 1), (0, 2), (0, 2), (0, 6), (1, 1))
    put((3, 2), (width - 18_688, 30), (3, 2), (height - 18_688, 30))
    put((0, 2), (1, 1), (0, 2), (1, 1), (0, 2), (0, 1))
    align()
    for _ in 0..<groups { put((0, 12)) }
    align()
  }

  static func picture(
    _ width: Int, _ height: Int, extras: Int = 0, bits: Int = 8
  ) -> [UInt8] {
    var painted = PaintedJXL(width, height, extras: extras, bits: bits)
    painted.plainColors()
    painted.plainFrame()
    return painted.bytes
  }
}

@Suite("structure of a JPEG XL picture")
struct JXLStructureTests {
  private func header(_ bytes: [UInt8]) throws -> PictureHeader {
    try bytes.withUnsafeBytes { try JXLStructure.header(of: $0) }
  }

  private let mark: [UInt8] = [0, 0, 0, 12] + "JXL ".utf8 + [13, 10, 0x87, 10]

  @Test("the painted picture passes", arguments: Pictures.names.filter { $0.hasSuffix(".jxl") })
  func painted(_ name: String) throws {
    let header = try header(Pictures.bytes(name))
    #expect((header.width, header.height) == (64, 32))
    #expect((header.channels, header.sampleBytes) == (3, 1))
    #expect(header.cuts.isEmpty && header.memory < 14 << 20)
  }

  @Test("colors alone are cheap, of any bits; alpha is not")
  func memory() throws {
    let plain = try header(PaintedJXL.picture(4000, 4000))
    #expect((plain.width, plain.height) == (4000, 4000))
    // Measured: 87 to 104 MiB.
    #expect((104 << 20..<135 << 20).contains(plain.memory))
    let alpha = try header(PaintedJXL.picture(4000, 4000, extras: 1))
    #expect(alpha.channels == 4)
    // Measured: 558 to 620 MiB.
    #expect((620 << 20..<740 << 20).contains(alpha.memory))
    let deep = try header(PaintedJXL.picture(4000, 4000, bits: 16))
    #expect(deep.sampleBytes == 2)
    // Measured: 133 to 137 MiB.
    #expect((137 << 20..<185 << 20).contains(deep.memory))
  }

  @Test("extra channels take memory, and only the first alpha is given")
  func channels() throws {
    let (few, many) = (
      try header(PaintedJXL.picture(1000, 1000, extras: 1)),
      try header(PaintedJXL.picture(1000, 1000, extras: 60))
    )
    #expect((few.channels, many.channels) == (4, 4))
    // Measured, of 60 in a picture without cosines: 230 bytes a pixel and more.
    #expect(many.memory - few.memory > 59 * 4_000_000)
  }

  @Test("a frame that is far larger than the picture counts")
  func frames() throws {
    var painted = PaintedJXL(16, 16)
    painted.plainColors()
    painted.reference(20_000, 20_000, groups: 79 * 79 + 100 + 2)
    painted.plainFrame()
    #expect(try header(painted.bytes).memory > 20_000 * 20_000 * 12)
  }

  @Test("a color profile of two megabytes cannot be cut out, and is refused")
  func profile() {
    var painted = PaintedJXL(16, 16)
    painted.put((0, 1), (1, 1), (0, 2), (0, 2), (1, 1))
    painted.put((3, 2), (0, 12), (1, 1), (0, 8), (1, 1), (2, 8), (0, 1))
    let bytes = painted.bytes + [0, 0]
    #expect(throws: MediaError.unsupported("its color profile is larger than 1 MiB")) {
      try header(bytes)
    }
  }

  @Test("metadata, packed and long, is passed over: only the picture is decoded")
  func boxes() throws {
    let picture = PaintedJXL.picture(300, 200)
    let long = [UInt8](repeating: 0, count: PictureHeader.mostAncillary)
    var bytes = mark
    var parts: [Range<Int>] = []
    for (type, body) in [
      ("ftyp", Array("jxl \0\0\0\0jxl ".utf8)), ("brob", [1, 2, 3]), ("xml ", long),
      ("jxlc", picture), ("jbrd", [4, 5]),
    ] {
      let box = PaintedHEIF.box(type, body)
      if type == "jxlc" { parts.append(bytes.count + 8..<bytes.count + box.count) }
      bytes += box
    }
    #expect(try header(bytes) == header(picture))
    #expect(try bytes.withUnsafeBytes { try JXLStructure.parts(of: $0) } == parts)
  }

  @Test("a codestream in parts is that of its parts together")
  func parts() throws {
    let picture = PaintedJXL.picture(300, 200)
    let boxes = stride(from: 0, to: picture.count, by: 3).flatMap { start in
      PaintedHEIF.box("jxlp", [0, 0, 0, 0] + picture[start..<min(start + 3, picture.count)])
    }
    var whole = try header(picture)
    // They are put together in a copy.
    whole.memory += picture.count
    #expect(try header(mark + boxes) == whole)
    #expect(throws: MediaError.damaged("it has no codestream")) { try header(mark) }
    #expect(throws: MediaError.damaged("its header is cut short")) {
      try header(Array(picture.prefix(6)))
    }
  }

  @Test("parts in another order are put in that of their numbers")
  func order() throws {
    let picture = PaintedJXL.picture(300, 200)
    let (first, second) = (picture.prefix(5), picture.dropFirst(5))
    let bytes =
      mark + PaintedHEIF.box("jxlp", [0x80, 0, 0, 1] + second)
      + PaintedHEIF.box("jxlp", [0, 0, 0, 0] + first)
    let joined = try bytes.withUnsafeBytes { bytes in
      let whole = JXLStructure.joined(try JXLStructure.parts(of: bytes), of: bytes)
      return withExtendedLifetime(whole) { Array(whole.buffer) }
    }
    #expect(joined == picture)
  }

  @Test("a box that is longer than the file ends where the file does")
  func lengths() throws {
    let picture = PaintedJXL.picture(300, 200)
    for length in [0, 0x7FFF_FFFF] {
      let box = PaintedHEIF.number(length, 4) + "jxlc".utf8 + picture
      #expect(try header(mark + box) == header(picture))
    }
  }

  @Test("no bytes lead it astray")
  func hostile() {
    let painted = Pictures.names.filter { $0.hasSuffix(".jxl") }.map(Pictures.bytes)
    for bytes in painted + [PaintedJXL.picture(4000, 4000, extras: 1)] {
      Hostile.check(bytes) { try JXLStructure.header(of: $0) }
    }
  }
}
