import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import PaletteFiles
@testable import Palettes
@testable import Shots

/// A film of which only a part was read: `--start 10 --end 14`.
@Suite("a part of a film")
struct FilmSpanTests {
  /// Two shots of two seconds, red and blue, from the tenth second on.
  private func film() throws -> Film {
    let colors = [String](repeating: "#ff0000", count: 48) + .init(repeating: "#0000ff", count: 48)
    var film = try PlainFilm.film(colors.map { ($0, 1) })
    let span = try OddFilms.span(from: 240, lengths: [48, 48])
    (film.timeline, film.shots, film.scenes) = (span.timeline, span.shots, span.scenes)
    for (index, hex) in ["#ff0000", "#0000ff"].enumerated() {
      film.shots[index].palette?.swatches = [
        Swatch(
          color: try Color(hex: hex), population: 1, proportion: 1, name: "", role: .dominant,
          reason: "")
      ]
    }
    film.scenes = film.shots.enumerated().map {
      Scene(shots: $0...$0, start: $1.start, end: $1.end, palette: $1.palette)
    }
    return film
  }

  @Test("it is as long as what was read of it")
  func duration() throws {
    let timeline = try film().timeline
    #expect(timeline.duration == 4)
    #expect(timeline.seconds(timeline.start) == 10)
    #expect(timeline.part(at: 11) == 0.25)
    let json = JSONValue.timeline(timeline)
    #expect(json["start"]?.double == 10 && json["duration"]?.double == 4)
    #expect(JSONValue.timeline(try SampleFilm.film().timeline)["start"] == nil)
  }

  @Test(
    "its barcode begins where it begins, in every style",
    arguments: [BarcodeOptions.Style.mean, .palette, .slit])
  func barcode(style: BarcodeOptions.Style) throws {
    let hexes = PlainFilm.hexes(of: PlainFilm.barcode(try film(), style, 8, 8))
    #expect(hexes == .init(repeating: "#ff0000", count: 4) + .init(repeating: "#0000ff", count: 4))
  }

  @Test("a ring of it has both halves")
  func ring() throws {
    let ring = PlainFilm.barcode(try film(), .circular, 64, 64)
    // Clockwise from the top: the first half is on the right.
    #expect(ring.pixel(56, 32) == SIMD3(255, 0, 0))
    #expect(ring.pixel(7, 32) == SIMD3(0, 0, 255))
  }

  @Test("the page's axis, scenes and curves fill their width, with the film's own times")
  func page() throws {
    let film = try film()
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
    var film = try film()
    film.timeline.ticks = film.timeline.ticks.map { $0 + 12 }
    film.timeline.end += 12
    let axis = ReportPart.axis(of: film)
    #expect(axis.contains("left:12.5%\">0:11<"))
    #expect(!axis.contains("0:10"))
  }

  @Test("shares of what is left out are of the part")
  func leftOut() throws {
    var film = try film()
    film.leftOut = [LeftOut(frames: 240...287, start: 10, end: 12, reason: .black)]
    let html = ReportLeftOut(film: film, stills: try StillBudget(film, bytes: 0)).html
    #expect(html.contains("0:02.00 in 1 span, 50.0% of the film"))
  }
}
