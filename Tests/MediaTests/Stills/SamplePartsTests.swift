import ColorScience
import Palettes
import Testing

@testable import Frames
@testable import Media

@Suite("alpha is scaled by what is full in the file, before any color is converted")
struct SamplePartsTests {
  private func bytes<Sample>(_ samples: [Sample]) -> [UInt8] {
    samples.withUnsafeBytes { Array($0) }
  }

  private func layout(
    _ model: SampleLayout.Model, _ number: SampleLayout.Number, top: Double,
    _ alpha: SampleLayout.Alpha = .straight
  ) -> SampleLayout {
    SampleLayout(model: model, number: number, top: top, alpha: alpha)
  }

  @Test("16-bit alpha is not cut to a byte: 255 of 65535 is as good as transparent")
  func deepAlpha() {
    let samples: [UInt16] = [65535, 0, 0, 65535, 0, 65535, 0, 255, 0, 0, 65535, 32896]
    let parts = SampleParts(bytes(samples), layout(.rgb, .uint16, top: 65535))
    #expect(parts.alpha == [255, 1, 128])
    #expect(parts.joined(parts.bytes) == [255, 0, 0, 255, 0, 255, 0, 1, 0, 0, 255, 128])
  }

  @Test("ten bits that libvips shifts up to sixteen are full at 65472")
  func shiftedAlpha() {
    let samples: [UInt16] = [65472, 512 << 6, 0, 65472]
    let parts = SampleParts(bytes(samples), layout(.rgb, .uint16, top: 65472))
    #expect(parts.joined(parts.bytes) == [255, 128, 0, 255])
  }

  @Test("floating-point alpha of 1 is opaque, whatever is above 1 too, and NaN is transparent")
  func floatAlpha() {
    let samples: [Float] = [0.5, 1, 0.5, 0.5, 2, 3, 1, .nan]
    let parts = SampleParts(bytes(samples), layout(.gray, .float, top: 1))
    #expect(parts.alpha == [255, 128, 255, 0])
  }

  @Test("CMYK keeps its four inks beside alpha")
  func inks() {
    let samples: [UInt8] = [1, 2, 3, 4, 255, 5, 6, 7, 8, 0]
    let parts = SampleParts(samples, layout(.cmyk, .uint8, top: 255))
    #expect(parts.colors == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(parts.alpha == [255, 0])
  }

  @Test("colors that were multiplied by alpha are what they were before")
  func premultiplied() {
    let samples: [UInt8] = [100, 50, 0, 128, 0, 0, 0, 0, 200, 200, 200, 100]
    let parts = SampleParts(samples, layout(.rgb, .uint8, top: 255, .premultiplied))
    // 100 · 255 / 128 = 199.2, 50 · 255 / 128 = 99.6; more than full is full.
    #expect(parts.colors == [199, 100, 0, 0, 0, 0, 255, 255, 255])
    #expect(parts.alpha == [128, 0, 100])
  }

  @Test("samples of fewer bits are full for a profile too: a white page stays white")
  func fewBits() throws {
    let profile = try Pictures.grayProfile()
    for (number, top, samples) in [
      (.uint8, 1, bytes([0, 1] as [UInt8])), (.uint16, 4095, bytes([0, 4095] as [UInt16])),
    ] as [(SampleLayout.Number, Double, [UInt8])] {
      let layout = layout(.gray, number, top: top, .none)
      let managed = try #require(try ManagedColors(profile, layout))
      #expect(managed.pixels(SampleParts(samples, layout)) == [0, 0, 0, 255, 255, 255])
    }
  }

  @Test("light above white is drawn towards it, whether a profile says that it is light or nobody")
  func lightByProfile() throws {
    let layout = layout(.rgb, .float, top: 1, .none)
    let samples: [Float] = [4, 1, 0.5, 0.2, 0.1, 0.05, 1, 1, 1]
    let parts = SampleParts(bytes(samples), layout)
    let coding = ColorCoding(primaries: .bt709, transfer: .linear, words: "")
    let told = CodedColors(coding, layout).pixels(parts)
    let managed = try #require(try ManagedColors(Pictures.linearProfile(), layout)).pixels(parts)
    #expect(zip(told, managed).allSatisfy { abs(Int($0) - Int($1)) <= 1 }, "\(told) \(managed)")
    #expect(told[0] == 255 && told[1] > 200 && told[6...] == [255, 255, 255])
  }

