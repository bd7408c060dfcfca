import Testing

@testable import Palettes

struct FilmTimeTests {
  @Test("times are written as people say them")
  func clock() {
    #expect(
      [0, 59.99, 60, 596.4, 3599.9, 3600, 7325].map(FilmTime.clock) == [
        "0:00", "0:59", "1:00", "9:56", "59:59", "1:00:00", "2:02:05",
      ])
    #expect(
      [0, 1.005, 59.996, 3599.999, 7325.25].map(FilmTime.exact) == [
        "0:00.00", "0:01.00", "1:00.00", "1:00:00.00", "2:02:05.25",
      ])
  }

  @Test("no number stops the clock")
  func hostile() {
    #expect([-5, .nan, .infinity].map(FilmTime.clock) == ["0:00", "0:00", "0:00"])
    #expect([-5, .nan, .infinity].map(FilmTime.exact) == ["0:00.00", "0:00.00", "0:00.00"])
  }
}
