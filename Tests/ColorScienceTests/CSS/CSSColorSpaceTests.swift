import ColorScience
import Testing

@Suite("Spaces of style sheets")
struct CSSColorSpaceTests {
  @Test("are the 14 of design tokens and one more, found by name in any case")
  func names() throws {
    let names = CSSColorSpace.all.map(\.name)
    #expect(names.count == 15 && Set(names).count == 15)
    for name in names {
      #expect(try #require(CSSColorSpace.named(name.uppercased())).name == name)
    }
    #expect(CSSColorSpace.named("xyz")?.name == "xyz-d65")
    #expect(CSSColorSpace.named("srgb ") == nil && CSSColorSpace.named("cmyk") == nil)
  }

  @Test(
    "coloraide gives the same colors, also outside the usual ranges", arguments: CSSColorSpace.all)
  func coloraide(space: CSSColorSpace) throws {
    let rows = try ReferenceTable("css-spaces.tsv").rows.filter { $0[0] == space.name }
    #expect(rows.count == 64)
    for row in rows {
      let color = space.color(try ReferenceTable.vector(row, from: 1))
      let expected = try ReferenceTable.vector(row, from: 4)
      let error = color.coordinates(in: .rgb) - expected
      #expect(error.largest <= 1e-9 * max(1, expected.largest), "\(row)")
    }
  }

  @Test("white is white in each", arguments: CSSColorSpace.all)
  func white(space: CSSColorSpace) {
    let white: SIMD3<Double> =
      switch space.name {
      case "hsl": [50, 20, 100]
      case "hwb": [50, 100, 0]
      case "lab", "lch": [100, 0, 0]
      case "oklab", "oklch": [1, 0, 0]
      case "xyz-d65": [0.3127 / 0.329, 1, 0.3583 / 0.329]
      case "xyz-d50": [0.3457 / 0.3585, 1, 0.2958 / 0.3585]
      default: [1, 1, 1]
      }
    #expect((space.color(white).linear - .one).largest <= 1e-9)
  }

  /// Expected: the power of BT.1886, by the resolution of w3c/csswg-drafts issue 12574.
  @Test("a gray of rec2020 is as light as a display shows it, not as a camera coded it")
  func rec2020() {
    let gray = CSSColorSpace.rec2020.color([0.5, 0.5, 0.5])
    // 0.5 to the 2.4; the curve of cameras would give 0.2597.
    #expect((gray.linear - SIMD3(repeating: 0.189464570814)).largest <= 1e-9)
  }

  @Test("a hue turns around any number of times")
  func turns() {
    for (name, hue) in [("hsl", 0), ("hwb", 0), ("lch", 2), ("oklch", 2)] {
      guard let space = CSSColorSpace.named(name) else { continue }
      var components = SIMD3(60.0, 40, 20)
      components[hue] = 340
      let once = space.color(components)
      components[hue] = -740
      #expect((space.color(components).linear - once.linear).largest <= 1e-9 * once.linear.largest)
    }
  }
}
