import ColorScience
import Testing

@testable import Media

@Suite("what a HEIF or AVIF picture says of its colors")
struct HEIFColorsTests {
  private func header(_ file: PaintedHEIF) throws -> PictureHeader {
    try file.bytes().withUnsafeBytes { try HEIFStructure.header(of: $0) }
  }

  private func refusal(_ bytes: [UInt8]) -> MediaError? {
    do {
      _ = try DoorBytes.header(bytes)
      return nil
    } catch { return error as? MediaError }
  }

  private func nclx(_ primaries: Int, _ transfer: Int, _ matrix: Int, full: Bool = true) -> [UInt8]
  {
    PaintedHEIF.box(
      "colr",
      "nclx".utf8 + [primaries, transfer, matrix].flatMap { PaintedHEIF.number($0, 2) }
        + [full ? 0x80 : 0])
  }

  /// Bits as bytes, filled up with zeros.
  private func packed(_ bits: [(value: Int, count: Int)]) -> [UInt8] {
    var text = bits.flatMap { bit in (0..<bit.count).reversed().map { bit.value >> $0 & 1 } }
    text += [Int](repeating: 0, count: -text.count & 7)
    return stride(from: 0, to: text.count, by: 8).map { start in
      UInt8(text[start..<start + 8].reduce(0) { $0 << 1 | $1 })
    }
  }

  /// An AV1 configuration of 64 × 64 with these colors, gray if `mono`.
  private func av1(
    deep: Bool = false, mono: Bool = false, _ colors: (Int, Int, Int)?, full: Bool = true
  ) -> [UInt8] {
    var bits: [(value: Int, count: Int)] = [
      (0, 3), (3, 2), (0, 5), (15, 4), (15, 4), (63, 16), (63, 16), (0, 3), (0, 3),
      (deep ? 1 : 0, 1), (mono ? 1 : 0, 1), (colors == nil ? 0 : 1, 1),
    ]
    if let colors { bits += [(colors.0, 8), (colors.1, 8), (colors.2, 8)] }
    bits += [(full ? 1 : 0, 1), (0, 8)]
    let unit = packed(bits)
    return PaintedHEIF.box(
      "av1C", [0x81, 0, deep ? 0x4C : 0x0C, 0, 0x0A, UInt8(unit.count)] + unit)
  }

  private func picture(_ properties: [UInt8]...) -> PaintedHEIF {
    PaintedHEIF(
      items: [
        .init(
          id: 1, type: "av01", data: [0x12, 0],
          properties: Array(1...properties.count + 1))
      ], properties: [PaintedHEIF.size(64, 64)] + properties)
  }

