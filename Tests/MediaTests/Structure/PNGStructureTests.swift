import Testing

@testable import Media

@Suite("the structure of a PNG")
struct PNGStructureTests {
  private let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]

  private func chunk(_ name: String, _ body: [UInt8], claiming length: Int? = nil) -> [UInt8] {
    DoorBytes.big(length ?? body.count, 4) + Array(name.utf8) + body + [0, 0, 0, 0]
  }

  private func start(
    _ width: Int, _ height: Int, depth: UInt8 = 8, kind: UInt8 = 2, interlace: UInt8 = 0
  ) -> [UInt8] {
    let sizes = DoorBytes.big(width, 4) + DoorBytes.big(height, 4)
    return mark + chunk("IHDR", sizes + [depth, kind, 0, 0, interlace])
  }

  private var end: [UInt8] { chunk("IDAT", [1, 2, 3]) + chunk("IEND", []) }

  /// Bytes as a zlib stream whose blocks are stored, without its checksum.
  private func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(0xFFFF)
      rest = rest.dropFirst(part.count)
      stream += [rest.isEmpty ? 1 : 0] + DoorBytes.little(part.count, 2)
      stream += DoorBytes.little(~part.count, 2) + part
    }
    return stream
  }

  private func profile(_ bytes: [UInt8]) -> [UInt8] {
    chunk("iCCP", Array("name\0\0".utf8) + stored(bytes))
  }

  @Test(
    "channels and bytes of a sample are those that come out",
    arguments: [
      (0, 1, false, 1, 1), (0, 16, true, 2, 2), (2, 8, false, 3, 1), (2, 16, true, 4, 2),
      (3, 2, false, 3, 1), (3, 8, true, 4, 1), (4, 8, false, 2, 1), (6, 16, true, 4, 2),
    ])
  func facts(kind: Int, depth: Int, transparent: Bool, channels: Int, sampleBytes: Int) throws {
    let colors = transparent ? chunk("tRNS", [0, 1]) : []
    let bytes = start(70, 50, depth: UInt8(depth), kind: UInt8(kind)) + colors + end
    let header = try DoorBytes.header(bytes)
    #expect([header.width, header.height] == [70, 50])
    #expect([header.channels, header.sampleBytes] == [channels, sampleBytes])
    #expect(header.cuts.isEmpty && header.notes.isEmpty)
  }

  @Test("an interlaced PNG is held whole, another in rows")
  func memory() throws {
    let rows = try DoorBytes.header(start(4000, 4000) + end).memory
    let whole = try DoorBytes.header(start(4000, 4000, depth: 16, interlace: 1) + end).memory
    #expect(3_000_000..<12_000_000 ~= rows)
    #expect(96_000_000..<110_000_000 ~= whole)
    let most = try DoorBytes.header(start(0xFFFF_FFFF, 0xFFFF_FFFF, interlace: 1) + end)
    #expect(most.memory == .max)
  }

  @Test(
    "a PNG whose chunk claims a gigabyte is refused, by the chunk's name if it has one",
    arguments: [
      ("iTXt", "its chunk iTXt is longer"), ("eXIf", "its chunk eXIf is longer"),
      ("a\n b", "its chunk without a name is longer"),
    ])
  func claims(name: String, words: String) {
    #expect(throws: MediaError.damaged("\(words) than the file")) {
      try DoorBytes.header(start(64, 64) + chunk(name, [1, 2], claiming: 1 << 30) + end)
    }
  }

  @Test("what the pixels or the bytes behind them claim is for the decoder")
  func claimsBehind() throws {
    let cut = start(64, 64) + chunk("IDAT", [1, 2], claiming: 1 << 30)
    #expect(try DoorBytes.header(cut).width == 64)
    let long = start(64, 64) + end + chunk("tEXt", [1], claiming: 1 << 30)
    #expect(try DoorBytes.header(long).cuts.isEmpty)
  }

  @Test("a PNG that does not start with its header is refused")
  func headless() {
    let damage = MediaError.damaged("it does not start with a PNG header")
    #expect(throws: damage) { try DoorBytes.header(mark + end) }
    #expect(throws: damage) { try DoorBytes.header(Array(start(1, 1).prefix(28))) }
  }

  @Test("text and chunks of nobody are cut, as whole chunks; colors and orientation stay")
  func cuts() throws {
    let kept = ["gAMA", "cHRM", "sRGB", "cICP", "eXIf", "PLTE", "sBIT", "pHYs"]
    let left = ["tEXt", "zTXt", "iTXt", "sPLT", "hIST", "prIv", "acTL", "pCAL"]
    let head = start(64, 64) + kept.flatMap { chunk($0, [1, 2, 3]) }
    let bytes = head + left.flatMap { chunk($0, [4, 5]) } + chunk("tRNS", [0, 1]) + end
    let header = try DoorBytes.header(bytes)
    #expect(header.cuts == [head.count..<head.count + 14 * left.count])
    #expect(header.notes.isEmpty)
    let rest = DoorBytes.rest(bytes, without: header.cuts)
    #expect(rest == head + chunk("tRNS", [0, 1]) + end)
  }

  @Test("a color profile of more than 1 MiB is cut and missed, one of exactly 1 MiB stays")
  func profiles() throws {
    func bytes(_ size: Int) -> [UInt8] {
      let text = [UInt8](repeating: 0, count: size - 144)
      return start(64, 64) + profile(DoorBytes.profile([("text", text)])) + end
    }
    let fits = try DoorBytes.header(bytes(1 << 20))
    #expect(fits.cuts.isEmpty && fits.notes.isEmpty)
    let large = try DoorBytes.header(bytes(1 << 20 + 1))
    #expect(large.cuts.count == 1)
    #expect(large.notes == ["its color profile is larger than 1 MiB and was ignored"])
  }

  @Test("a color profile whose tags are outside, or that claims a large table, is cut and missed")
  func hostileProfiles() throws {
    var outside = DoorBytes.profile([("wtpt", [1, 2, 3, 4])])
    outside[136] = 0x40
    for icc in [outside, DoorBytes.profile([("A2B0", DoorBytes.table(grid: 255))])] {
      let header = try DoorBytes.header(start(64, 64) + profile(icc) + end)
      #expect(header.cuts == [33..<33 + profile(icc).count])
      #expect(header.notes == [ICCTags.damage])
    }
  }

  @Test("the first of two profiles counts")
  func twoProfiles() throws {
    let icc = profile(DoorBytes.profile([("text", [0])]))
    let header = try DoorBytes.header(start(64, 64) + icc + icc + end)
    #expect(header.cuts == [33 + icc.count..<33 + 2 * icc.count])
    #expect(header.notes.isEmpty)
  }

  @Test("EXIF of more than 1 MiB is cut and missed")
  func longEXIF() throws {
    let exif = chunk("eXIf", [UInt8](repeating: 0, count: 1 << 20 + 1))
    let header = try DoorBytes.header(start(64, 64) + exif + end)
    #expect(header.cuts == [33..<33 + exif.count])
    #expect(header.notes == ["its EXIF data is larger than 1 MiB and was ignored"])
  }

  @Test("more than 100000 chunks before the pixels are refused")
  func manyChunks() throws {
    let chunks = [[UInt8]](repeating: chunk("gAMA", []), count: 100_000).flatMap { $0 }
    #expect(try DoorBytes.header(start(8, 8) + chunks + end).cuts.isEmpty)
    #expect(
      throws: MediaError.unsupported("it has more than 100000 chunks before its pixels")
    ) { try DoorBytes.header(start(8, 8) + chunks + chunk("gAMA", []) + end) }
  }

  @Test("no bytes lead it astray", arguments: 0..<400)
  func broken(seed: Int) {
    let icc = profile(DoorBytes.profile([("A2B0", DoorBytes.table(grid: 2))]))
    let bytes = start(64, 64) + icc + chunk("tEXt", [1]) + chunk("eXIf", [1]) + end
    _ = try? DoorBytes.header(DoorBytes.broken(bytes, seed: seed))
  }
}
