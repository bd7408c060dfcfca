import Testing

@testable import Films
@testable import Palettes

@Suite("timecode")
struct TimecodeTests {
  static let ntsc = TimecodeRate(Rational(30000, 1001))
  static let ntsc60 = TimecodeRate(Rational(60000, 1001))

  /// SMPTE ST 12-1: numbers 0 and 1 are left out of each minute but every tenth, so ten minutes
  /// are 17,982 frames, an hour 107,892 and a day 2,589,408.
  @Test(
    "drop-frame timecode leaves out the numbers that the standard names",
    arguments: [
      (0, "00:00:00;00"), (1799, "00:00:59;29"), (1800, "00:01:00;02"), (3597, "00:01:59;29"),
      (3598, "00:02:00;02"), (17981, "00:09:59;29"), (17982, "00:10:00;00"),
      (17983, "00:10:00;01"), (19781, "00:10:59;29"), (19782, "00:11:00;02"),
      (107_892, "01:00:00;00"), (2_589_407, "23:59:59;29"),
    ])
  func dropFrame(frame: Int, text: String) {
    #expect(Timecode(frame: frame, rate: Self.ntsc).text == text)
  }

  @Test(
    "59.94 frames a second leave out four numbers a minute",
    arguments: [
      (3599, "00:00:59;59"), (3600, "00:01:00;04"), (35963, "00:09:59;59"),
      (35964, "00:10:00;00"), (215_784, "01:00:00;00"),
    ])
  func fastDropFrame(frame: Int, text: String) {
    #expect(Timecode(frame: frame, rate: Self.ntsc60).text == text)
  }

  @Test("a day of drop-frame timecode is 86.4 ms longer than a day, and no number is used twice")
  func wholeHour() {
    let day = 2_589_408 * 1001.0 / 30000
    #expect(abs(day - 86400 - -0.0864) < 1e-9)
    let texts = (0..<107_892).map { Timecode(frame: $0, rate: Self.ntsc).text }
    #expect(Set(texts).count == texts.count)
    #expect(texts == texts.sorted())
    #expect(!texts.contains { $0.hasSuffix(":00;00") && !$0.contains("0:00;") })
  }

  @Test("23.976 frames a second are counted as 24, without leaving any out")
  func film() {
    let rate = TimecodeRate(Rational(24000, 1001))
    #expect(Timecode(frame: 86400, rate: rate).text == "01:00:00:00")
    #expect(!rate.isDropFrame)
    #expect(Timecode(frame: 1439, rate: rate).text == "00:00:59:23")
  }

  @Test("the first frame of an hour is where the hour begins")
  func hours() {
    for frames in TimecodeRate.standard {
      let rate = TimecodeRate(frames)
      let text = Timecode(hour: 1, rate: rate).text
      #expect(text.hasPrefix("01:00:00") && text.dropFirst(9).allSatisfy { $0 == "0" })
      #expect(Timecode(frame: Timecode(hour: 1, rate: rate).frame - 1, rate: rate).text < "01")
    }
  }

  @Test(
    "a day is followed by its beginning, as tapes count",
    arguments: [
      (Rational(24, 1), 86400 * 24), (Rational(30000, 1001), 2_589_408),
      (Rational(60000, 1001), 5_178_816),
    ])
  func midnight(frames: Rational, day: Int) {
    let rate = TimecodeRate(frames)
    #expect(Timecode(frame: day - 1, rate: rate).text.hasPrefix("23:59:59"))
    #expect(Timecode(frame: day, rate: rate).text.hasPrefix("00:00:00"))
    let late = Timecode(frame: day + 1, rate: rate).text
    #expect(late == Timecode(frame: 1, rate: rate).text)
  }

  @Test("every frame of a day is found again from its text", arguments: TimecodeRate.standard)
  func thereAndBack(frames: Rational) throws {
    for drops in [true, false] {
      let rate = TimecodeRate(frames, dropsFrames: drops)
      for frame in stride(from: 0, to: Timecode.day(rate), by: 997) {
        let text = try #require(TimecodeText(Timecode(frame: frame, rate: rate).text))
        #expect(Timecode(text, rate: rate).frame == frame)
        #expect(text.isDropFrame == rate.isDropFrame)
      }
    }
  }

  @Test("a number that drop-frame leaves out means the next frame")
  func missing() throws {
    let text = try #require(TimecodeText("00:59:00;00"))
    #expect(Timecode(text, rate: Self.ntsc).text == "00:59:00;02")
    #expect(Timecode(text, rate: Self.ntsc60).text == "00:59:00;04")
  }

  @Test("frames that were counted at another rate are the same part of a second")
  func otherRate() throws {
    let text = try #require(TimecodeText("10:00:00:05"))
    let rate = TimecodeRate(Rational(30, 1))
    #expect(Timecode(text, rate: rate, counted: 10).text == "10:00:00:15")
  }

  @Test(
    "what is no timecode is none",
    arguments: [
      "", "1", "10:00:00", "10:00:00:0", "10:00:00:0000", "24:00:00:00", "10:60:00:00",
      "10:00:60:00", "1:00:00:00", "10;00:00:00", "10:00:00.00", "-1:00:00:00", "10:00:00:0x",
      "10:00:00:00 ", "10:00:00:00:00", "10::00:00", "١٠:٠٠:٠٠:٠٠",
    ])
  func noTimecode(text: String) {
    #expect(TimecodeText(text) == nil)
  }

  @Test(
    "a timecode is written as it was read",
    arguments: ["10:00:00:00", "00:59:59;29", "23:00:00:119"])
  func written(text: String) {
    #expect(TimecodeText(text)?.description == text)
  }
}