  @Test("its color box tells its colors, and comes before the bitstream; a profile before both")
  func box() throws {
    let header = try header(picture(av1((9, 16, 9)), nclx(12, 13, 6)))
    #expect(
      header.coding
        == ColorCoding(primaries: .displayP3, transfer: .display, words: "Display P3 (nclx)"))
    #expect(header.followsProfile && header.bits == 8 && !header.isPremultiplied)
    let profile = PaintedHEIF.box("colr", Array("prof".utf8) + [0, 0, 0, 0])
    let both = try self.header(picture(av1(nil), profile, nclx(9, 18, 9)))
    #expect(both.coding?.words == "BT.2020 HLG (nclx)" && both.followsProfile)
  }

  @Test("without a color box the AV1 sequence header counts")
  func bitstream() throws {
    let header = try header(picture(av1(deep: true, (9, 16, 9))))
    #expect(header.coding?.words == "BT.2020 PQ (nclx)" && header.bits == 10)
    #expect(header.coding?.isFullRange == true)
    #expect(try self.header(picture(av1(nil))).coding == nil)
    #expect(try self.header(picture(av1((2, 2, 6)))).coding == nil)
  }

  @Test("without a color box the HEVC parameter set counts")
  func hevc() throws {
    let one = (value: 1, count: 1)
    let zero = (value: 0, count: 1)
    // An Exp-Golomb code of 0 is one bit, 1.
    var bits: [(value: Int, count: Int)] = [(0, 4), (0, 3), (1, 1), (0, 62), (0, 34), one]
    // Chroma of a half each way, 64 × 64, no cropping, 8 bits.
    bits += [(0b010, 3), (0b000_0001_000001, 13), (0b000_0001_000001, 13), zero, one, one]
    // The order of pictures, one layer, block sizes, no lists of scaling, no plain samples.
    bits += [one, zero, one, one, one] + [(Int, Int)](repeating: (1, 1), count: 6)
    bits += [zero, zero, zero, zero]
    // Two sets of reference pictures: one before each other's.
    bits += [(0b011, 3), (0b010, 3), one, one, one, one, zero, one, one, one]
    bits += [zero, zero, zero]
    // Usability: no shape, no overscan, colors.
    bits += [one, zero, zero, one, (5, 3), one, one, (12, 8), (16, 8), (6, 8), (0x55, 16)]
    let unit = [0x42, 1] + packed(bits)
    let head = [UInt8](repeating: 0, count: 17) + [0xF8, 0xF8] + [0, 0, 0]
    let record = head + [1, 33, 0, 1] + PaintedHEIF.number(unit.count, 2) + unit
    let file = PaintedHEIF(
      items: [.init(id: 1, type: "hvc1", properties: [1, 2])],
      properties: [PaintedHEIF.size(64, 64), PaintedHEIF.box("hvcC", record)])
    let header = try header(file)
    #expect((header.width, header.height) == (64, 64))
    #expect(header.coding?.words == "Display P3 PQ (nclx)")
  }

  @Test("a grid without colors has those of its first tile")
  func grid() throws {
    var file = PaintedHEIF(
      items: [
        .init(id: 1, type: "grid", data: PaintedHEIF.grid(1, 2, 128, 64), properties: [1]),
        .init(id: 2, type: "av01", data: [0x12, 0], properties: [2, 3, 4]),
      ],
      properties: [
        PaintedHEIF.size(128, 64), PaintedHEIF.size(64, 64), av1(deep: true, nil), nclx(9, 16, 9),
        nclx(12, 13, 6),
      ], references: [("dimg", 1, [2, 2])])
    #expect(try header(file).coding?.words == "BT.2020 PQ (nclx)")
    #expect(try header(file).bits == 10)
    file.items[0].properties.append(5)
    #expect(try header(file).coding?.words == "Display P3 (nclx)")
  }

  @Test("gray of a narrow range stays narrow in libheif's hands, color does not")
  func narrow() throws {
    let gray = try header(picture(av1(mono: true, nil), nclx(1, 13, 6, full: false)))
    #expect(gray.coding?.isFullRange == false && gray.coding?.words == "sRGB (nclx)")
    let untold = try header(picture(av1(mono: true, nil, full: false)))
    #expect(untold.coding?.isFullRange == false && untold.coding?.words == "sRGB (assumed)")
    let color = try header(picture(av1(nil), nclx(1, 13, 6, full: false)))
    #expect(color.coding?.isFullRange == true)
  }

  @Test("colors that libheif makes wrong are refused, not shown")
  func matrices() {
    func refusal(_ file: PaintedHEIF) -> MediaError? { self.refusal(file.bytes()) }
    let wanted = MediaError.unsupported("a HEIF picture whose colors are coded as ICtCp")
    #expect(refusal(picture(av1(nil), nclx(9, 16, 14))) == wanted)
    #expect(refusal(picture(av1((9, 16, 14)))) == wanted)
    #expect(refusal(picture(av1(nil), nclx(1, 13, 0, full: false))) != nil)
    #expect(refusal(picture(av1(deep: true, nil), nclx(1, 13, 8))) != nil)
    for matrix in [0, 1, 2, 5, 6, 7, 8, 9, 12] {
      #expect(refusal(picture(av1(nil), nclx(1, 13, matrix))) == nil)
    }
  }

  @Test("colors that are multiplied by alpha are told")
  func premultiplied() throws {
    var file = picture(av1(nil))
    let kind = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
    file.properties.append(PaintedHEIF.full("auxC", 0, Array(kind.utf8)))
    file.items.append(.init(id: 2, type: "av01", data: [0x12, 0], properties: [1, 2, 3]))
    file.references = [("auxl", 2, [1])]
    #expect(try !header(file).isPremultiplied)
    file.references.append(("prem", 1, [2]))
    #expect(try header(file).isPremultiplied)
  }

  @Test("what is sound and not read is not called damaged")
  func kinds() {
    let mini =
      PaintedHEIF.box("ftyp", Array("mif3avif".utf8)) + PaintedHEIF.box("mini", [8, 0, 0, 0])
    #expect(
      refusal(mini) == .unsupported("a HEIF picture with a low-overhead (mini) header"))
    let film =
      PaintedHEIF.box("ftyp", Array("msf1".utf8) + [0, 0, 0, 0] + "msf1hevc".utf8)
      + PaintedHEIF.box("moov", [])
    #expect(refusal(film) == .unsupported("a HEIF picture sequence without a still"))
    var file = picture(av1(nil))
    file.items[0].type = "jpeg"
    #expect(
      refusal(file.bytes())
        == .unsupported("its picture's coding (jpeg)"))
  }

  @Test("no bytes lead it astray")
  func hostile() {
    for file in [picture(av1((9, 16, 9)), nclx(12, 13, 6))] {
      Hostile.check(file.bytes()) { try HEIFStructure.header(of: $0) }
    }
  }
}
