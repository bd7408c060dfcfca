import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("samples of a TIFF")
struct TIFFDecoderTests {
  typealias Still = PaintedTIFF.Still
  typealias Entry = PaintedTIFF.Entry

  private func codes<Number: BitwiseCopyable>(
    _ still: Still, _ type: Number.Type
  ) throws -> [Number] {
    try TIFFDecoder(bytes: still.bytes).samples(type)
  }

  @Test(
    "samples that are no whole bytes are packed from the left, and each row begins anew",
    arguments: [
      (1, [0b1010_0000, 0b0100_0000], [1, 0, 1, 0, 1, 0]),
      (2, [0b1101_1000, 0b0011_0100], [3, 1, 2, 0, 3, 1]),
      (4, [0xF1, 0x20, 0x0F, 0x70], [15, 1, 2, 0, 15, 7]),
      (6, [0b1111_1100, 0b0001_0000, 0b1000_0000], [63, 1, 2]),
    ] as [(Int, [UInt8], [UInt8])])
  func packed(bits: Int, data: [UInt8], codes: [UInt8]) throws {
    let still = Still(width: 3, height: codes.count / 3, bits: bits, data: [data])
    let decoder = try TIFFDecoder(bytes: still.bytes)
    #expect(decoder.layout.number == .uint8)
    #expect(decoder.layout.top == Double(1 << bits - 1))
    #expect(try decoder.samples(UInt8.self) == codes)
  }

  @Test(
    "10, 12 and 14 bits are not spread, and white is their largest number",
    arguments: [
      (10, [0xFF, 0xC0, 0x10], [1023, 1]), (12, [0xFF, 0xF0, 0x01], [4095, 1]),
      (14, [0xFF, 0xFC, 0x00, 0x10], [16383, 1]),
    ] as [(Int, [UInt8], [UInt16])])
  func deep(bits: Int, data: [UInt8], codes: [UInt16]) throws {
    for little in [true, false] {
      let still = Still(bits: bits, little: little, data: [data])
      let decoder = try TIFFDecoder(bytes: still.bytes)
      #expect(decoder.layout.top == Double(codes[0]))
      #expect(try decoder.samples(UInt16.self) == codes)
    }
  }

  @Test("16, 24 and 32 bits come in the file's byte order", arguments: [true, false])
  func orders(little: Bool) throws {
    func data(_ values: [Int], _ count: Int) -> [[UInt8]] {
      [values.flatMap { PaintedTIFF(little: little).number($0, count) }]
    }
    let short = Still(bits: 16, little: little, data: data([0x1234, 0xFFFF], 2))
    #expect(try codes(short, UInt16.self) == [0x1234, 0xFFFF])
    // 0x8000_0000 / 0xFFFF_FFFF of 65,535 is 32,767.5, and a little more.
    let long = Still(
      width: 3, bits: 32, little: little, data: data([0x8000_0000, 0xFFFF_FFFF, 0x7FFF], 4))
    #expect(try codes(long, UInt16.self) == [32768, 65535, 0])
    let triple = Still(bits: 24, little: little, data: data([0xFFFFFF, 0x010101], 3))
    #expect(try codes(triple, UInt16.self) == [65535, 257])
  }

  @Test("where white is 0, colors are turned about and alpha is not")
  func inverted() throws {
    #expect(try codes(Still(photometric: 0, data: [[0, 155]]), UInt8.self) == [255, 100])
    let alpha = Still(
      samples: 2, photometric: 0, data: [[0, 7, 200, 9]],
      others: [Entry(tag: 338, type: 3, value: 2)])
    #expect(try codes(alpha, UInt8.self) == [255, 7, 55, 9])
  }

