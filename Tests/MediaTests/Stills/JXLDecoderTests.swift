import ColorScience
import Testing

@testable import Media

/// Small JPEG XL files, written by cjxl 0.7 and libjxl 0.7 from numbers that stand in the tests.
enum SmallJXL {
  static let rgb = bytes(
    "ff0a084010505c080802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4c13e49f8"
      + "4d770d")
  static let gray = bytes(
    "ff0a0840101417020802010038004b188b155afa804d0600077ce218")
  static let grayAlpha = bytes(
    "ff0a0840b0282e040808100070004b188b155afafc5093fb3d10dffc5dc2b648020fa8110ce4ef65f701")
  static let colorAlpha = bytes(
    "ff0a0840b0a0b81008081000b4004b188b15967e4455af99d0606693c5a7073e1d9f033d39486bf403a4ced7"
      + "3ceafc677ccc00e8ede8fa7e796f4f")
  static let tenBits = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "3a6a786c63ff0a084014090802010098004b188b150aa503dd1d00c57b4b07d812ffcf7f9be5e63fffbfbf10"
      + "8cd4a3c049fc7772e54b02")
  static let sixteenBits = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "466a786c63ff0a0840fc0014170208020100bc004b188b154212d8b80160d707d88afefff6ffb7661877ebff"
      + "affffff7ff8124d85f3aae08275ca2ffffc8488ef27547")
  static let floats = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "3a6a786c63ff0a00707200c5850802010090004b12c58285241a0f1b702016448bf7040000f00300a0030000"
      + "700100f0ffffff00000002")
  static let perceptualQuantizer = bytes(
    "ff0a08400104e4d1230e07000000800802010090004b12c582852496713b300000af12e70f009c005fdab1e2"
      + "a7df528f24a4fbc36edf31610f")
  static let hybridLogGamma = bytes(
    "ff0a08400104e41908f41800000000020802010090004b12c582852496713b300000af12e70f009c005fdab1"
      + "e2a7df528f24a4fbc36edf31610f")
  static let displayP3 = bytes(
    "ff0a08401090c98d0802010090004b12c582852496713b300000af12e70f009c005fdab1e2a7df528f24a4fb"
      + "c36edf31610f")
  static let gamma = bytes(
    "ff0a084010505fb78a220802010090004b12c582852496713b300000af12e70f009c005fdab1e2a7df528f24"
      + "a4fbc36edf31610f")
  static let linear = bytes(
    "ff0a08401050b4080802010090004b12c582852496713b300000af12e70f009c005fdab1e2a7df528f24a4fb"
      + "c36edf31610f")
  static let cinema = bytes(
    "ff0a084010609afc080802010090004b12c582852496713b300000af12e70f009c005fdab1e2a7df528f24a4"
      + "fbc36edf31610f")
  static let inks = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "686a786c63ff0a0840300a8050ba0109d300cce150fd47ce4909d50a80b019d366d61f00fa00c6c7777f495f"
      + "2cb88a143b4e6c700808081000a8004b188b15967e445bde0b0699256190061ce00876ff38a21d20753ec7a9"
      + "f39ff1be01d0dbd174fee95d01")
  static let spot = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "446a786c63ff0a08403002008007000000008047020808100098004b188b158e1601d939005050e53f063f40"
      + "eadb37d66eebdb7f32fbe43c407fe8dd00f4b9bb19")
  static let profile = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "d46a786c63ff0a084010c229c3801910080008102c9d075e0172e91e0a49e675f6acaadb4c71a1da6e7e4a86"
      + "5f0fc2e51c54baa11d946681865fe643103a1db3189b09b6bb09ba7b08beb351a6574a6034daaac1b38d4623"
      + "7812ff025771c06f21e120d2542e3cb9e6e92170d0084e9861285c6d09be25761d0fbe5fd89889d76624052b"
      + "15c8dc1105d45a98bca39ae68d73388be0e78743f8209a06042406f35440461116f420be7000080201008400"
      + "4b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4c13e49f84d770d")
  static let lossyProfile = bytes(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
      + "e36a786c63ff0a084090c229c3801910080008102c9d075e0172e91e0a49e675f6acaadb4c71a1da6e7e4a86"
      + "5f0fc2e51c54baa11d946681865fe643103a1db3189b09b6bb09ba7b08beb351a6574a6034daaac1b38d4623"
      + "7812ff025771c06f21e120d2542e3cb9e6e92170d0084e9861285c6d09be25761d0fbe5fd89889d76624052b"
      + "15c8dc1105d45a98bca39ae68d73388be0e78743f8209a06042406f35440461116f420be70000012880200bc"
      + "00718ada000054a88c326ef072aee7cb0f1d16d336ae33b4d5b685258c896780858423d8b8506ce646c6a907"
      + "42212a01")
  /// The six pixels of `rgb`, held in each of the eight ways.
  static let turned = [
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "356a786c63ff0a084010090802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4c1"
        + "3e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a084003c4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a084005c4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a084007c4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a084009c4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a08400bc4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a08400dc4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
    bytes(
      "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000"
        + "366a786c63ff0a08400fc4040802010084004b188b158e1601dd1d003ca89230e800894f5f983b8d4fff64f4"
        + "c13e49f84d770d"),
  ]

  private static func bytes(_ digits: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(digits)
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}

