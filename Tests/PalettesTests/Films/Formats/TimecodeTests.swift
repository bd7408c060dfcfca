import Testing

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

  @Test("above 100 frames a second, frames have three digits")
  func fast() {
    #expect(Timecode(frame: 119, rate: TimecodeRate(Rational(120, 1))).text == "00:00:00:119")
  }
}
