import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import PaletteFiles
@testable import Palettes

@Suite("the sheet of a film")
struct FilmSheetTests {
  @Test("each shot's strip holds the colors of its palette, in order")
  func strips() throws {
    let film = try SampleFilm.film()
    let sheet = FilmSheet.frame(of: film)
    let layout = FilmSheetLayout(cells: film.shots.count, width: 1280)
    #expect(sheet.width == 1280 && sheet.height == layout.height)
    for (index, shot) in film.shots.enumerated() {
      let area = layout.strip(index)
      var seen: [SIMD3<UInt8>] = []
      for x in area.x..<area.x + area.width where seen.last != sheet.pixel(x, area.y + 3) {
        seen.append(sheet.pixel(x, area.y + 3))
      }
      #expect(seen == shot.palette?.swatches.map(\.color.bytes) ?? [shot.tone.mean])
      #expect(sheet.pixel(area.x + area.width, area.y + 3) == Sheet.surround)
    }
  }

  @Test("barcode and palette are on top, with a margin of gray")
  func top() throws {
    let film = try SampleFilm.film()
    let sheet = FilmSheet.frame(of: film)
    let layout = FilmSheetLayout(cells: 6, width: 1280)
    let barcode = PlainFilm.barcode(film, .mean, layout.inside, 1)
    for x in 0..<layout.inside {
      #expect(sheet.pixel(layout.margin + x, layout.margin + 9) == barcode.pixel(x, 0))
    }
    #expect(sheet.pixel(0, 0) == Sheet.surround)
    #expect(sheet.pixel(layout.palette.x, layout.palette.y) == film.palette.swatches[0].color.bytes)
  }

  @Test("a line holds the strips of a scene together and ends with it")
  func sceneLine() throws {
    let film = try SampleFilm.film()
    let cells = FilmSheet.cells(of: film)
    #expect(cells.map(\.beginsScene) == [true, false, false, true, false, true])
    #expect(cells.map(\.continues) == [true, true, false, true, false, false])
    let sheet = FilmSheet.frame(of: film)
    let layout = FilmSheetLayout(cells: 6, width: 1280)
    for (index, cell) in cells.enumerated() {
      let area = layout.strip(index)
      let between = sheet.pixel(area.x + area.width + 1, area.y - 4 * layout.dot)
      #expect(between == (cell.continues ? Sheet.dim : Sheet.surround))
    }
  }

  @Test("a film of very many shots has a strip for each scene")
  func manyShots() throws {
    var film = try SampleFilm.film()
    let shot = film.shots[0]
    film.shots = Array(repeating: shot, count: FilmSheet.most + 1)
    #expect(FilmSheet.cells(of: film).count == film.scenes.count)
    film.scenes = []
    #expect(FilmSheet.cells(of: film).count == FilmSheet.most + 1)
  }

  @Test("no shots and a narrow page still give a sheet")
  func smallest() throws {
    var film = try PlainFilm.film([])
    film.shots = []
    let sheet = FilmSheet.frame(of: film, width: 1)
    #expect(sheet.width == 640 && sheet.height > 100)
  }
}
