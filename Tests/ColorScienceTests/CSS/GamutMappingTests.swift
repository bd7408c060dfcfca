import ColorScience
import Testing

@Suite("Colors outside the sRGB gamut")
struct GamutMappingTests {
  @Test("coloraide fits them alike by CSS Color 4's method", arguments: CSSColorSpace.all)
  func coloraide(space: CSSColorSpace) throws {
    let rows = try ReferenceTable("css-spaces.tsv").rows.filter { $0[0] == space.name }
    for row in rows {
      let color = space.color(try ReferenceTable.vector(row, from: 1)).mappedIntoSRGB()
      let fitted = Color(try ReferenceTable.vector(row, from: 7), in: .rgb)
      // What is in the gamut but for rounding stays so here, and coloraide clips it.
      let coded = color.coordinates(in: .rgb).clamped(lowerBound: .zero, upperBound: .one)
      let shown = Color(coded, in: .rgb)
      #expect(ColorDifference.ciede2000.between(shown, fitted) <= 1e-4, "\(row)")
      #expect(color.bytes == fitted.bytes, "\(row)")
    }
  }

  @Test("are kept apart from those inside, which stay as they are")
  func inside() {
    for color in Samples.grid {
      #expect(color.isInSRGB)
      #expect(color.mappedIntoSRGB() == color)
    }
    // A hundred-thousandth beyond is rounding, a thousandth is not.
    #expect(Color([1.00001, 0, -0.00001], in: .rgb).isInSRGB)
    #expect(!Color([1.001, 0, 0], in: .rgb).isInSRGB)
    #expect(!Color([0, 0, -0.001], in: .rgb).isInSRGB)
  }

  /// Clipping would give #ff0000, and a yellow for the orange: ΔE₀₀ up to 31.7 over wide gamuts.
  @Test("keep their hue and lightness where clipping would lose them")
  func hue() {
    let red = CSSColorSpace.displayP3.color([1, 0, 0])
    #expect(red.hex == "#ff0000" && red.mappedIntoSRGB().hex == "#ff0b0c")
    for color in [
      CSSColorSpace.rec2020.color([1, 0.6, 0]), CSSColorSpace.oklch.color([0.6, 0.35, 150]),
    ] {
      let (before, after) = (
        color.coordinates(in: .oklch), color.mappedIntoSRGB().coordinates(in: .oklch)
      )
      #expect(abs(before.x - after.x) < 0.02 && abs(before.z - after.z) < 4)
      #expect(after.y < before.y)
    }
  }

  @Test("are white or black where they are lighter than white or darker than black")
  func ends() {
    #expect(CSSColorSpace.oklch.color([1, 0.3, 20]).mappedIntoSRGB() == Color(linear: .one))
    #expect(CSSColorSpace.lab.color([120, 40, 20]).mappedIntoSRGB() == Color(linear: .one))
    #expect(CSSColorSpace.oklch.color([0, 0.3, 20]).mappedIntoSRGB() == Color(linear: .zero))
    #expect(Color([-0.5, -0.5, -0.5], in: .rgb).mappedIntoSRGB() == Color(linear: .zero))
  }

  @Test(
    "come to an end and into the gamut, whatever their numbers",
    arguments: [
      SIMD3(Double.infinity, 0, 0), SIMD3(.nan, 2, -1), SIMD3(1e300, -1e300, 1),
      SIMD3(1e30, -1e30, 0.5), SIMD3(-Double.infinity, .infinity, 0), SIMD3(1e-300, 2, 0),
    ])
  func extremes(linear: SIMD3<Double>) {
    let mapped = Color(linear: linear).mappedIntoSRGB().linear
    #expect(mapped.min() >= 0 && mapped.max() <= 1)
  }
}
