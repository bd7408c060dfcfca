import Films
import Media
import Palettes
import Shots
import Testing

@Suite("the light at a film's edges")
struct FilmEdgesTests {
  private static let width = 320, height = 180

  /// A gray picture in which the rows of these ranges are black, as code values of limited range.
  private static func edges(black: [Range<Int>]) throws -> EdgeLight {
    let luma = (0..<height).flatMap { y in
      [UInt8](repeating: black.contains { $0.contains(y) } ? 16 : 150, count: width)
    }
    var signal = PaintedSignal()
    signal.pixels = "gray"
    let film = try PaintedFilm("film.mkv", [luma], signal, width: width, height: height)
    let first = try #require(try film.source().nextFrame())
    return try #require(first.edges)
  }

  @Test("is known to the row at the edges of bars, and not looked for in the midst of the picture")
  func bars() throws {
    let edges = try Self.edges(black: [0..<23, 151..<180])
    #expect(edges.rows[..<23].allSatisfy { $0 == 0 })
    #expect(edges.rows[23..<38].allSatisfy { $0 == 255 })
    #expect(edges.rows[80..<100].allSatisfy { $0 == 0 })
    #expect(edges.rows[136..<151].allSatisfy { $0 == 255 })
    #expect(edges.rows[151...].allSatisfy { $0 == 0 })
    #expect(edges.columns.allSatisfy { $0 > 150 && $0 < 200 })
  }

  @Test("single lit rows at the edge of a bar do not hide where the picture begins")
  func litRows() throws {
    let edges = try Self.edges(black: [0..<1, 2..<40, 140..<177, 178..<180])
    #expect(edges.rows[1] == 255 && edges.rows[177] == 255)
    #expect(edges.rows[2..<40].allSatisfy { $0 == 0 })
    #expect(edges.rows[40] == 255 && edges.rows[139] == 255)
    #expect(edges.rows[140..<177].allSatisfy { $0 == 0 })
  }

  @Test("is looked for in all of a dark picture")
  func dark() throws {
    let edges = try Self.edges(black: [0..<90, 91..<180])
    #expect(edges.rows.indices.filter { edges.rows[$0] > 0 } == [90])
  }
}
