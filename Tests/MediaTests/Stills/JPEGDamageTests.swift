import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("what a JPEG lacks is told from what only its marks lack")
struct JPEGDamageTests {
  /// `bytes` with this orientation, or as they are.
  private func turned(_ bytes: [UInt8], _ isTurned: Bool) -> [UInt8] {
    isTurned ? Pictures.upsideDown(bytes) : bytes
  }

  private func damage(_ bytes: [UInt8]) throws -> String {
    try #require(
      #expect(throws: MediaError.self) { try Pictures.whole(Pictures.open(bytes)) }
    ).description
  }

  @Test(
    "scan parameters that only progressive scans have do not matter in others",
    arguments: [[0, 0, 0], [0, 63, 0x10], [1, 5, 0x21]] as [[UInt8]])
  func scanParameters(_ parameters: [UInt8]) throws {
    let jpeg = Pictures.bytes("rgb.jpg")
    let scan = try #require(jpeg.firstRange(of: [0xFF, 0xDA] as [UInt8])).lowerBound
    var odd = jpeg
    // Behind the components: where the spectrum begins and ends, and the approximation.
    odd.replaceSubrange(scan + 11..<scan + 14, with: parameters)
    let frame = try Pictures.whole(Pictures.open(odd))
    #expect(try frame == Pictures.whole(Pictures.open(jpeg)))
  }

  @Test(
    "a JPEG that lacks only its end mark is whole",
    arguments: ["rgb.jpg", "rgb-420.jpg", "gray.jpg", "progressive.jpg", "cmyk.jpg"],
    [false, true])
  func endMark(name: String, isTurned: Bool) throws {
    let jpeg = turned(Pictures.bytes(name), isTurned)
    #expect(jpeg.suffix(2) == [0xFF, 0xD9])
    let all = try Pictures.whole(Pictures.open(jpeg))
    #expect(try Pictures.whole(Pictures.open(jpeg.dropLast(2), limits: ReadLimits())) == all)
  }

  @Test(
    "eight bytes fewer are damage, however the camera was held",
    arguments: ["rgb.jpg", "rgb-420.jpg", "gray.jpg", "progressive.jpg", "cmyk.jpg"],
    [false, true])
  func eightBytes(name: String, isTurned: Bool) throws {
    let jpeg = turned(Pictures.bytes(name), isTurned)
    #expect(try damage(jpeg.dropLast(8)) == "is damaged: Premature end of JPEG file")
  }

  @Test("a progressive JPEG that ends between two scans is damaged")
  func scansMissing() throws {
    let jpeg = Pictures.bytes("progressive.jpg")
    let last = try #require(
      jpeg.indices.dropLast().last { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xDA })
    #expect(try damage(Array(jpeg[..<last])) == "is damaged: Premature end of JPEG file")
  }

  @Test("bytes that are lost in the middle are damage, however the camera was held")
  func lost() throws {
    let jpeg = Pictures.bytes("rgb.jpg")
    let scan = try #require(jpeg.firstRange(of: [0xFF, 0xDA] as [UInt8])).lowerBound
    var lost = jpeg
    lost.removeSubrange(scan + 40..<scan + 120)
    let words = try damage(lost)
    #expect(words.hasPrefix("is damaged: "))
    #expect(try damage(turned(lost, true)) == words)
  }

  @Test(
    "codings that are not read here are named, not called damaged",
    arguments: [
      (0xC3, 8, "cannot be read here: a lossless JPEG"),
      (0xC1, 12, "cannot be read here: a JPEG with 12 bits per sample"),
      (0xC5, 8, "cannot be read here: a hierarchical JPEG"),
    ] as [(UInt8, UInt8, String)])
  func codings(marker: UInt8, bits: UInt8, words: String) throws {
    var jpeg = Pictures.bytes("rgb.jpg")
    let frame = try #require(jpeg.firstRange(of: [0xFF, 0xC0] as [UInt8])).lowerBound
    jpeg[frame + 1] = marker
    jpeg[frame + 4] = bits
    #expect(try damage(jpeg) == words)
  }

  @Test("a height that follows the pixels, and JPEG-LS, are not called damaged")
  func otherKinds() throws {
    var jpeg = Pictures.bytes("rgb.jpg")
    let frame = try #require(jpeg.firstRange(of: [0xFF, 0xC0] as [UInt8])).lowerBound
    (jpeg[frame + 5], jpeg[frame + 6]) = (0, 0)
    #expect(
      try damage(jpeg)
        == "cannot be read here: a JPEG that declares its height after its pixels (DNL)")
    jpeg[frame + 1] = 0xF7
    #expect(try damage(jpeg) == "cannot be read here: a JPEG-LS picture")
  }

  /// Noise of 24 × 24 pixels in arithmetic coding, by libjpeg-turbo's `cjpeg -arithmetic`.
  private static let arithmetic = """
    ffd8ffe000104a46494600010100000100010000ffdb0083100028001c001e0023001e0019002800230021002300
    2d002b00280030003c00640041003c00370037003c007b0058005d004900640091008000990096008f0080008c00
    8a00a000b400e600c300a000aa00da00ad008a008c00c8011100cb00da00ee00f5010201040102009b00c1011b01
    2f011800fa012c00e600fd010200f8ffdb0043012b2d2d3c353c76414176f8a58ca5f8f8f8f8f8f8f8f8f8f8f8f8
    f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8ffc9001108001800
    1803012200021101031101ffcc000a0010100501101105ffda000c03010002110311003f00ae4146ac7f79714782
    cbd3d4359479716e3069e4d3d1a6be1de390fc05d86d6e0d645622c56f33da34e3b495faf4d64c1921d708d5c3a4
    cf49cf85c664afd2f3b947df2334b41e6486884b3c21566e2b8ab79558a54601d58d0a494dff004c957965172da2
    9b51f140ef6da188906c8a9d547f8707246f3f6fa0ffd9
    """

  @Test("a JPEG in arithmetic coding that is cut is damaged, though its decoder goes on with zeros")
  func arithmeticCoding() throws {
    let digits = Self.arithmetic.split(separator: "\n").joined()
    let jpeg = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
    #expect(try Pictures.whole(Pictures.open(jpeg)).width == 24)
    for left in [jpeg.count - 8, jpeg.count - 60] {
      #expect(try damage(Array(jpeg[..<left])) == "is damaged: Premature end of JPEG file")
    }
  }
}
