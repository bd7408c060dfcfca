import ColorScience
import Specimens
import Testing

@testable import Films
@testable import Frames
@testable import Palettes

@Suite("fewer colors than asked for")
struct ShortageTests {
  private static let colors = ["#c03020", "#2040c0", "#30a040", "#e0d0a0"]

  private func options(locked: Int) throws -> PaletteOptions {
    var options = PaletteOptions()
    options.lock = try ["#ff00ff", "#00ffff"].prefix(locked).map { try Color(hex: $0) }
    return options
  }

  private func picture(of colors: [String]) throws -> PaintedPicture {
    let painted = try colors.map { try Color(hex: $0).bytes }
    return PaintedPicture(40, 10) { x, _ in
      let color = painted[x * painted.count / 40]
      return [color.x, color.y, color.z]
    }
  }

  private func film(of colors: [String], options: PaletteOptions) throws -> ColoredFilm {
    var film = PaintedShots()
    try film.add(colors.map { ($0, 100 / colors.count) })
    return try FilmColoring(options: options, source: PaintedShots.source)
      .color(shots: film.shots, excluded: Histogram()) { film.histograms[$0] }
  }

  @Test(
    "a palette, a comparison and a film say it in the same words, with and without locked colors",
    arguments: [
      (1, 0, "only 1 color"), (4, 0, "only 4 different colors"),
      (1, 1, "only 1 color besides the locked ones"),
      (4, 2, "only 4 different colors besides the locked ones"),
    ])
  func sameWords(count: Int, locked: Int, words: String) throws {
    let colors = Array(Self.colors.prefix(count))
    let options = try options(locked: locked)
    let exact = ["the counted pixels have \(words)"]
    #expect(try picture(of: colors).palette(options).notes == exact)
    #expect(try Comparison(of: try picture(of: colors), options: options).notes == exact)
    let film = try film(of: colors, options: options)
    let inCells = ["the counted pixels fall into \(words)"]
    #expect(film.palette.notes == inCells)
    #expect(film.shots[0].palette?.notes == inCells)
    #expect(film.scenes[0].palette?.notes == inCells)
  }
}
