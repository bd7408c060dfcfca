import ColorScience
import Testing

@testable import Media

@Suite("what a PNG says of its colors")
struct PNGColorsTests {
  private let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]

  private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    DoorBytes.big(body.count, 4) + Array(name.utf8) + body + [0, 0, 0, 0]
  }

  private func header(_ chunks: [UInt8]...) throws -> PictureHeader {
    let start = mark + chunk("IHDR", DoorBytes.big(8, 4) + DoorBytes.big(8, 4) + [8, 2, 0, 0, 0])
    return try DoorBytes.header(
      start + chunks.flatMap(\.self) + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []))
  }

  private func cICP(_ bytes: UInt8...) -> [UInt8] { chunk("cICP", bytes) }
  private func gAMA(_ number: Int) -> [UInt8] { chunk("gAMA", DoorBytes.big(number, 4)) }
  /// White, red, green and blue.
  private func cHRM(_ numbers: Int...) -> [UInt8] {
    chunk("cHRM", numbers.flatMap { DoorBytes.big($0, 4) })
  }
  private var sRGB: [UInt8] { chunk("sRGB", [0]) }
  private var iCCP: [UInt8] { chunk("iCCP", Array("name\0\0".utf8)) }
  private var cHRMOfBT709: [UInt8] {
    cHRM(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
  }
  private var cHRMOfBT2020: [UInt8] {
    cHRM(31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600)
  }

  @Test("a PNG that says nothing has no coding, and follows a profile")
  func silent() throws {
    #expect(try header().coding == nil)
    #expect(try header(iCCP).coding == nil)
    #expect(try header(iCCP).followsProfile)
  }

  @Test("cICP comes before a profile and all other chunks")
  func codePoints() throws {
    let header = try header(iCCP, sRGB, gAMA(100_000), cICP(12, 13, 0, 1))
    #expect(!header.followsProfile)
    #expect(
      header.coding
        == ColorCoding(primaries: .displayP3, transfer: .display, words: "Display P3 (cICP)"))
  }

  @Test(
    "code points are named as people name them",
    arguments: [
      (1, 13, "sRGB (cICP)"), (1, 1, "BT.709 (cICP)"), (9, 16, "BT.2020 PQ (cICP)"),
      (9, 18, "BT.2020 HLG (cICP)"), (9, 14, "BT.2020 (cICP)"), (12, 16, "Display P3 PQ (cICP)"),
      (1, 8, "linear BT.709 (cICP)"), (10, 17, "CIE XYZ gamma 2.6 (cICP)"),
    ])
  func words(primaries: Int, transfer: Int, words: String) throws {
    let header = try header(cICP(UInt8(primaries), UInt8(transfer), 0, 1))
    #expect(header.coding?.words == words)
    #expect(header.coding?.notes == [] && header.notes.isEmpty && !header.followsProfile)
  }

  @Test("a narrow range is told")
  func narrow() throws {
    #expect(try header(cICP(1, 1, 0, 0)).coding?.isFullRange == false)
  }

  @Test("code points of YCbCr, which no PNG has, are left out")
  func matrix() throws {
    let header = try header(cICP(9, 16, 9, 1), sRGB)
    #expect(header.coding?.words == "sRGB (sRGB chunk)" && header.followsProfile)
    #expect(header.notes == ["its color code points are not for RGB and were ignored"])
  }

  @Test("code points that leave something open come after a profile, and are completed")
  func open() throws {
    let header = try header(cICP(2, 16, 0, 1), iCCP)
    #expect(header.followsProfile)
    #expect(header.coding?.primaries == .bt2020)
    #expect(header.coding?.transfer == .perceptualQuantizer)
    #expect(header.coding?.notes == ["its primaries are not declared: BT.2020 was assumed"])
    #expect(try self.header(cICP(2, 2, 0, 1)).coding == nil)
  }

  @Test("sRGB comes before gAMA and cHRM")
  func plain() throws {
    let header = try header(gAMA(45455), cHRMOfBT2020, sRGB)
    #expect(
      header.coding
        == ColorCoding(primaries: .bt709, transfer: .display, words: "sRGB (sRGB chunk)"))
  }

  @Test("gAMA alone is a power, literally, of sRGB's primaries")
  func gamma() throws {
    #expect(
      try header(gAMA(45455)).coding
        == ColorCoding(
          primaries: .bt709, transfer: .gamma(100_000 / 45455), words: "gamma 2.2 (gAMA)"))
    #expect(try header(gAMA(100_000)).coding?.transfer == .linear)
    #expect(try header(gAMA(100_000)).coding?.words == "linear (gAMA)")
  }

  @Test("cHRM alone is its primaries with sRGB's curve")
  func primaries() throws {
    let adobe = cHRM(31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
    let header = try header(adobe)
    #expect(header.coding?.primaries == .adobeRGB && header.coding?.transfer == .display)
    #expect(header.coding?.words == "Adobe RGB (1998) primaries (cHRM)")
    #expect(try self.header(cHRMOfBT709).coding?.words == "sRGB (cHRM)")
    let both = try self.header(adobe, gAMA(45455)).coding
    #expect(both?.words == "Adobe RGB (1998) primaries, gamma 2.2 (cHRM, gAMA)")
    let own = try self.header(cHRM(31270, 32900, 60000, 33000, 30000, 60000, 15000, 6000)).coding
    #expect(own?.primaries.red == [0.6, 0.33] && own?.words == "custom primaries (cHRM)")
  }

  @Test("a frame that FFmpeg wrote of a film is as the film is, not brighter")
  func frames() throws {
    let wide = try header(cHRMOfBT2020, gAMA(50994)).coding
    #expect(wide?.primaries == .bt2020 && wide?.transfer == .display)
    #expect(wide?.words == "BT.2020 (as FFmpeg writes it)")
    let old = cHRM(31270, 32900, 64000, 33000, 29000, 60000, 15000, 6000)
    #expect(try header(old, gAMA(50994)).coding?.transfer == .display)
    // Someone else's.
    #expect(try header(gAMA(50994)).coding?.transfer == .gamma(100_000 / 50994))
    #expect(try header(old, gAMA(35714)).coding?.transfer == .gamma(100_000 / 35714))
    let adobe = cHRM(31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
    #expect(try header(adobe, gAMA(50994)).coding?.transfer == .gamma(100_000 / 50994))
    let near = cHRM(31272, 32903, 64000, 33000, 30000, 60000, 15000, 6000)
    #expect(try header(near, gAMA(50994)).coding?.transfer == .gamma(100_000 / 50994))
    #expect(try header(gAMA(35714)).coding?.transfer == .gamma(100_000 / 35714))
    #expect(try header(gAMA(50994), sRGB).coding?.words == "sRGB (sRGB chunk)")
    #expect(try header(gAMA(50994), iCCP).coding?.transfer == .gamma(100_000 / 50994))
  }

  @Test("what FFmpeg 5.1 loses of PQ and HLG is said")
  func lostCurve() throws {
    let coding = try header(cHRMOfBT2020).coding
    #expect(coding?.primaries == .bt2020 && coding?.transfer == .display)
    #expect(coding?.notes.count == 1)
  }

  @Test("numbers of nonsense are left out, with a word", arguments: [0, 9_999, 1_000_001, 1 << 31])
  func nonsense(gamma: Int) throws {
    let header = try header(gAMA(gamma), cHRM(0, 0, 0, 0, 0, 0, 0, 0))
    #expect(header.coding == nil)
    #expect(header.notes.count == 2)
    #expect(header.notes.last == "its primaries cannot be mixed to white and were ignored")
  }

  @Test("the first chunk of a kind with its right length counts; behind the pixels none does")
  func first() throws {
    let header = try header(chunk("gAMA", [1]), gAMA(100_000), gAMA(45455))
    #expect(header.coding?.transfer == .linear)
    let start = mark + chunk("IHDR", DoorBytes.big(8, 4) + DoorBytes.big(8, 4) + [8, 2, 0, 0, 0])
    let late = start + chunk("IDAT", [1]) + sRGB + chunk("IEND", [])
    #expect(try DoorBytes.header(late).coding == nil)
  }

  @Test("a PNG that a camera turned is turned")
  func orientation() throws {
    let exif = EXIFBytes(little: false, main: [.init(0x0112, 3, [0, 6, 0, 0])]).bytes
    #expect(try header(chunk("eXIf", exif)).orientation == 6)
    #expect(try header(chunk("eXIf", Array("Exif\0\0".utf8) + exif)).orientation == 6)
    #expect(try header(chunk("eXIf", [1, 2])).orientation == 1)
  }
}
