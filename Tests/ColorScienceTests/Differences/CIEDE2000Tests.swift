import ColorScience
import Testing

@Suite("CIEDE2000")
struct CIEDE2000Tests {
  @Test("gives Sharma, Wu and Dalal's 34 differences to four decimals, both ways")
  func sharma() throws {
    let rows = try ReferenceTable("ciede2000-sharma.tsv").rows
    #expect(rows.count == 34)
    for row in rows {
      let first = try ReferenceTable.vector(row, from: 0)
      let second = try ReferenceTable.vector(row, from: 3)
      let expected = try ReferenceTable.number(row, 6)
      #expect(abs(ColorDifference.ciede2000(first, second) - expected) <= 0.0001, "\(row)")
      #expect(abs(ColorDifference.ciede2000(second, first) - expected) <= 0.0001, "\(row)")
    }
  }

  @Test("lightness alone is never farther than the whole difference")
  func lightnessIsLeast() {
    var exceptions = 0
    for step in 0..<20_000 {
      let first = SIMD3(Double(step % 101), Double(step % 83) - 41, Double(step % 97) - 48)
      let second = SIMD3(Double(step % 89), Double(step % 71) - 35, Double(step % 103) - 51)
      let least = ColorDifference.leastCIEDE2000(first.x, second.x)
      if least > ColorDifference.ciede2000(first, second) * (1 + 1e-12) { exceptions += 1 }
    }
    #expect(exceptions == 0)
    let gray = ColorDifference.ciede2000(SIMD3(20, 0, 0), SIMD3(70, 0, 0))
    #expect(abs(ColorDifference.leastCIEDE2000(20, 70) - gray) <= 1e-12)
  }
}
