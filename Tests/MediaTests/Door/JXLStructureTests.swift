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

  @Test("bytes of color alone are cheap; alpha, more bits and floats are not")
  func memory() throws {
    let plain = try header(PaintedJXL.picture(4000, 4000))
    #expect((plain.width, plain.height) == (4000, 4000))
    // Measured: 97 to 118 MiB.
    #expect((118 << 20..<135 << 20).contains(plain.memory))
    let alpha = try header(PaintedJXL.picture(4000, 4000, extras: 1))
    #expect(alpha.channels == 4)
    // Measured: 616 MiB.
    #expect((616 << 20..<700 << 20).contains(alpha.memory))
    let deep = try header(PaintedJXL.picture(4000, 4000, bits: 16))
    #expect(deep.sampleBytes == 2)
    // Measured: 327 MiB.
    #expect((327 << 20..<400 << 20).contains(deep.memory))
  }

  @Test("many extra channels are told of, and refused by their number")
  func channels() throws {
    let bytes = PaintedJXL.picture(100, 100, extras: 5)
    #expect(try header(bytes).channels == 8)
    #expect(throws: MediaError.unsupported("it has 8 channels")) {
      try bytes.withUnsafeBytes { try PictureHeader($0, format: .jxl) }
    }
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

  @Test("packed and long metadata are cut out; short ones and the picture stay")
  func cuts() throws {
    let picture = PaintedJXL.picture(300, 200)
    let long = [UInt8](repeating: 0, count: PictureHeader.mostAncillary)
    var bytes = mark
    var cuts: [Range<Int>] = []
    for (type, body, isCut) in [
      ("ftyp", Array("jxl \0\0\0\0jxl ".utf8), false), ("brob", [1, 2, 3], true),
      ("Exif", [1, 2, 3], false), ("xml ", long, true), ("jxlc", picture, false),
      ("jbrd", [4, 5], true),
    ] {
      let box = PaintedHEIF.box(type, body)
      if isCut { cuts.append(bytes.count..<bytes.count + box.count) }
      bytes += box
    }
    let header = try header(bytes)
    #expect((header.width, header.height) == (300, 200))
    #expect(header.cuts == cuts)
  }

  @Test("a codestream in parts is that of its parts together")
  func parts() throws {
    let picture = PaintedJXL.picture(300, 200)
    let boxes = stride(from: 0, to: picture.count, by: 3).flatMap { start in
      PaintedHEIF.box("jxlp", [0, 0, 0, 0] + picture[start..<min(start + 3, picture.count)])
    }
    #expect(try header(mark + boxes) == header(picture))
    #expect(throws: MediaError.damaged("it has no codestream")) { try header(mark) }
    #expect(throws: MediaError.damaged("its header is cut short")) {
      try header(Array(picture.prefix(6)))
    }
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
