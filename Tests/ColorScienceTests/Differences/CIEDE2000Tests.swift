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
}
