import Testing

@testable import Films
@testable import Palettes

struct FilmTimeTests {
  /// The same rows as in `Tools/film_page/place.py`.
  @Test(
    "times are written as people say them, and the shorter one is the longer one cut off",
    arguments: [
      (0.0, "0:00.00"), (1.005, "0:01.00"), (59.99, "0:59.99"), (59.9949, "0:59.99"),
      (59.996, "1:00.00"), (59.9996, "1:00.00"), (60, "1:00.00"), (596.4, "9:56.40"),
      (3599.9, "59:59.90"), (3599.999, "1:00:00.00"), (3600, "1:00:00.00"),
      (7325.25, "2:02:05.25"), (360_000, "100:00:00.00"),
    ])
  func clock(seconds: Double, exact: String) {
    #expect(FilmTime.exact(seconds) == exact)
    #expect(FilmTime.clock(seconds) == String(exact.dropLast(3)))
  }

  @Test("no number stops the clock")
  func hostile() {
    #expect([-5, .nan, .infinity].map(FilmTime.clock) == ["0:00", "0:00", "0:00"])
    #expect([-5, .nan, .infinity].map(FilmTime.exact) == ["0:00.00", "0:00.00", "0:00.00"])
    #expect(FilmTime.clock(1e300) == "1000000:00:00")
  }
}
