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
      ("24000/1001", Rational(24000, 1001)), ("23.976", Rational(2997, 125)),
      ("29.97", Rational(2997, 100)), ("0.5", Rational(1, 2)), ("1/2", Rational(1, 2)),
      ("1000", Rational(1000, 1)), ("0.001", Rational(1, 1000)), ("50/2", Rational(25, 1)),
    ])
  func rates(text: String, rate: Rational) throws {
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
