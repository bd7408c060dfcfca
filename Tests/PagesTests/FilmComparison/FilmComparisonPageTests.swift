import ColorScience
import Palettes
import Specimens
import Testing

@testable import Films
@testable import Pages
@testable import PaletteFiles

@Suite("the page of two films")
struct FilmComparisonPageTests {
  private func text(_ first: Film, _ second: Film, title: String? = nil) throws -> String {
    String(decoding: try FilmComparisonPage(first, second, title: title).bytes, as: UTF8.self)
  }

  /// The sample film with all colors of its shots and palettes made lighter, and warmer whites.
  private func graded(without removed: Int? = nil) throws -> Film {
    var film = try SampleFilm.film()
    film.source.name = "graded.mp4"
    for index in film.shots.indices {
      film.shots[index].tone.lightness += 0.05
      film.shots[index].palette = film.shots[index].palette.map(lighter)
    }
    film.palette = lighter(film.palette)
    if let removed { film.shots.remove(at: removed) }
    return film
  }

  private func lighter(_ palette: Palette) -> Palette {
    var palette = palette
    for index in palette.swatches.indices {
      let oklab = palette.swatches[index].color.coordinates(in: .oklab)
      palette.swatches[index].color = Color(oklab + SIMD3(0.05, 0, 0), in: .oklab)
    }
    return palette
  }

  @Test("each shot of both films is beside its other version, with what changed")
  func versions() throws {
    let (first, second) = (try SampleFilm.film(), try graded())
    let page = try text(first, second)
    #expect(page.contains("Versions of one film: 100.0% of the time is in matching shots"))
    #expect(page.ranges(of: "<article class=\"pair\"").count == first.shots.count)
    #expect(page.ranges(of: "<td><b>+0.050</b></td>").count == first.shots.count)
    for film in [first, second] {
      for swatch in film.shots[0].palette?.swatches ?? [] {
        #expect(page.contains("data-copy=\"\(swatch.color.hex)\""), "\(swatch.color.hex)")
      }
    }
    for part in ["films", "changes", "curves", "shots", "source"] {
      #expect(page.contains("href=\"#\(part)\""), "\(part)")
      #expect(page.contains("<section id=\"\(part)\""), "\(part)")
    }
  }

  @Test("a shot that one film lacks stands at its place, and the page says where it is missing")
  func removed() throws {
    let whole = try SampleFilm.film()
    let cut = try graded(without: 4)
    let page = try text(whole, cut)
    #expect(page.contains("5 shots in both · 1 only in the first"))
    #expect(page.contains("Shot 5 <span class=\"dim\">only in the first film</span>"))
    #expect(page.contains("<p>not in the second film</p>"))
    #expect(try text(cut, whole).contains("<p>not in the first film</p>"))
    let rows = ComparedFilms(whole, cut).rows
    #expect(rows.map(\.first) == [0, 1, 2, 3, 4, 5])
    #expect(rows.map(\.second) == [0, 1, 2, 3, nil, 4])
  }

  @Test("different films are told as such, without pairs, with the nearest colors")
  func films() throws {
    let page = try text(try SampleFilm.film(), try OddFilms.film(lengths: [7, 200, 31]))
    #expect(page.contains("Different films: "))
    #expect(!page.contains("<article") && !page.contains("href=\"#shots\""))
    #expect(page.contains("Each color of the first, with the nearest of the second"))
  }

  @Test("the blacks and whites of both films have their tints")
  func tints() throws {
    var (first, second) = (try SampleFilm.film(), try graded())
    func facts(_ black: String) throws -> PictureFacts {
      PictureFacts(
        blackPoint: try Color(hex: black), whitePoint: try Color(hex: "#e8f4ff"), nearNeutral: 0,
        lights: [])
    }
    first.shots[0].palette?.facts = try facts("#140a05")
    second.shots[0].palette?.facts = try facts("#101418")
    let page = try text(first, second)
    #expect(page.contains("<i class=\"dot\" style=\"--c:#140a05\"></i><span>warm</span>"))
    #expect(page.contains("<i class=\"dot\" style=\"--c:#101418\"></i><span>blue</span>"))
    #expect(page.contains("<td><b>ΔE 0.0</b></td>"))
  }

  @Test("hostile names of films stay text, and ask for nothing from elsewhere")
  func hostile() throws {
    let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{2028}.mp4"
    var (first, second) = (try SampleFilm.film(), try graded())
    let plain = try text(first, second)
    for change in [\FilmProvenance.name, \.codec, \.matrix] {
      first.source[keyPath: change] = evil
      second.source[keyPath: change] = evil
    }
    (first.notes, second.source.notes) = ([evil], [evil])
    first.shots[0].palette?.swatches[0].name = evil
    for page in [try text(first, second), try text(first, second, title: evil)] {
      #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
      #expect(page.ranges(of: "</script>").count == plain.ranges(of: "</script>").count)
      for word in ["http:", "https:", "@import", "src=\"/", "\u{2028}"] {
        #expect(!page.contains(word), "\(word)")
      }
    }
  }

  @Test("odd films are compared with each other: without shots, colors, or a steady rate")
  func odd() throws {
    let films = try OddFilms.all().filter { $0.shots.count < 100 }
    for first in films {
      for second in films {
        let bytes = try FilmComparisonPage(first, second).bytes
        #expect(try FilmComparisonPage(first, second).bytes == bytes)
        #expect(ControlSamples.found(in: bytes) == [])
      }
    }
  }

  @Test("a film without any color can be compared")
  func colorless() throws {
    var empty = try OddFilms.allLeftOut()
    empty.palette.swatches = []
    let film = try SampleFilm.film()
    #expect(try text(empty, film).hasSuffix("</html>\n"))
    #expect(try text(film, empty).hasSuffix("</html>\n"))
    #expect(try text(empty, empty).hasSuffix("</html>\n"))
  }

  @Test("the stills of a row are in the page together or not at all, evenly over the film")
  func stills() throws {
    var (first, second) = (try SampleFilm.film(), try graded())
    (first.still, second.still) = ({ _ in [0xFF, 0xD8, 1] }, { _ in [0xFF, 0xD8, 2] })
    let page = try text(first, second)
    #expect(page.ranges(of: "data:image/jpeg;base64,").count == 2 * first.shots.count)
    // Each row has eight bytes as base64.
    let some = try ComparedStills(ComparedFilms(first, second), bytes: 24)
    #expect(some.count == 6 && some.missing == 3)
    for row in 0..<6 {
      #expect((some.jpeg(row: row, side: 0) == nil) == (some.jpeg(row: row, side: 1) == nil))
    }
    #expect(
      (0..<6).map { some.jpeg(row: $0, side: 0) != nil } == [false, true, false, true, false, true])
  }

  @Test("a change that is shown as zero has no sign")
  func signs() {
    #expect(ComparedParts.signed(-0.0004, places: 3) == "0.000")
    #expect(ComparedParts.signed(-0.0006, places: 3) == "−0.001")
    #expect(ComparedParts.signed(12, places: 0) == "+12")
    var shift = ToneShift()
    #expect(ComparedParts.measures.map { $0.word(shift) }.allSatisfy { $0 == "the same" })
    (shift.lightness, shift.warmth) = (-0.1, 0.2)
    #expect(ComparedParts.measures[0].word(shift) == "darker")
    #expect(ComparedParts.measures[3].word(shift) == "warmer")
  }
}
