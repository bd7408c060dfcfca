import Testing

@testable import Media

@Suite struct CountingTablesTests {
  @Test("the tables of counting are those that rows have been written with")
  func digest() {
    // Counts of another digest must not be merged with earlier ones: change this only with the
    // tables, and say so in the changelog.
    #expect(CountingTables.digest == "4273f23a4bdc726c")
  }
}
