import Films
import Frames
import Media
import Palettes
import Shots
import Testing

@Suite("a film's frames stand upright, with square pixels")
struct FilmShapeTests {
  private static func film(
    _ name: String, width: Int = 64, height: Int = 36, filters: [String] = [],
    coding: [String] = PaintedFilm.lossless
  ) throws -> PaintedFilm {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let frame = signal.quarters(PaintedFilm.colors, width: width, height: height)
    return try PaintedFilm(
      name, [frame, frame], signal, width: width, height: height, filters: filters,
      coding: coding)
  }

  /// A matrix of a track's header, a, b, c, d: a pixel at x, y is shown at ax + cy, bx + dy.
  struct Turn: Sendable {
    let matrix: [Int32]
    let isMirrored: Bool
    let degrees: Int
    /// Which quarter is where, in reading order.
    let quarters: [Int]
  }

  /// Source: ISO/IEC 14496-12, 6.2.2 and 8.3; the same as FFmpeg's command and players show.
  private static let turns = [
    Turn(matrix: [1, 0, 0, 1], isMirrored: false, degrees: 0, quarters: [0, 1, 2, 3]),
    Turn(matrix: [-1, 0, 0, 1], isMirrored: true, degrees: 0, quarters: [1, 0, 3, 2]),
    Turn(matrix: [-1, 0, 0, -1], isMirrored: false, degrees: 180, quarters: [3, 2, 1, 0]),
    Turn(matrix: [1, 0, 0, -1], isMirrored: true, degrees: 180, quarters: [2, 3, 0, 1]),
    Turn(matrix: [0, 1, 1, 0], isMirrored: true, degrees: 270, quarters: [0, 2, 1, 3]),
    Turn(matrix: [0, 1, -1, 0], isMirrored: false, degrees: 90, quarters: [2, 0, 3, 1]),
    Turn(matrix: [0, -1, -1, 0], isMirrored: true, degrees: 90, quarters: [3, 1, 2, 0]),
    Turn(matrix: [0, -1, 1, 0], isMirrored: false, degrees: 270, quarters: [1, 3, 0, 2]),
  ]

  @Test("turned and mirrored as its header says", arguments: turns)
  func turned(_ turn: Turn) throws {
    let film = try Self.film("film.mp4", coding: PaintedFilm.reordered)
    var bytes = try film.bytes
    var place = try #require(bytes.firstRange(of: Array("tkhd".utf8))).lowerBound + 44
    let (a, b, c, d) = (turn.matrix[0], turn.matrix[1], turn.matrix[2], turn.matrix[3])
    for number in [a, b, 0, c, d] {
      for shift in [24, 16, 8, 0] {
        bytes[place] = UInt8(truncatingIfNeeded: (number << 16) >> shift)
        place += 1
      }
    }
    try film.replace(bytes)
    let (degrees, order) = (turn.degrees, turn.quarters)
    let source = try film.source()
    #expect(source.filmProvenance.rotation == degrees)
    #expect(source.filmProvenance.isMirrored == turn.isMirrored)
    let size = degrees % 180 == 0 ? (64, 36) : (36, 64)
    #expect((source.filmProvenance.width, source.filmProvenance.height) == size)
    #expect((source.filmProvenance.codedWidth, source.filmProvenance.codedHeight) == (64, 36))
    let first = try #require(try source.nextFrame())
    #expect((first.frame.width, first.frame.height) == size)
    #expect(first.frame.error(order.map { PaintedFilm.colors[$0] }) <= 4)
    #expect(first.edges.map { ($0.columns.count, $0.rows.count) } ?? (0, 0) == size)
  }

  @Test(
    "pixels that are not square are made square",
    arguments: [("film.mkv", PaintedFilm.lossless), ("film.mp4", PaintedFilm.reordered)])
  func anamorphic(_ name: String, _ coding: [String]) throws {
    let film = try Self.film(
      name, width: 144, height: 90, filters: ["setsar=10/9"], coding: coding)
    let source = try film.source()
    #expect(source.filmProvenance.pixelAspect == Rational(10, 9))
    #expect((source.filmProvenance.width, source.filmProvenance.height) == (160, 90))
    let first = try #require(try source.nextFrame())
    let aspect = Double(first.frame.width) / Double(first.frame.height)
    #expect(abs(aspect - 16 / 9) < 0.25, "\(first.frame.width) × \(first.frame.height)")
  }

  @Test(
    "odd, tiny, tall and large frames keep their colors",
    arguments: [
      (161, 91), (17, 17), (16, 16), (4, 4), (90, 400), (800, 36), (1280, 720), (719, 575),
      (1922, 1082),
    ])
  func sizes(_ width: Int, _ height: Int) throws {
    let film = try Self.film(
      "film.mkv", width: width, height: height,
      filters: ["setparams=colorspace=smpte170m:range=tv"])
    let source = try film.source()
    #expect((source.filmProvenance.width, source.filmProvenance.height) == (width, height))
    let first = try #require(try source.nextFrame())
    #expect(first.frame.width * first.frame.height < 33_000)
    #expect(first.frame.bytes.count == 3 * first.frame.width * first.frame.height)
    // Where chroma of odd halves is shared, colors at the seam mix: the middle must not.
    #expect(first.frame.error(PaintedFilm.colors) <= 2, "\(first.frame.quarters)")
  }

  @Test("bars are in the light of the edges, row by row")
  func edges() throws {
    let signal = PaintedSignal(weights: PaintedSignal.bt601)
    let black = [0.0, 0, 0]
    let frame = signal.frame(
      columns: [0, 10, 320], rows: [0, 24, 156, 180],
      colors: [black, black, black, [0.8, 0.5, 0.4], black, black])
    let film = try PaintedFilm("film.mkv", [frame], signal, width: 320, height: 180)
    let edges = try #require(try film.frames().first?.edges)
    let lit = edges.rows.indices.filter { edges.rows[$0] > 0 }
    // A twelfth of the height from each edge of the picture, and no further.
    #expect(lit == Array(24..<39) + Array(141..<156))
    #expect(edges.columns.indices.filter { edges.columns[$0] > 0 } == Array(10..<320))
  }
}
