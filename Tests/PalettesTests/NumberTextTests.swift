import Testing

@testable import Palettes

@Suite struct NumberTextTests {
  @Test(
    "numbers in a column keep their decimals, numbers in a sentence do not",
    arguments: [
      (4.5, 2, "4.50", "4.5"), (0, 1, "0.0", "0"), (12.345, 2, "12.35", "12.35"),
      (99.96, 1, "100.0", "100"), (-1.25, 1, "-1.3", "-1.3"), (7, 0, "7", "7"),
    ])
  func decimals(number: Double, places: Int, shown: String, brief: String) {
    #expect(number.shown(places: places) == shown)
    #expect(number.brief(places: places) == brief)
  }

  @Test(
    "a comma stands before every three digits",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (880_640, "880,640"), (1_234_567, "1,234,567"),
      (-1000, "-1,000"), (-999, "-999"),
    ])
  func grouped(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test(
    "one of a thing is not many", arguments: [(0, "0 shots"), (1, "1 shot"), (1300, "1,300 shots")])
  func counted(number: Int, text: String) {
    #expect(number.counted("shot") == text)
  }
}
