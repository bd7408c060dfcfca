import PaletteFiles
import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import Shots

/// A film of which only a part was read: `--start 10 --end 14`.
@Suite("the report of a part of a film")
struct ReportSpanTests {
  @Test("the page's axis, scenes and curves fill their width, with the film's own times")
  func page() throws {
    let film = try OddFilms.part()
    let axis = ReportPart.axis(of: film)
    #expect(axis.contains("left:0%\">0:10<") && axis.contains("left:75%\">0:13<"))
    #expect(!axis.contains("0:09") && !axis.contains("0:14"))
    let time = ReportTimeline(film: film).html
    #expect(time.contains("aria-valuemin=\"10\" aria-valuemax=\"14\" aria-valuenow=\"10\""))
    #expect(time.contains("<i style=\"left:50%;width:50%\"></i>"))
    let curves = ReportCurves(film: film).html
    #expect(curves.contains("M0 ") && curves.contains("H500") && curves.contains("H1000"))
    let page = String(decoding: try ReportPage(film).bytes, as: UTF8.self)
    #expect(page.contains("<bdi>0:04 (0:10–0:14 of the film)</bdi>"))
    let numbers = try JSONParser.value(of: Array(ReportNumbers(film: film).text.utf8))
    #expect(numbers["start"]?.double == 10 && numbers["end"]?.double == 14)
  }

  @Test("an axis begins with a round time, if the part does not")
  func roundTimes() throws {
    var film = try OddFilms.part()
    film.timeline.ticks = film.timeline.ticks.map { $0 + 12 }
    film.timeline.end += 12
    let axis = ReportPart.axis(of: film)
    #expect(axis.contains("left:12.5%\">0:11<"))
    #expect(!axis.contains("0:10"))
  }

  @Test("shares of what is left out are of the part")
  func leftOut() throws {
    var film = try OddFilms.part()
    film.leftOut = [LeftOut(frames: 240...287, start: 10, end: 12, reason: .black)]
    let html = ReportLeftOut(film: film, stills: try StillBudget(film, bytes: 0)).html
    #expect(html.contains("0:02.00 in 1 span, 50.0% of the film"))
  }
}
