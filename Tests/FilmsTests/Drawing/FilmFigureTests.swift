import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the figure of a film")
struct FilmFigureTests {
  @Test("it names every color for people who do not see them, and its title")
  func words() throws {
    var film = try SampleFilm.film()
    film.givenTitle = "Day & Night"
    let svg = FilmFigure.svg(of: film, FilmPictureChoices())
    #expect(svg.contains("<title id=\"title\">Day &amp; Night</title>"))
    #expect(svg.contains("aria-labelledby=\"title desc\""))
    for swatch in film.palette.swatches {
      #expect(svg.contains("\(swatch.name) \(swatch.color.hex), "))
    }
  }

  @Test("the bands are the film's mean colors, and fill the width inside the margins")
  func bands() throws {
    let film = try SampleFilm.film()
    let figure = FigureDrawing(film, FilmPictureChoices())
    let first = try #require(figure.firstArea)
    let barcode = PlainFilm.barcode(film, .mean, 1200, 1)
    let picture = figure.frame
    for x in stride(from: 0, to: 1200, by: 7) {
      #expect(picture.pixel(40 + x, first.y + 5) == barcode.pixel(x, 0))
    }
    #expect(picture.pixel(0, 0) == Ground.white.color)
  }

  @Test("a barcode of palettes has each shot's colors from light to dark")
  func stacks() throws {
    let film = try SampleFilm.film()
    var choices = FilmPictureChoices()
    choices.barcode.style = .palette
    let figure = FigureDrawing(film, choices)
    let first = try #require(figure.firstArea)
    let picture = figure.frame
    var seen: [SIMD3<UInt8>] = []
    for y in first.y..<first.y + 240 where seen.last != picture.pixel(42, y) {
      seen.append(picture.pixel(42, y))
    }
    let palette = try #require(film.shots[0].palette)
    let light = palette.swatches.map { ($0.color.coordinates(in: .oklab).x, $0.color.bytes) }
      .sorted { $1.0 < $0.0 }
    #expect(seen == light.map(\.1))
  }

  @Test("the axis has at most ten steps of a usual length")
  func steps() {
    #expect(FigureDrawing.step(for: 10, labels: 10) == 1)
    #expect(FigureDrawing.step(for: 28, labels: 10) == 5)
    #expect(FigureDrawing.step(for: 7200, labels: 10) == 900)
    #expect(FigureDrawing.step(for: 1e6, labels: 10) == 100_000)
  }

  @Test(
    "scenes that follow each other closely had no numbers: each has a tick, and all that have room")
  func scenes() throws {
    var film = try SampleFilm.film()
    let (first, length) = (film.scenes[0], film.timeline.duration)
    let start = film.timeline.seconds(film.timeline.start)
    film.scenes = [0, 0.03, 0.05, 0.5].map { part in
      var scene = first
      scene.start = start + part * length
      return scene
    }
    let figure = FigureDrawing(film, FilmPictureChoices())
    let words = figure.shapes.compactMap { shape in
      if case .text(let words, _, _, _, _, _) = shape { words } else { nil }
    }
    #expect(Array(words.drop { $0 != "1" }.prefix(4)) == ["1", "2", "3", "4"])
    #expect(!words.contains("Scene 1"))
    let bands = try #require(figure.firstArea)
    let ticks = figure.shapes.count { shape in
      if case .area(let area, _) = shape { area.y + area.height == bands.y } else { false }
    }
    #expect(ticks == 4)
  }

  @Test("a part of a film without a whole second has an axis without times, and no crash")
  func shortPart() throws {
    var film = try SampleFilm.film()
    film.timeline.ticks = film.timeline.ticks.map { 246 + $0 / 24 }
    film.timeline.end = 256
    let figure = FigureDrawing(film, FilmPictureChoices())
    let times = figure.shapes.filter { shape in
      if case .text(let words, _, _, _, _, _) = shape { words.hasPrefix("0:1") } else { false }
    }
    #expect(times.isEmpty && figure.frame.width == 1280)
  }

  @Test("a title that is too long is cut on the figure, and whole in its description")
  func longTitle() throws {
    var film = try SampleFilm.film()
    film.givenTitle = String(repeating: "long ", count: 60) + "end"
    let svg = FilmFigure.svg(of: film, FilmPictureChoices())
    #expect(svg.contains("long end</title>") && svg.contains("long…</text>"))
  }

  @Test("odd films have a figure too")
  func odd() throws {
    for film in try OddFilms.all() {
      var choices = FilmPictureChoices()
      choices.width = 1
      for style in [BarcodeOptions.Style.mean, .palette] {
        choices.barcode.style = style
        #expect(FilmFigure.frame(of: film, choices).width == 640)
        #expect(FilmFigure.svg(of: film, choices).hasSuffix("</svg>\n"))
      }
    }
  }
}

extension FigureDrawing {
  /// The first area: that of the bands.
  fileprivate var firstArea: PixelArea? {
    shapes.lazy.compactMap { shape in
      if case .area(let area, _) = shape { area } else { nil }
    }.first
  }
}