  @Test("gray is repeated, and 16 bits are rounded to the nearest byte")
  func gray() {
    let samples: [UInt16] = [0, 128, 129, 25700, 65535]
    let parts = SampleParts(bytes(samples), layout(.gray, .uint16, top: 65535, .none))
    #expect(parts.bytes == [0, 0, 1, 100, 255].flatMap { [$0, $0, $0] as [UInt8] })
  }
}

@Suite("a GIF's first frame that is smaller than its canvas")
struct SmallGIFTests {
  /// Two colors, red and green, of which 16 × 16 pixels are red on a canvas of 64 × 64.
  private static func gif(transparent: Bool) -> [UInt8] {
    var gif = Array("GIF89a".utf8) + [64, 0, 64, 0, 0x80, 0, 0, 200, 60, 40, 0, 255, 0]
    if transparent { gif += [0x21, 0xF9, 4, 1, 0, 0, 1, 0] }
    gif += [0x2C, 8, 0, 40, 0, 16, 0, 16, 0, 0, 2]
    // Codes of three bits, cleared before each pixel so that they stay so long: 4, 0, 4, 0 … 5.
    let codes = (0..<256).flatMap { _ in [4, 0] } + [5]
    var (bits, count, bytes) = (0, 0, [UInt8]())
    for code in codes {
      bits |= code << count
      count += 3
      while count >= 8 {
        bytes.append(UInt8(bits & 0xFF))
        (bits, count) = (bits >> 8, count - 8)
      }
    }
    bytes.append(UInt8(bits))
    return gif + [UInt8(bytes.count)] + bytes + [0, 0x3B]
  }

  @Test("leaves the rest transparent, not black", arguments: [false, true])
  func transparent(isTransparent: Bool) throws {
    let frame = try Pictures.whole(Pictures.open(Self.gif(transparent: isTransparent)))
    #expect((frame.width, frame.height, frame.channels) == (64, 64, 4))
    for y in 0..<64 {
      for x in 0..<64 {
        let pixel = frame.bytes[4 * (64 * y + x)..<4 * (64 * y + x) + 4]
        let isInside = (8..<24).contains(x) && (40..<56).contains(y)
        #expect(isInside ? pixel.elementsEqual([200, 60, 40, 255]) : pixel.last == 0)
      }
    }
  }
}

extension Pictures {
  /// An ICC profile of gray, with the power 2.2.
  static func grayProfile() throws -> [UInt8] {
    func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
    let white = Array("XYZ ".utf8) + number(0) + number(0xF6D6) + number(0x10000) + number(0xD32D)
    let curve = Array("curv".utf8) + number(0) + number(1) + [2, 0x33, 0, 0]
    let tags =
      Array("wtpt".utf8) + number(156) + number(20)
      + Array("kTRC".utf8) + number(176) + number(16)
    let head =
      number(192) + number(0) + number(0x0210_0000) + Array("mntrGRAYXYZ ".utf8)
      + [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
      + number(0xF6D6) + number(0x10000) + number(0xD32D) + [UInt8](repeating: 0, count: 48)
    return head + number(2) + tags + white + curve
  }

  /// An ICC profile of sRGB's colors as light: its colorants under D50, and no curve.
  static func linearProfile() throws -> [UInt8] {
    func number(_ value: Int) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    func xyz(_ values: [Double]) -> [UInt8] {
      Array("XYZ ".utf8) + number(0) + values.flatMap { number(Int(($0 * 65536).rounded())) }
    }
    // Source: the ICC's own sRGB2014.icc.
    let parts: [(String, [UInt8])] = [
      ("wtpt", xyz([0.9642, 1, 0.8249])), ("rXYZ", xyz([0.4360, 0.2225, 0.0139])),
      ("gXYZ", xyz([0.3851, 0.7169, 0.0971])), ("bXYZ", xyz([0.1431, 0.0606, 0.7141])),
    ]
    let curve = Array("curv".utf8) + number(0) + number(0)
    let names = parts.map(\.0) + ["rTRC", "gTRC", "bTRC"]
    let start = 132 + 12 * names.count
    var (table, body) = ([UInt8](), [UInt8]())
    for (name, part) in parts {
      table += Array(name.utf8) + number(start + body.count) + number(part.count)
      body += part
    }
    for name in names.suffix(3) {
      table += Array(name.utf8) + number(start + body.count) + number(curve.count)
    }
    body += curve
    let head =
      number(start + body.count) + number(0) + number(0x0210_0000) + Array("mntrRGB XYZ ".utf8)
      + [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
      + number(0xF6D6) + number(0x10000) + number(0xD32D) + [UInt8](repeating: 0, count: 48)
    return head + number(names.count) + table + body
  }
}
