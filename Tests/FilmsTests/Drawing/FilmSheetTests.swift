import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the sheet of a film")
struct FilmSheetTests {
  /// The choices with a still of one color for each shot, at half the film's size, with a bar of the
  /// opposite color above.
  static func withStills() -> FilmPictureChoices {
    var choices = FilmPictureChoices()
    choices.still = { shot in
      let bytes = (0..<640 * 360).flatMap { pixel in
        let code: UInt8 = pixel < 640 * 36 ? 255 : UInt8(20 * shot)
        return [code, code, 9]
      }
      return Frame(width: 640, height: 360, bytes: bytes)
    }
    return choices
  }

  private func layout(_ film: Film, shape: Double?) -> FilmSheetLayout {
    let type = Typography(.bitmap, extent: 1280)
    let palette = LabelledSwatches(
      film.palette, width: FilmSheetLayout.inside(width: 1280, type), type: type, ground: .dark)
    return FilmSheetLayout(
      cells: film.shots.count, width: 1280, shape: shape, paletteHeight: palette.height, type: type)
  }

  @Test("each shot has its still over the colors of its palette, in order")
  func stills() throws {
    let film = try SampleFilm.film()
    let sheet = try FilmSheet.frame(of: film, Self.withStills())
    let layout = layout(film, shape: 16.0 / 9)
    #expect(sheet.width == 1280 && sheet.height == layout.height)
    for (index, shot) in film.shots.enumerated() {
      let (x, y) = layout.corner(index)
      let code = UInt8(20 * index)
      #expect(
        sheet.pixel(x + 9, y + layout.stillTop + layout.stillHeight / 2) == SIMD3(code, code, 9))
      let row = y + layout.stillTop + layout.stillHeight + 3
      var seen: [SIMD3<UInt8>] = []
      for x in x..<x + layout.cellWidth where seen.last != sheet.pixel(x, row) {
        seen.append(sheet.pixel(x, row))
      }
      #expect(seen == shot.palette?.swatches.map(\.color.bytes) ?? [shot.tone.mean])
    }
  }

  @Test("stills are cropped to the picture inside the bars")
  func bars() throws {
    var film = try SampleFilm.film()
    for shot in film.shots.indices {
      film.shots[shot].bars = PixelArea(x: 0, y: 72, width: 1280, height: 648)
    }
    #expect(abs(film.pictureShape - 1280.0 / 648) < 1e-9)
    let still = try Self.withStills().still(1)
    let picture = try #require(film.picture(of: 1, in: still))
    #expect(picture.width == 640 && picture.height == 324)
    #expect(!picture.bytes.contains(255))
  }

  @Test("a film without stills has its palettes alone, and says so")
  func withoutStills() throws {
    let film = try SampleFilm.film()
    let sheet = try FilmSheet.frame(of: film, FilmPictureChoices())
    let layout = layout(film, shape: nil)
    #expect(sheet.height == layout.height && layout.stillHeight == 0)
    let (x, y) = layout.corner(1)
    let first = try #require(film.shots[1].palette?.swatches[0].color.bytes)
    #expect(sheet.pixel(x, y + layout.stillTop + 5) == first)
  }

  @Test("barcode and palette are on top, with a margin of the ground", arguments: Ground.allCases)
  func top(ground: Ground) throws {
    let film = try SampleFilm.film()
    var choices = FilmPictureChoices()
    choices.ground = ground
    let sheet = try FilmSheet.frame(of: film, choices)
    let layout = layout(film, shape: nil)
    let barcode = PlainFilm.barcode(film, .mean, layout.inside, 1)
    for x in 0..<layout.inside {
      #expect(sheet.pixel(layout.margin + x, layout.barcode.y + 9) == barcode.pixel(x, 0))
    }
    #expect(sheet.pixel(0, 0) == ground.color)
    let first = film.palette.swatches[0].color.bytes
    #expect(sheet.pixel(layout.margin + 2, layout.paletteTop + 2) == first)
  }

  @Test("a line holds the shots of a scene together and ends with it")
  func sceneLine() throws {
    let film = try SampleFilm.film()
    let cells = FilmSheetCell.all(of: film, most: FilmSheet.most)
    #expect(cells.map(\.scene) == [1, nil, nil, 2, nil, 3])
    #expect(cells.map(\.continues) == [true, true, false, true, false, false])
    let sheet = try FilmSheet.frame(of: film, FilmPictureChoices())
    let layout = layout(film, shape: nil)
    for (index, cell) in cells.enumerated() where layout.isFollowed(index) {
      let (x, y) = layout.corner(index)
      let between = sheet.pixel(x + layout.cellWidth + 4, y + layout.ruleTop)
      #expect(between == (cell.continues ? Ground.dark.rule : Ground.dark.color))
    }
  }

  @Test("a film of very many shots has a cell for each scene")
  func manyShots() throws {
    var film = try SampleFilm.film()
    let shot = film.shots[0]
    film.shots = Array(repeating: shot, count: FilmSheet.most + 1)
    #expect(FilmSheetCell.all(of: film, most: FilmSheet.most).count == film.scenes.count)
    film.scenes = []
    #expect(FilmSheetCell.all(of: film, most: FilmSheet.most).count == FilmSheet.most + 1)
  }

  @Test(
    "many shots have more columns, and the page does not become a ribbon", arguments: [100, 1000])
  func columns(shots: Int) {
    let type = Typography(.bitmap, extent: 1280)
    let layout = FilmSheetLayout(
      cells: shots, width: 1280, shape: 1.78, paletteHeight: 140, type: type)
    #expect(layout.columns > 4 && layout.cellWidth >= 80)
    #expect(layout.height < 10 * 1280)
    let (x, _) = layout.corner(layout.columns - 1)
    #expect(x + layout.cellWidth <= layout.margin + layout.inside)
  }

  @Test("a still with its palette is the still over the shot's colors")
  func strip() throws {
    let film = try SampleFilm.film()
    let still = Frame(width: 80, height: 45, bytes: (0..<80 * 45 * 3).map { UInt8($0 % 251) })
    for (index, shot) in film.shots.enumerated() {
      let both = film.stillWithPalette(of: index, still)
      #expect(both.width == 80 && both.height == 57)
      #expect(Array(both.bytes.prefix(still.bytes.count)) == still.bytes)
      let first = shot.palette?.swatches[0].color.bytes ?? shot.tone.mean
      #expect(both.pixel(0, 50) == first)
    }
  }

  @Test("no shots and a narrow page still give a sheet")
  func smallest() throws {
    var film = try PlainFilm.film([])
    film.shots = []
    var choices = FilmPictureChoices()
    choices.width = 1
    let sheet = try FilmSheet.frame(of: film, choices)
    #expect(sheet.width == 640 && sheet.height > 100)
  }

  @Test("a film of numbered pictures was called three-places-%04d.jpg: its title has no pattern")
  func title() throws {
    var film = try SampleFilm.film()
    #expect(film.title == "sample.mp4")
    film.source.name = "three-places-%04d.jpg"
    film.source.pictures = NumberedNames(
      prefix: "three-places-", suffix: ".jpg", digits: 4, first: 1)
    #expect(film.title == "three-places")
    film.source.pictures = NumberedNames(prefix: "", suffix: ".jpg", digits: 4, first: 1)
    #expect(film.title == "film")
    film.givenTitle = "Three\nPlaces"
    #expect(film.title == "Three Places")
  }
}
