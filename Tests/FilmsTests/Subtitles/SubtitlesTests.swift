import Testing

@testable import Films
@testable import Palettes

@Suite("subtitles")
struct SubtitlesTests {
  private func read(_ text: String) -> Subtitles { Subtitles(Array(text.utf8)) }

  @Test("SubRip reads, with CR LF, tags and two lines")
  func subRip() {
    let subtitles = read(
      "\u{FEFF}1\r\n00:00:01,500 --> 00:00:03,000 X1:100\r\n<i>Hello,</i>\r\n{\\an8}world\r\n\r\n"
        + "2\r\n01:00:00,000 --> 01:00:02,250\r\n- Yes.\r\n")
    #expect(
      subtitles.cues == [
        Cue(start: 1.5, end: 3, text: "Hello, world"),
        Cue(start: 3600, end: 3602.25, text: "- Yes."),
      ])
    #expect(subtitles.damaged == 0)
  }

  @Test("WebVTT reads, with a header, notes, names, settings and references")
  func webVTT() {
    let subtitles = read(
      """
      WEBVTT - film

      STYLE
      ::cue { color: red }

      NOTE a remark

      intro
      00:01.000 --> 00:04.000 align:start position:10%
      <v Ann>Fish &amp; <c.loud>chips</c> <00:02.000>now 3 < 4

      00:00.000 --> 00:00.900
      First
      """)
    #expect(
      subtitles.cues == [
        Cue(start: 0, end: 0.9, text: "First"),
        Cue(start: 1, end: 4, text: "Fish & chips now 3 < 4"),
      ])
  }

  @Test("damaged cues are left out and counted, and the rest is read")
  func damaged() {
    let subtitles = read(
      """
      1
      00:00:01,000 --> 00:00:0x,000
      unreadable

      2
      00:00:05,000 --> 00:00:04,000
      backwards

      3
      00:61:00,000 --> 00:62:00,000
      61 minutes

      4
      00:00:01,000 -->
      no end

      5
      00:00:06,000 --> 00:00:07,000
      fine
      6
      00:00:08,000 --> 00:00:09,000
      close behind

      7
      00:00:10,000 --> 00:00:11,000

      """)
    #expect(subtitles.damaged == 4)
    #expect(subtitles.cues.map(\.text) == ["fine", "close behind"])
  }

  @Test("old encodings read: UTF-16 both ways, Windows-1252, CR alone")
  func encodings() {
    let text = "1\r00:00:01,000 --> 00:00:02,000\rIt’s déjà vu\r"
    let units = Array(text.utf16)
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in units {
      little += [UInt8(unit & 255), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 255)]
    }
    let windows: [UInt8] = text.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8($0.value) }
    for bytes in [Array(text.utf8), little, big, windows] {
      #expect(Subtitles(bytes).cues == [Cue(start: 1, end: 2, text: "It’s déjà vu")])
    }
  }

  @Test(
    "times that are none are refused",
    arguments: [
      "", ":", "1", "1:2:3:4", "-1:00:00", "00:00:60", "00:60:00", "99999999:00:00", "0:0,",
      "0:0,1234567890", "0:0,x", "٣:00", "1e3:00", "00:00.000.0",
    ])
  func badTimes(text: String) {
    #expect(Subtitles.seconds(text) == nil)
  }

  @Test("times read with and without hours and fractions")
  func times() {
    #expect(Subtitles.seconds("01:02:03,456") == 3723.456)
    #expect(Subtitles.seconds("02:03.5") == 123.5)
    #expect(Subtitles.seconds("100:00:00") == 360_000)
  }

  @Test("any bytes are read without a trap")
  func hostile() {
    let sample = Array("1\n00:00:01,000 --> 00:00:02,000\n<b>&amp;{\\x}<i\n\n".utf8)
    for cut in 0...sample.count { _ = Subtitles(Array(sample[..<cut])) }
    var state: UInt64 = 7
    for _ in 0..<300 {
      var bytes = sample
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 56)
      }
      _ = Subtitles(bytes)
    }
    for start: [UInt8] in [[], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF, 0xD8], [0xFF, 0xFE, 0, 0xD8]] {
      #expect(Subtitles(start).cues.isEmpty)
    }
    #expect(Subtitles(Array(String(repeating: "<a", count: 100_000).utf8)).cues.isEmpty)
    #expect(read(String(repeating: "-->\n", count: 10_000)).damaged == 10_000)
  }
}
