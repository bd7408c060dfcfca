import ColorScience
import Fixtures
import Specimens
import Testing

@testable import Frames
@testable import Palettes

@Suite struct StandoutTests {
  /// Grays and browns, with a red and a blue thing of 0.4 % each.
  private static func color(_ x: Int, _ y: Int) -> [Int] {
    switch (x, y) {
    case (100..<116, 80..<96): [160, 8, 24]
    case (200..<216, 120..<136): [36, 32, 110]
    case (_, ..<60): [8 + x / 40, 8 + x / 40, 10 + x / 40]
    case (_, 60..<150): [172 + y / 8, 158 + y / 8, 146 + y / 8]
    default: [88 + x / 16, 76 + x / 16, 68 + x / 16]
    }
  }

  /// A frame of these colors under film grain.
  private static func ring(grain: Int = 0) -> PaintedPicture {
    var noise = TestNoise(seed: 5)
    return PaintedPicture(320, 200) { x, y in
      var color = color(x, y)
      if grain > 0 { color = color.map { $0 + noise.next(below: 2 * grain + 1) - grain } }
      return color.map { UInt8(max(0, min(255, $0))) }
    }
  }

  private static func distance(_ palette: Palette, _ hex: String) throws -> Double {
    let color = try Color(hex: hex)
    return palette.swatches.map { ColorDifference.ciede2000.between($0.color, color) }.min() ?? 99
  }

  @Test("small things that stand out are there, in five colors already", arguments: [0, 6, 12])
  func accents(grain: Int) throws {
    for count in [5, 8] {
      var options = PaletteOptions()
      options.count = .exactly(count)
      let palette = try Self.ring(grain: grain).palette(options)
      #expect(palette.swatches.count == count)
      #expect(try Self.distance(palette, "#a00818") < 10)
      #expect(try Self.distance(palette, "#24206e") < 10)
      #expect(try Self.distance(palette, "#b7a99d") < 10)
      #expect(try Self.distance(palette, "#0c0c0e") < 10)
    }
  }

  @Test("the accents are called so, and their reasons are true")
  func reasons() throws {
    let palette = try Self.ring().palette()
    let accents = palette.swatches.filter { $0.role == .accent }
    let red = try #require(accents.first { ColorTerm.nearest(to: $0.color) == .red })
    #expect(red.reason.hasPrefix("only 0.4% of the counted pixels, but at least ΔE "))
    #expect(red.reason.hasSuffix(" from every other color here"))
    let place = try #require(red.position)
    #expect((100.0 / 320...116.0 / 320).contains(place.x))
    #expect((80.0 / 200...96.0 / 200).contains(place.y))
    #expect(palette.swatches[0].role == .dominant)
    #expect(palette.swatches[0].reason.hasPrefix("the largest share: "))
  }

  @Test("no two swatches are near twins as long as something distinct is left")
  func twins() throws {
    var options = PaletteOptions()
    options.count = .exactly(5)
    let palette = try Self.ring(grain: 6).palette(options)
    for (index, swatch) in palette.swatches.enumerated() {
      for other in palette.swatches[..<index] {
        #expect(ColorDifference.ciede2000.between(swatch.color, other.color) >= 10)
      }
    }
  }

  @Test("letterbox bars change nothing")
  func bars() throws {
    let lit = { (x: Int, y: Int) in Self.color(x, y).map { UInt8($0 + 20) } }
    let plain = try PaintedPicture(320, 200) { lit($0, $1) }.palette()
    let boxed = try PaintedPicture(320, 260) { x, y in
      (30..<230).contains(y) ? lit(x, y - 30) : [0, 0, 0]
    }.palette()
    #expect(boxed.source?.bars != nil)
    #expect(boxed.swatches.map(\.color.hex) == plain.swatches.map(\.color.hex))
    #expect(boxed.swatches.map(\.proportion) == plain.swatches.map(\.proportion))
  }

  @Test("a picture full of holes keeps its colors", arguments: [8, nil])
  func holes(count: Int?) throws {
    var options = PaletteOptions()
    options.count = count.map { .exactly($0) } ?? .automatic
    let picture = PaintedPicture(960, 600) { x, y in
      let color = Self.color(x / 3, y / 3).map { UInt8($0) }
      return color + [x % 3 == 0 && y % 3 == 0 || y >= 580 ? 255 : 0]
    }
    let palette = try picture.palette(options)
    #expect(palette.swatches.count > 4)
    #expect(try Self.distance(palette, "#a00818") < 10)
    #expect(try Self.distance(palette, "#24206e") < 10)
  }

  @Test("the space is left unused, and the result says so")
  func space() throws {
    var options = PaletteOptions()
    let plain = try Self.ring().palette(options)
    options.space = .oklab
    let other = try Self.ring().palette(options)
    #expect(other.swatches == plain.swatches)
    #expect(other.notes == ["standout always measures in din2000; the space oklab was not used"])
  }

  @Test("the number of colors can be left to us: more for more things", arguments: [0, 6])
  func automatic(grain: Int) throws {
    var options = PaletteOptions()
    options.count = .automatic
    let ring = try Self.ring(grain: grain).palette(options)
    #expect((5...9).contains(ring.swatches.count))
    #expect(try Self.distance(ring, "#a00818") < 10)
    #expect(try Self.distance(ring, "#24206e") < 10)
  }
}
