import Testing

@testable import ColorScience

@Suite struct ColorTermTests {
  @Test(
    "plain colors have their plain words",
    arguments: [
      ("#c01018", ColorTerm.red), ("#f08020", .orange), ("#f4e020", .yellow), ("#208030", .green),
      ("#108888", .teal), ("#2040c0", .blue), ("#802890", .purple), ("#f090b8", .pink),
      ("#704018", .brown), ("#d4b880", .tan), ("#050505", .black), ("#888888", .gray),
      ("#fcfcfc", .white), ("#10204a", .blue), ("#0c3a18", .green),
    ])
  func words(hex: String, term: ColorTerm) throws {
    #expect(ColorTerm.nearest(to: try Color(hex: hex)) == term)
  }

  @Test("the prototypes are the survey's")
  func survey() throws {
    let rows = try ReferenceTable("color-terms.tsv").rows
    for term in ColorTerm.allCases {
      let colors = rows.filter { $0[0] == term.rawValue }.map { $0[2] }
      #expect(try term.prototypes == colors.map { try #require(Int($0.dropFirst(), radix: 16)) })
    }
  }

  @Test("fits are shares of one, and unused lanes are empty")
  func fits() throws {
    for hex in ["#000000", "#ff00ff", "#7f7f7f", "#00ff00", "#123456"] {
      let fit = ColorTerm.fit(of: try Color(hex: hex))
      #expect(abs(fit.sum() - 1) < 1e-12)
      #expect((13..<16).allSatisfy { fit[$0] == 0 })
    }
  }

  @Test("a color far from every prototype fits something, and a NaN nothing")
  func extremes() {
    #expect(abs(ColorTerm.fit(of: Color(linear: SIMD3(40, 0, 0))).sum() - 1) < 1e-9)
    #expect(ColorTerm.fit(of: Color(linear: SIMD3(.nan, 0, 0))).sum() == 0)
  }
}
