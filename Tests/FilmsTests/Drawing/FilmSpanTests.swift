import Specimens
import Testing

@testable import Films
@testable import PaletteFiles

/// A film of which only a part was read: `--start 10 --end 14`.
@Suite("a part of a film")
struct FilmSpanTests {
  @Test("it is as long as what was read of it")
  func duration() throws {
    let timeline = try OddFilms.part().timeline
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
    let hexes = PlainFilm.hexes(of: PlainFilm.barcode(try OddFilms.part(), style, 8, 8))
    #expect(hexes == .init(repeating: "#ff0000", count: 4) + .init(repeating: "#0000ff", count: 4))
  }

  @Test("a ring of it has both halves")
  func ring() throws {
    let ring = PlainFilm.barcode(try OddFilms.part(), .circular, 64, 64)
    // Clockwise from the top: the first half is on the right.
    #expect(ring.pixel(56, 32) == SIMD3(255, 0, 0))
    #expect(ring.pixel(7, 32) == SIMD3(0, 0, 255))
  }
}
