import ColorScience
import Testing

@Suite("Every color difference")
struct ColorDifferenceTests {
  @Test("has a name of its own, in lower case")
  func names() {
    let names = ColorDifference.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
  }

  @Test("is 0 between a color and itself", arguments: ColorDifference.all)
  func zero(difference: ColorDifference) {
    #expect(Samples.grid.allSatisfy { difference.between($0, $0) == 0 })
  }

  @Test(
    "is the same both ways, and more than 0 between two colors", arguments: ColorDifference.all)
  func symmetry(difference: ColorDifference) {
    var worst = 0.0
    var least = Double.infinity
    for (index, first) in Samples.coarse.enumerated() {
      for second in Samples.coarse[..<index] {
        let there = difference.between(first, second)
        worst = max(worst, abs(there - difference.between(second, first)))
        least = min(least, there)
      }
    }
    #expect(worst <= 1e-9)
    #expect(least > 0.005)
  }

  @Test("is NaN if one color has one", arguments: ColorDifference.all)
  func notANumber(difference: ColorDifference) {
    let whole = Color(red: 118, green: 0, blue: 0)
    for linear in [SIMD3(.nan, 0.5, 0.5), SIMD3(0.5, .nan, 0.5), SIMD3(0.5, 0.5, .nan)] {
      #expect(difference.between(whole, Color(linear: linear)).isNaN)
      #expect(difference.between(Color(linear: linear), whole).isNaN)
    }
  }

  @Test("agrees with coloraide", arguments: ColorDifference.all)
  func coloraide(difference: ColorDifference) throws {
    let rows = try ReferenceTable("color-differences.tsv").rows.filter { $0[2] == difference.name }
    #expect(rows.count >= 100)
    for row in rows {
      let value = difference.between(try Color(hex: row[0]), try Color(hex: row[1]))
      #expect(abs(value - (try ReferenceTable.number(row, 3))) <= 1e-8, "\(row)")
    }
  }

  @Test(
    "takes black and white as far apart as its description says",
    arguments: zip(
      [ColorDifference.ciede2000, .cie76, .hyab, .ok], [100.0, 100, 100, 1]))
  func blackToWhite(difference: ColorDifference, expected: Double) {
    let value = difference.between(Color(linear: .zero), Color(linear: .one))
    #expect(abs(value - expected) <= 1e-9)
  }
}
