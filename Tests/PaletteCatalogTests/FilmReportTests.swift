import ColorScience
import PaletteFiles
import Palettes
import Testing

@testable import PaletteCatalog

@Suite("film report")
struct FilmReportTests {
  private static let color =
    ##"{"hex":"#c0182a","proportion":1,"population":9,"role":"dominant","name":"red","reason":""}"##
  private static let digest = String(repeating: "ab", count: 32)

  private func film(_ shots: String, sha256: String = digest) -> [UInt8] {
    Array(
      """
      {"version":1,"source":{"name":"a.mp4","sha256":"\(sha256)","container":"mp4","width":640,\
      "height":360},"options":{"count":"8"},"shots":[\(shots)]}
      """.utf8)
  }

  @Test("shots with a palette are items; those that are left out are none")
  func shots() throws {
    let report = try FilmReport(
      film(
        """
        {"firstFrame":0,"lastFrame":9,"start":0,"end":0.4,"leftOut":"black"},
        {"firstFrame":10,"lastFrame":59,"start":0.4,"end":2.4,"colors":[\(Self.color)],
         "pixels":9,"texts":["Where are you?"]}
        """))
    #expect(report.shots.map(\.id) == ["\(Self.digest.prefix(32))-10-59"])
    #expect(report.shots[0].shot == NewItem.ShotPlace(index: 1, start: 0.4, end: 2.4))
    #expect(report.shots[0].texts == ["Where are you?"])
    #expect(report.shots[0].palette.swatches[0].color.hex == "#c0182a")
  }

  @Test(
    "what is no report, or damaged, is refused",
    arguments: [
      #"{"firstFrame":9,"lastFrame":1,"start":0,"end":1,"colors":[\#(color)]}"#,
      #"{"firstFrame":0,"lastFrame":1,"start":0,"colors":[\#(color)]}"#,
      #"{"firstFrame":0,"lastFrame":1,"start":0,"end":1,"colors":[]}"#,
      #"{"firstFrame":0,"lastFrame":1,"start":1e300,"end":1e301,"colors":[\#(color)]}"#,
      #"{"firstFrame":0,"lastFrame":1,"start":-1,"end":1,"colors":[\#(color)]}"#,
      #"{"firstFrame":0,"lastFrame":1,"start":2,"end":1,"colors":[\#(color)]}"#,
    ])
  func damaged(shot: String) {
    #expect(throws: PaletteFileError.self) { try FilmReport(film(shot)) }
  }

  @Test("a report that does not say which film it is of is refused")
  func withoutDigest() {
    // The second would be a file outside the catalog.
    let outside = "../../../../tmp/" + String(repeating: "x", count: 48)
    for digest in ["", outside, String(repeating: "AB", count: 32)] {
      #expect(throws: PaletteFileError.self) { try FilmReport(film("", sha256: digest)) }
    }
    #expect(throws: PaletteFileError.self) { try FilmReport(Array("{}".utf8)) }
  }
}