@Suite("JPEG XL's samples and colors")
struct JXLDecoderTests {
  /// Three across, two down.
  private let pixels: [[UInt8]] = [
    [255, 0, 0], [0, 255, 0], [0, 0, 255], [200, 100, 50], [10, 20, 30], [255, 255, 255],
  ]
  private let alphas: [UInt8] = [255, 128, 0, 64, 1, 200]
  private let grays: [UInt8] = [0, 50, 100, 150, 200, 255]

  private func open(_ bytes: [UInt8]) throws -> JXLDecoder {
    try JXLDecoder(MediaInput(bytes: bytes, name: "small.jxl"))
  }

  private func samples(_ decoder: JXLDecoder) throws -> [Double] {
    var bytes: [UInt8] = []
    for row in 0..<decoder.height { bytes += try decoder.rows(1, from: row) }
    return bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: decoder.layout.number.size).map { place in
        switch decoder.layout.number {
        case .uint8: Double(bytes[place])
        case .uint16: Double(bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))
        case .float: Double(bytes.loadUnaligned(fromByteOffset: place, as: Float.self))
        }
      }
    }
  }

  private func check(
    _ bytes: [UInt8], _ layout: SampleLayout, _ samples: [Double],
    source: SourceLocation = #_sourceLocation
  ) throws {
    let decoder = try open(bytes)
    #expect(decoder.layout == layout, sourceLocation: source)
    #expect(try self.samples(decoder) == samples, sourceLocation: source)
  }

  private func layout(
    _ model: SampleLayout.Model, _ number: SampleLayout.Number = .uint8,
    _ alpha: SampleLayout.Alpha = .none
  ) -> SampleLayout {
    let top: Double =
      switch number {
      case .uint8: 255
      case .uint16: 65535
      case .float: 1
      }
    return SampleLayout(model: model, number: number, top: top, alpha: alpha)
  }

  @Test("bytes come as they were coded, gray as gray, and alpha behind them")
  func eightBits() throws {
    try check(SmallJXL.rgb, layout(.rgb), pixels.joined().map(Double.init))
    try check(SmallJXL.gray, layout(.gray), grays.map(Double.init))
    try check(
      SmallJXL.colorAlpha, layout(.rgb, .uint8, .straight),
      zip(pixels, alphas).flatMap { $0 + [$1] }.map(Double.init))
    try check(
      SmallJXL.grayAlpha, layout(.gray, .uint8, .straight),
      zip(grays, alphas).flatMap { [$0, $1] }.map(Double.init))
  }

  @Test("ten bits fill sixteen, and floating-point numbers may leave 0 to 1")
  func deep() throws {
    let words = pixels.joined().map { Double($0) * 257 }
    try check(SmallJXL.sixteenBits, layout(.rgb, .uint16), words)
    let ten = words.map { ($0 / 65535 * 1023).rounded() / 1023 * 65535 }.map { $0.rounded() }
    try check(SmallJXL.tenBits, layout(.rgb, .uint16), ten)
    try check(SmallJXL.floats, layout(.rgb, .float), [1, 0.5, -1, 2, 0.5, -1])
  }

  @Test("a turned picture comes upright", arguments: 1...8)
  func turned(_ orientation: Int) throws {
    let decoder = try open(SmallJXL.turned[orientation - 1])
    // Which of the six pixels comes where, by EXIF's orientations.
    let orders = [
      [0, 1, 2, 3, 4, 5], [2, 1, 0, 5, 4, 3], [5, 4, 3, 2, 1, 0], [3, 4, 5, 0, 1, 2],
      [0, 3, 1, 4, 2, 5], [3, 0, 4, 1, 5, 2], [5, 2, 4, 1, 3, 0], [2, 5, 1, 4, 0, 3],
    ]
    #expect((decoder.width, decoder.height) == (orientation < 5 ? (3, 2) : (2, 3)))
    let expected = orders[orientation - 1].flatMap { pixels[$0] }.map(Double.init)
    #expect(try samples(decoder) == expected)
  }

  @Test("inks are told apart from light, and 0 is none of them")
  func inks() throws {
    let black: [UInt8] = [255, 0, 255, 0, 128, 255]
    let inks = zip(pixels, black).flatMap { $0 + [$1] }.map { 255 - Double($0) }
    try check(SmallJXL.inks, layout(.cmyk), inks)
    #expect(try open(SmallJXL.inks).profile?.count == 132)
  }

  @Test("a spot color is mixed in, and is not taken for alpha")
  func spot() throws {
    // A full spot of pure red covers the third pixel and the last.
    var mixed = pixels
    (mixed[2], mixed[5]) = ([255, 0, 0], [255, 0, 0])
    try check(SmallJXL.spot, layout(.rgb), mixed.joined().map(Double.init))
  }

  @Test("the file's own words for its colors are understood")
  func codings() throws {
    func coding(_ bytes: [UInt8]) throws -> ColorCoding? { try open(bytes).coding }
    #expect(
      try coding(SmallJXL.rgb)
        == ColorCoding(primaries: .bt709, transfer: .display, words: "sRGB (JPEG XL)"))
    #expect(try coding(SmallJXL.gray)?.words == "sRGB (JPEG XL)")
    #expect(
      try coding(SmallJXL.perceptualQuantizer)
        == ColorCoding(
          primaries: .bt2020, transfer: .perceptualQuantizer, words: "BT.2020 PQ (JPEG XL)"))
    #expect(try coding(SmallJXL.hybridLogGamma)?.transfer == .hybridLogGamma)
    #expect(try coding(SmallJXL.displayP3)?.primaries == .displayP3)
    #expect(try coding(SmallJXL.displayP3)?.transfer == .display)
    #expect(try coding(SmallJXL.linear)?.transfer == .linear)
    guard case .gamma(let power)? = try coding(SmallJXL.gamma)?.transfer else {
      Issue.record("no gamma")
      return
    }
    #expect(abs(power - 2.2) < 1e-6)
    let cinema = try #require(try coding(SmallJXL.cinema))
    #expect(cinema.transfer == .gamma(2.6))
    #expect(abs(cinema.primaries.white.y - 0.351) < 1e-6)
  }

  @Test("a profile is given where it fits the samples, and only there")
  func profiles() throws {
    let kept = try open(SmallJXL.profile)
    #expect(kept.profile != nil && kept.coding == nil)
    #expect(try samples(kept) == pixels.joined().map(Double.init))
    // Lossy: its samples are no longer those of its profile, Adobe's.
    let converted = try open(SmallJXL.lossyProfile)
    #expect(converted.profile == nil)
    #expect(converted.coding?.primaries == .bt2020)
    #expect(converted.layout == layout(.rgb, .uint16))
    let first = try samples(converted).prefix(3).map { $0 / 65535 * 255 }
    // 200, 100, 50 of Adobe RGB in BT.2020.
    for (found, right) in zip(first, [191.7, 114.8, 59.8]) { #expect(abs(found - right) < 3) }
  }

  @Test("a file that is cut anywhere is damaged, and never gray")
  func cut() throws {
    for bytes in [SmallJXL.rgb, SmallJXL.colorAlpha, SmallJXL.lossyProfile] {
      for count in 0..<bytes.count {
        #expect(throws: MediaError.self) {
          let decoder = try open(Array(bytes.prefix(count)))
          _ = try decoder.rows(decoder.height, from: 0)
        }
      }
    }
    #expect(throws: MediaError.damaged("it is cut short")) {
      let decoder = try open(Array(SmallJXL.rgb.dropLast(2)))
      _ = try decoder.rows(2, from: 0)
    }
  }
}