  @Test("a color map has 16 bits, or 8 as they are or shifted up")
  func palettes() throws {
    func decoder(_ map: [Int]) throws -> TIFFDecoder {
      try TIFFDecoder(
        bytes: Still(
          width: 3, bits: 1, photometric: 3, data: [[0b1010_0000]],
          others: [Entry(tag: 320, type: 3, values: map)]
        ).bytes)
    }
    // Red of both codes, then green, then blue.
    let deep = try decoder([1000, 65535, 0, 300, 2, 65535])
    #expect(deep.layout.model == .rgb && deep.layout.top == 65535)
    #expect(
      try deep.samples(UInt16.self) == [65535, 300, 65535, 1000, 0, 2, 65535, 300, 65535])
    #expect(try decoder([1, 255, 0, 3, 2, 255]).layout.top == 255)
    #expect(try decoder([256, 0xFF00, 0, 768, 512, 0xFF00]).layout.top == 0xFF00)
    #expect(throws: MediaError.damaged("its color map is cut short")) { try decoder([1, 2, 3]) }
  }

  @Test("strips and tiles, side by side and in planes, give the same picture")
  func layouts() throws {
    // 20 × 20 pixels, two by two tiles of 16 × 16.
    func sample(_ x: Int, _ y: Int, _ channel: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: x * 7 + y * 13 + channel * 50)
    }
    let wanted = (0..<400).flatMap { pixel in (0..<3).map { sample(pixel % 20, pixel / 20, $0) } }
    for isSeparate in [false, true] {
      let sets = isSeparate ? [[0], [1], [2]] : [[0, 1, 2]]
      func part(_ xs: Range<Int>, _ ys: Range<Int>, _ set: [Int]) -> [UInt8] {
        ys.flatMap { y in xs.flatMap { x in set.map { sample(x, y, $0) } } }
      }
      let planes = [Entry(tag: 284, type: 3, value: isSeparate ? 2 : 1)]
      var still = Still(width: 20, height: 20, samples: 3, photometric: 2, others: planes)
      still.data = sets.flatMap { set in
        [0, 8, 16].map { part(0..<20, $0..<min($0 + 8, 20), set) }
      }
      still.others.append(Entry(tag: 278, value: 8))
      #expect(try codes(still, UInt8.self) == wanted)
      still.data = sets.flatMap { set in
        [(0, 0), (16, 0), (0, 16), (16, 16)].map { part($0..<$0 + 16, $1..<$1 + 16, set) }
      }
      (still.tile, still.others) = (16, planes)
      #expect(try codes(still, UInt8.self) == wanted)
    }
  }

  @Test("a large strip is unpacked line by line, in planes too", arguments: [1, 2])
  func lines(planes: Int) throws {
    let (width, height) = (1500, 1500)
    let plane = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 / 700) }
    let data = planes == 2 ? [plane, plane, plane] : [plane.flatMap { [$0, $0, $0] }]
    let still = Still(
      width: width, height: height, samples: 3, photometric: 2, data: data,
      others: [Entry(tag: 284, type: 3, value: planes)])
    let decoder = try TIFFDecoder(bytes: still.bytes)
    var top = 0
    while top < height {
      let rows = try decoder.rows(min(400, height - top), from: top)
      let start = top * width
      #expect(rows[0] == plane[start] && rows.last == plane[start + rows.count / 3 - 1])
      #expect(rows[3 * 777] == plane[start + 777])
      top += rows.count / 3 / width
    }
  }

  @Test("of extra channels the first alpha counts; inks and others are left out")
  func extras() throws {
    func still(_ samples: Int, _ photometric: Int, _ extras: [Int]) -> Still {
      let pixels = (0..<2 * samples).map { UInt8($0 + 1) }
      return Still(
        samples: samples, photometric: photometric, data: [pixels],
        others: extras.isEmpty ? [] : [Entry(tag: 338, type: 3, values: extras)])
    }
    let spot = try TIFFDecoder(bytes: still(5, 5, [0]).bytes)
    #expect(spot.layout.model == .cmyk && spot.layout.alpha == .none)
    #expect(try spot.samples(UInt8.self) == [1, 2, 3, 4, 6, 7, 8, 9])
    let straight = try TIFFDecoder(bytes: still(5, 2, [0, 2]).bytes)
    #expect(straight.layout.alpha == .straight)
    #expect(try straight.samples(UInt8.self) == [1, 2, 3, 5, 6, 7, 8, 10])
    #expect(try TIFFDecoder(bytes: still(4, 2, [1]).bytes).layout.alpha == .premultiplied)
    #expect(try TIFFDecoder(bytes: still(4, 2, []).bytes).layout.alpha == .none)
    #expect(try codes(still(2, 1, [2]), UInt8.self) == [1, 2, 3, 4])
  }

  @Test(
    "floating-point numbers of any size are linear light",
    arguments: [
      (16, [0x00, 0x38, 0x00, 0x34]), (24, [0x00, 0x00, 0x3E, 0x00, 0x00, 0x3D]),
      (32, [0, 0, 0, 0x3F, 0, 0, 0x80, 0x3E]),
      (64, [0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0xD0, 0x3F]),
    ] as [(Int, [UInt8])])
  func floats(bits: Int, data: [UInt8]) throws {
    let still = Still(bits: bits, data: [data], others: [Entry(tag: 339, type: 3, value: 3)])
    let decoder = try TIFFDecoder(bytes: still.bytes)
    #expect(try decoder.samples(Float.self) == [0.5, 0.25])
    #expect(decoder.coding?.words == "linear sRGB (assumed)")
    #expect(decoder.coding?.transfer == .linear && decoder.layout.top == 1)
    #expect(decoder.coding?.notes == ["floating-point samples were read as linear light"])
  }

  @Test("what is no number becomes 0")
  func notNumbers() throws {
    let still = Still(
      bits: 32, data: [[0, 0, 0xC0, 0x7F, 0, 0, 0x80, 0xBF]],
      others: [Entry(tag: 339, type: 3, value: 3)])
    #expect(try codes(still, Float.self) == [0, -1])
  }

  @Test("half floats below the smallest power and at the ends are exact")
  func halves() {
    func half(_ code: UInt32) -> Float { TIFFNumber.float(code, exponent: 5, mantissa: 10) }
    #expect(half(0) == 0 && half(0x3C00) == 1 && half(0xC000) == -2 && half(0x7BFF) == 65504)
    #expect(half(1) == 0x1p-24 && half(0x03FF) == 0x3FFp-24 && half(0x0400) == 0x1p-14)
    #expect(half(0x7C00) == .infinity && half(0x7C01).isNaN)
  }

  @Test("CIELAB is signed, ICCLab is not, and a white may be told")
  func lab() throws {
    func decoder(_ photometric: Int, _ bits: Int, _ data: [UInt8]) throws -> TIFFDecoder {
      try TIFFDecoder(
        bytes: Still(width: 1, samples: 3, bits: bits, photometric: photometric, data: [data]).bytes
      )
    }
    #expect(try decoder(8, 8, [255, 0x80, 0x7F]).samples(Float.self) == [100, -128, 127])
    #expect(try decoder(9, 8, [51, 0, 255]).samples(Float.self) == [20, -128, 127])
    let signed: [UInt8] = [0xFF, 0xFF, 0x00, 0xFF, 0x80, 0x01]
    #expect(try decoder(8, 16, signed).samples(Float.self) == [100, -1, 1.5])
    let offset: [UInt8] = [0x00, 0xFF, 0x00, 0x80, 0x00, 0x00]
    #expect(try decoder(9, 16, offset).samples(Float.self) == [100, 0, -128])
    let usual = try decoder(8, 8, [0, 0, 0])
    #expect(usual.layout.model == .lab(white: [0.3457, 0.3585]))
    let white = Still(
      samples: 3, photometric: 8, data: [[UInt8](repeating: 0, count: 6)],
      others: [.fractions(318, [0.313, 0.329])])
    #expect(try TIFFDecoder(bytes: white.bytes).layout.model == .lab(white: [0.313, 0.329]))
  }

  @Test("YCbCr of its own coefficients and range")
  func yCbCr() throws {
    let ratio = Entry(tag: 530, type: 3, values: [1, 1])
    // R = Y + 1.402 (Cr - 128), B = Y + 1.772 (Cb - 128).
    let plain = Still(
      samples: 3, photometric: 6, data: [[100, 128, 128, 81, 90, 240]], others: [ratio])
    #expect(try codes(plain, UInt8.self) == [100, 100, 100, 238, 14, 14])
    // 16 is black and 235 white; 240 is 127 more than 128.
    let range = Entry.fractions(532, [16, 235, 128, 240, 128, 240])
    let narrow = Still(
      samples: 3, photometric: 6, data: [[235, 128, 128, 16, 128, 128]], others: [ratio, range])
    #expect(try codes(narrow, UInt8.self) == [255, 255, 255, 0, 0, 0])
  }

  @Test("chroma that blocks of 2 × 2 share starts anew with each strip, of odd heights too")
  func blocks() throws {
    // 3 × 4 pixels in strips of 3 rows: two lines of two blocks, then one.
    func block(_ y: UInt8, _ cr: UInt8) -> [UInt8] { [y, y + 1, y + 2, y + 3, 128, cr] }
    let first = block(10, 128) + block(20, 128) + block(30, 128) + block(40, 128)
    let still = Still(
      width: 3, height: 4, samples: 3, photometric: 6,
      data: [first, block(50, 128) + block(60, 228)], others: [Entry(tag: 278, value: 3)])
    let pixels = try codes(still, UInt8.self)
    let green = stride(from: 1, to: pixels.count, by: 3).map { pixels[$0] }
    #expect(green[..<11] == [10, 11, 20, 12, 13, 22, 30, 31, 40, 50, 51])
    // 60 + 1.402 × 100, and 60 - 0.714 × 100.
    #expect(pixels.suffix(3) == [200, 0, 60])
  }

  @Test("Y, Cb and Cr in planes of their own, also smaller ones")
  func chromaPlanes() throws {
    let still = Still(
      width: 3, height: 2, samples: 3, photometric: 6,
      data: [[10, 20, 30, 40, 50, 60], [128, 128], [128, 228]],
      others: [Entry(tag: 284, type: 3, value: 2)])
    let pixels = try codes(still, UInt8.self)
    #expect(pixels[..<6] == [10, 10, 10, 20, 20, 20])
    #expect(pixels[6..<9] == [170, 0, 30] && pixels[15...] == [200, 0, 60])
  }
}

@Suite("what a TIFF's samples look like in the end")
struct TIFFColorTests {
  private func pixels(_ still: PaintedTIFF.Still) throws -> [UInt8] {
    try Pictures.whole(Pictures.open(still.bytes)).bytes
  }

  @Test("four bits of red, green and blue are as bright as eight")
  func fourBits() throws {
    let still = PaintedTIFF.Still(
      samples: 3, bits: 4, photometric: 2, data: [[0xF8, 0x0F, 0xFF]])
    #expect(try pixels(still) == [255, 136, 0, 255, 255, 255])
  }

  @Test("infinite light is white, and what is no number is black")
  func infinite() throws {
    let light: [Float] = [.infinity, .nan]
    let still = PaintedTIFF.Still(
      bits: 32, photometric: 1, data: [light.withUnsafeBytes { Array($0) }],
      others: [.init(tag: 339, type: 3, value: 3)])
    #expect(try pixels(still) == [255, 255, 255, 0, 0, 0])
  }
}
