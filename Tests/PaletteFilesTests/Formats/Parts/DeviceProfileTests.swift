import ColorScience
import Specimens
import Testing

@testable import PaletteFiles
@testable import Palettes

@Suite("profiles of devices")
struct DeviceProfileTests {
  /// An ICC profile with these tags, of which only what a reader looks at is filled in.
  static func profile(_ space: String, _ tags: [(name: String, body: [UInt8])]) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: 16) + Array(space.utf8) + Array("XYZ ".utf8)
    file += [UInt8](repeating: 0, count: 12) + Array("acsp".utf8)
    file += [UInt8](repeating: 0, count: 88) + number(tags.count)
    var place = file.count + 12 * tags.count
    for tag in tags {
      file += Array(tag.name.utf8) + number(place) + number(tag.body.count)
      place += tag.body.count
    }
    return file + tags.flatMap(\.body)
  }

  static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  static func fixed(_ values: [Double]) -> [UInt8] {
    values.flatMap { number(Int(($0 * 65536).rounded())) }
  }

  static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    Array("XYZ ".utf8) + [0, 0, 0, 0] + fixed([x, y, z])
  }

  static func curve(_ steps: [Int]) -> [UInt8] {
    Array("curv".utf8) + number(0) + number(steps.count)
      + steps.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
  }

  static func parametric(_ kind: UInt8, _ values: [Double]) -> [UInt8] {
    Array("para".utf8) + number(0) + [0, kind, 0, 0] + fixed(values)
  }

  /// Adobe RGB (1998): its colorants under D50, as Krita's ClayRGB-elle-V2-g22.icc has them.
  static func adobe(_ curve: [UInt8]) -> [UInt8] {
    profile(
      "RGB ",
      [
        ("rXYZ", xyz(0.60974, 0.31111, 0.01947)), ("gXYZ", xyz(0.20528, 0.62567, 0.06087)),
        ("bXYZ", xyz(0.14919, 0.06322, 0.74457)), ("rTRC", curve), ("gTRC", curve),
        ("bTRC", curve),
      ])
  }

  @Test("a matrix and its curves give what LittleCMS makes of the same profile")
  func matrix() throws {
    let profile = try #require(DeviceProfile(icc: Self.adobe(Self.curve([0x0233]))))
    #expect(profile.color([0.6, 0.4, 0.3]).hex == "#aa664a")
    let named = try #require(DeviceProfile(named: "Adobe RGB (1998)"))
    let away = profile.color([0.6, 0.4, 0.3]).linear - named.color([0.6, 0.4, 0.3]).linear
    #expect((away * away).max() < 1e-7)
  }

  /// The light of 0.5 and of what is below each corner, by ICC.1:2022, table 68.
  @Test(
    "every kind of curve is read",
    arguments: [
      (curve([]), 0.5), (curve([0x0200]), 0.25), (curve([0, 0x4000, 0xFFFF]), 0.25),
      (curve([0, 0xFFFF]), 0.5), (parametric(0, [2]), 0.25), (parametric(1, [2, 2, -0.5]), 0.25),
      (parametric(1, [2, 1, -0.6]), 0), (parametric(2, [2, 1, 0, 0.125]), 0.375),
      (parametric(2, [2, 1, -0.6, 0.125]), 0.125), (parametric(3, [2, 1, 0, 0.5, 0.25]), 0.25),
      (parametric(3, [2, 1, 0, 0.5, 0.75]), 0.25),
      (parametric(4, [2, 1, 0, 0.5, 0.25, 0.125, 0.0625]), 0.375),
      (parametric(4, [2, 1, 0, 0.5, 0.75, 0.125, 0.0625]), 0.3125),
    ] as [([UInt8], Double)])
  func curves(tag: [UInt8], light: Double) throws {
    let curve = try #require(ToneCurve(tag: tag[...]))
    #expect(abs(curve.light(0.5) - light) < 2e-5)
    let gray = try #require(DeviceProfile(icc: Self.profile("GRAY", [("kTRC", tag)])))
    #expect(abs(gray.gray(0.5).linear.x - light) < 2e-5)
  }

  @Test("what is no profile of matrix and curves is none, whatever the bytes")
  func refused() {
    let whole = Self.adobe(Self.parametric(3, [2.4, 0.9, 0.1, 0.08, 0.04]))
    for count in whole.indices { #expect(DeviceProfile(icc: Array(whole.prefix(count))) == nil) }
    for place in whole.indices {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] {
        var changed = whole
        changed[place] = value
        _ = DeviceProfile(icc: changed)?.color([0.5, -0.5, 2])
      }
    }
    #expect(DeviceProfile(icc: Self.profile("CMYK", [("kTRC", Self.curve([]))])) == nil)
    #expect(DeviceProfile(icc: Self.profile("RGB ", [])) == nil)
    #expect(ToneCurve(tag: Self.parametric(1, [2, 0, 1])[...]) == nil)
    #expect(ToneCurve(tag: Self.curve(Array(repeating: 1, count: 65537))[...]) == nil)
    #expect(ToneCurve(tag: Self.parametric(9, [2])[...]) == nil)
  }

  @Test("a palette's own copy of a profile tells what its name does not")
  func embedded() throws {
    let list = "<Profiles><Profile filename='p.icc' name='Mine' colorModelId='RGBA'/></Profiles>"
    let file = KritaTests.archive(
      KritaTests.entry("<RGB space='Mine' r='0.6' g='0.4' b='0.3'/>"),
      files: [
        ("profiles.xml", Array(list.utf8)), ("p.icc", Self.adobe(Self.curve([0x0233]))),
      ])
    let palette = try PaletteFormat.kpl.reading(file)
    #expect(palette.hexes == ["#aa664a"])
    #expect(palette.losses == ["1 color converted from 'Mine'"])
  }

  @Test("a file with thousands of profiles has but a few told apart")
  func crowd() throws {
    let entries = (0..<3000).map { KritaTests.entry("<RGB space='p\($0)' r='1' g='1' b='1'/>") }
    let palette = try PaletteFormat.kpl.reading(KritaTests.archive(entries.joined()))
    #expect(palette.losses.count == 17)
    #expect(palette.losses.last == "2,984 colors with other profiles")
  }
}
