import Testing

@testable import Media

@Suite("the structure of a WebP")
struct WebPStructureTests {
  private func chunk(_ name: String, _ body: [UInt8], claiming length: Int? = nil) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: body.count & 1)
    return Array(name.utf8) + DoorBytes.little(length ?? body.count, 4) + body + padding
  }

  private func riff(_ chunks: [UInt8], claiming length: Int? = nil) -> [UInt8] {
    Array("RIFF".utf8) + DoorBytes.little(length ?? chunks.count + 4, 4) + Array("WEBP".utf8)
      + chunks
  }

  private func features(_ width: Int, _ height: Int, flags: UInt8 = 0) -> [UInt8] {
    let sizes = DoorBytes.little(width - 1, 3) + DoorBytes.little(height - 1, 3)
    return chunk("VP8X", [flags, 0, 0, 0] + sizes)
  }

  private func lossy(_ width: Int, _ height: Int) -> [UInt8] {
    let sizes = DoorBytes.little(width, 2) + DoorBytes.little(height, 2)
    return chunk("VP8 ", [0x30, 0, 0, 0x9D, 1, 0x2A] + sizes)
  }

  /// A lossless picture whose stream are these bits, each character one, the first read first.
  private func lossless(
    _ width: Int, _ height: Int, alpha: Bool = false, bits: String = "000"
  ) -> [UInt8] {
    let sizes = width - 1 | (height - 1) << 14 | (alpha ? 1 << 28 : 0)
    return chunk("VP8L", [0x2F] + DoorBytes.little(sizes, 4) + packed(bits))
  }

  private func packed(_ bits: String) -> [UInt8] {
    let bits = Array(bits.utf8)
    return stride(from: 0, to: bits.count, by: 8).map { place in
      bits[place..<min(place + 8, bits.count)].reversed().reduce(0) { $0 << 1 | $1 & 1 }
    }
  }

  /// A code of one symbol of eight bits, which then takes none.
  private func only(_ symbol: Int) -> String { "101" + number(symbol, 8) }

  private func number(_ number: Int, _ count: Int) -> String {
    (0..<count).map { number >> $0 & 1 == 1 ? "1" : "0" }.joined()
  }

  /// Blocks of 4 × 4 with codes of their own, each of the set with this number.
  private func codes(red: Int, green: Int) -> String {
    let block = only(green) + only(red) + only(0) + only(0) + only(0)
    return "0" + "1" + number(0, 3) + "0" + block
  }

  @Test("size and alpha of one picture are its own")
  func single() throws {
    let plain = try DoorBytes.header(riff(lossy(70, 50)))
    #expect([plain.width, plain.height, plain.channels] == [70, 50, 3])
    let clear = try DoorBytes.header(riff(lossless(300, 200, alpha: true)))
    #expect([clear.width, clear.height, clear.channels] == [300, 200, 4])
    #expect([plain.sampleBytes, clear.sampleBytes] == [1, 1])
    #expect(plain.cuts.isEmpty && plain.notes.isEmpty)
  }

  @Test("canvas and frame are both held; the larger of two that disagree is the picture")
  func memory() throws {
    let lossy = try DoorBytes.header(riff(lossy(4000, 4000)))
    #expect(128_000_000..<140_000_000 ~= lossy.memory)
    let small = try DoorBytes.header(riff(features(4000, 4000, flags: 2) + self.lossy(40, 40)))
    #expect(64_000_000..<80_000_000 ~= small.memory)
    let large = try DoorBytes.header(riff(features(40, 40) + self.lossy(4000, 4000)))
    #expect([large.width, large.height] == [4000, 4000])
    let alpha = chunk("ALPH", [1, 0, 0, 0])
    let clear = riff(features(4000, 4000, flags: 0x10) + alpha + self.lossy(4000, 4000))
    #expect(160_000_000..<180_000_000 ~= (try DoorBytes.header(clear)).memory)
  }

  @Test(
    "a lossy picture of a hundred megapixels fits, since it is decoded at an eighth of its size")
  func shrunk() throws {
    let header = try DoorBytes.header(riff(lossy(10_000, 10_000)))
    #expect(header.memory > 800_000_000)
    #expect((header.memoryAtShrink[8] ?? .max) < 120_000_000)
    let input = try MediaInput(bytes: riff(lossy(10_000, 10_000)), name: "large")
    #expect(try input.memoryNeeded().bytes < 300_000_000)
    var full = ReadLimits()
    full.full = true
    #expect(throws: MediaError.self) { try input.memoryNeeded(limits: full) }
  }

  @Test("an animation's first frame counts, its canvas is the picture")
  func animation() throws {
    func frame(_ width: Int) -> [UInt8] {
      chunk("ANMF", [UInt8](repeating: 0, count: 16) + lossless(width, 20))
    }
    let chunks = features(64, 32, flags: 2) + chunk("ANIM", [0, 0, 0, 0, 0, 0])
    let header = try DoorBytes.header(riff(chunks + frame(30) + frame(60)))
    #expect([header.width, header.height, header.channels] == [64, 32, 4])
    let frames = [[UInt8]](repeating: frame(30), count: 10_000).flatMap { $0 }
    #expect(throws: MediaError.unsupported("it has more than 10000 chunks")) {
      try DoorBytes.header(riff(chunks + frames))
    }
  }

  @Test("a RIFF or chunk that is longer than the file is refused")
  func claims() {
    let long = MediaError.damaged("its RIFF data is longer than the file")
    #expect(throws: long) { try DoorBytes.header(riff(lossy(70, 50), claiming: 1 << 30)) }
    #expect(throws: long) { try DoorBytes.header(riff(lossy(70, 50)).dropLast()) }
    let chunks = features(70, 50) + lossy(70, 50) + chunk("XMP ", [1, 2], claiming: 1 << 30)
    #expect(throws: MediaError.damaged("one of its chunks is longer than the file")) {
      try DoorBytes.header(riff(chunks))
    }
  }

  @Test("what follows the RIFF, or a picture alone in it, is nobody's")
  func trailing() throws {
    #expect(try DoorBytes.header(riff(lossy(70, 50)) + [1, 2, 3]).width == 70)
    let odd = chunk("junk", [1, 2], claiming: 1 << 30)
    #expect(try DoorBytes.header(riff(lossy(70, 50) + odd)).width == 70)
  }

  @Test("tables of a lossless picture's codes count, also behind transforms and in alpha")
  func prefixCodes() throws {
    let each = 4 * (2956 + 1) + 600
    func memory(_ bits: String) throws -> Int {
      try DoorBytes.header(riff(lossless(1024, 1024, bits: bits))).memory
    }
    let none = try memory("000")
    #expect(try memory("0" + codes(red: 0, green: 0)) - none == each + 65_536 * 4)
    let most = "0" + codes(red: 255, green: 255)
    #expect(try memory(most) - none == 65_536 * (each + 4))
    let small = only(0) + only(0) + only(0) + only(0) + only(0)
    let predictor = "1" + number(0, 2) + number(0, 3) + "0" + small
    let subtraction = "1" + number(2, 2)
    #expect(try memory(predictor + subtraction + most) == memory(most))
    // Two colors: eight pixels are one, so an eighth of the blocks.
    let palette = "1" + number(3, 2) + number(1, 8) + "0" + small
    #expect(try memory(palette + most) - none == 32 * 256 * (each + 4))
    let alpha = chunk("ALPH", [1] + packed(most))
    let clear = riff(features(1024, 1024, flags: 0x10) + alpha + lossy(1024, 1024))
    #expect(try DoorBytes.header(clear).memory > 65_536 * each)
  }

  @Test("a stream that ends within its codes has none: the decoder gives up there")
  func endingCodes() throws {
    let none = try DoorBytes.header(riff(lossless(1024, 1024))).memory
    let cut = String(("0" + codes(red: 255, green: 255)).prefix(40))
    #expect(try DoorBytes.header(riff(lossless(1024, 1024, bits: cut))).memory == none)
  }

  @Test("no bytes lead it astray", arguments: 0..<400)
  func broken(seed: Int) {
    let alpha = chunk("ALPH", [1] + packed("0" + codes(red: 1, green: 2)))
    let icc = chunk("ICCP", DoorBytes.profile([("A2B0", DoorBytes.table(grid: 2))]))
    let bytes = riff(features(64, 64, flags: 0x30) + icc + alpha + lossy(64, 64))
    _ = try? DoorBytes.header(DoorBytes.broken(bytes, seed: seed))
  }

  @Test("painted pictures, broken, lead it not astray", arguments: 0..<200)
  func brokenPictures(seed: Int) {
    for name in ["lossless.webp", "alpha.webp", "animated.webp"] {
      _ = try? DoorBytes.header(DoorBytes.broken(Pictures.bytes(name), seed: seed))
    }
  }
}
