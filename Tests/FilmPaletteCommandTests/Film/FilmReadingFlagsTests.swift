import ArgumentParser
import Films
import Media
import Testing

@testable import FilmPaletteCommand

@Suite("flags that say how much of a film is read")
struct FilmReadingFlagsTests {
  private func options(_ words: String...) throws -> FilmOptions {
    try FilmReadingFlags.parse(words).options()
  }

  /// What is said of a wrong value; `nil` if it is taken.
  private func refusal(_ words: [String]) throws -> String? {
    let flags = try FilmReadingFlags.parse(words)
    do {
      _ = try flags.options()
      return nil
    } catch let error as ValidationError {
      return error.message
    }
  }

  @Test("without any, every frame of all of the film is read as its tags say")
  func defaults() throws {
    #expect(try options() == FilmOptions())
    #expect(try FilmReadingFlags.parse([]).memory() == ReadLimits().memory)
  }

  @Test(
    "a time is seconds, or minutes and hours before colons",
    arguments: [
      ("0", 0), ("90", 90), ("0.04", 0.04), ("1:30", 90), ("0:01:30.25", 90.25),
      ("1:02:03.5", 3723.5), ("100:00:00", 360_000), ("90:00", 5400), ("00:00:07", 7),
    ])
  func times(text: String, seconds: Double) throws {
    #expect(try options("--start", text).start == seconds)
    if seconds > 0 { #expect(try options("--end", text).end == seconds) }
  }

  @Test(
    "what is no time is refused by the name of its flag",
    arguments: [
      "-1", ":", "1:", ":30", "1::30", "1:60", "0:60:00", "1:2:3:4", "1:-1", "soon", "1,5",
      "nan", "inf", "1e9", "10s", " 1", "1:30:00:00",
    ])
  func noTimes(text: String) throws {
    for flag in ["start", "end"] {
      #expect(
        try refusal(["--\(flag)=\(text)"]) == "--\(flag) takes seconds or h:mm:ss, not '\(text)'")
    }
  }

  @Test("a part ends after it begins", arguments: [("10", "10"), ("1:00", "59"), ("0", "0")])
  func emptyPart(start: String, end: String) throws {
    #expect(
      try refusal(["--start", start, "--end", end])
        == "--end takes a time after --start, not '\(end)'")
    #expect(try refusal(["--start", start, "--end", end + ".5"]) == nil || end == "59")
  }

  @Test(
    "a rate is a number to the thousandth, or an exact fraction",
    arguments: [
      ("24", Rational(24, 1)), ("25", Rational(25, 1)), ("30000/1001", Rational(30000, 1001)),
      ("24000/1001", Rational(24000, 1001)), ("2997/125", Rational(2997, 125)),
      ("12.345", Rational(2469, 200)), ("12.3456", Rational(6173, 500)), ("0.5", Rational(1, 2)),
      ("1/2", Rational(1, 2)),
      ("1000", Rational(1000, 1)), ("0.001", Rational(1, 1000)), ("50/2", Rational(25, 1)),
    ])
  func rates(text: String, rate: Rational) throws {
    #expect(try options("--rate", text).rate == rate)
  }

  @Test(
    "23.976 and its like are the rates of NTSC, as everywhere, and not thousandths",
    arguments: [
      ("23.976", 24), ("23.98", 24), ("23.9760", 24), ("23.976024", 24), ("29.97", 30),
      ("29.970", 30), ("29.97003", 30), ("47.952", 48), ("47.95", 48), ("59.94", 60),
      ("119.88", 120), ("239.76", 240),
    ])
  func ratesOfNTSC(text: String, whole: Int) throws {
    #expect(try options("--rate", text).rate == Rational(whole * 1000, 1001))
  }

  @Test(
    "a decimal that no rate of NTSC is rounded to stays as typed",
    arguments: [
      ("24.0", Rational(24, 1)), ("24.00", Rational(24, 1)), ("23.9", Rational(239, 10)),
      ("23.97", Rational(2397, 100)), ("23.977", Rational(23977, 1000)),
      ("29.98", Rational(1499, 50)), ("24.98", Rational(1249, 50)), ("0.99", Rational(99, 100)),
    ])
  func otherDecimals(text: String, rate: Rational) throws {
    #expect(try options("--rate", text).rate == rate)
  }

  @Test(
    "what is no rate is refused",
    arguments: [
      "0", "-24", "0/1", "24/0", "24/", "/1001", "24/1/1", "24000/-1001", "fast", "nan", "inf",
      "1000.1", "1001/1", "0.0001", "24.5/1", "2000000/2000000", "9223372036854775807/1",
      "1/9223372036854775807",
    ])
  func noRates(text: String) throws {
    #expect(try refusal(["--rate=\(text)"]) == "--rate takes frames per second, not '\(text)'")
  }

  @Test("a short cut is taken only where --no-exact allows it")
  func decoding() throws {
    #expect(try options().decoding == .exact)
    #expect(try options("--exact").decoding == .exact)
    #expect(try options("--no-exact").decoding == .fast)
  }

  @Test("samples and matrices are taken by their names, and others refused with these")
  func names() throws {
    #expect(try options("--sample", "keyframes").sampling == .keyframes)
    #expect(try options("--sample", "every:250ms").sampling == .every(seconds: 0.25))
    #expect(try options("--matrix", "bt2020").matrix == .bt2020)
    #expect(
      try refusal(["--sample", "sometimes"])
        == "--sample takes all, keyframes, or every:TIME, not 'sometimes'")
    #expect(
      try refusal(["--matrix", "bt999"])
        == "--matrix takes auto, bt601, bt709, bt2020, not 'bt999'")
  }

  @Test(
    "limits and threads have bounds",
    arguments: [
      (["--jobs", "0"], "--jobs takes"), (["--jobs", "65"], "--jobs takes"),
      (["--jobs=-1"], "--jobs takes"), (["--max-pixels", "0"], "--max-pixels takes"),
      (["--max-memory", "much"], "--max-memory takes"),
    ])
  func bounds(words: [String], refusal: String) throws {
    #expect(try self.refusal(words)?.hasPrefix(refusal) == true)
  }

  @Test("limits at their bounds are taken")
  func limits() throws {
    let words = ["--jobs", "64", "--max-pixels", "1", "--max-memory", "400M"]
    #expect(try refusal(words) == nil)
    #expect(try FilmReadingFlags.parse(words).memory() == 400_000_000)
  }
}
