import ColorScience
import Fixtures
import Testing

@testable import Films
@testable import Palettes
@testable import Shots

@Suite("film coloring")
struct FilmColoringTests {
  private static let forest: [PaintedShots.Band] = [
    ("#23451f", 60), ("#7fa650", 25), ("#c7dbe8", 10), ("#b03030", 5),
  ]
  private static let room: [PaintedShots.Band] = [
    ("#d8c8a8", 60), ("#7a5a3a", 25), ("#2a3a6a", 10), ("#e8e020", 5),
  ]

  @Test("every color of a shot, a scene and the film is one that was painted")
  func painted() throws {
    var film = PaintedShots()
    for _ in 0..<3 { try film.add(Self.forest) }
    for _ in 0..<3 { try film.add(Self.room) }
    let colored = try film.colored(count: 4)
    for shot in colored.shots {
      let palette = try #require(shot.palette)
      for band in shot.start < 15 ? Self.forest : Self.room {
        #expect(try palette.distance(to: band.hex) < 3)
      }
    }
    for band in Self.forest {
      #expect(try colored.scenes[0].palette?.distance(to: band.hex) ?? 99 < 3)
    }
    let whole = try film.colored(count: 8).palette
    for band in Self.forest + Self.room { #expect(try whole.distance(to: band.hex) < 3) }
  }

  @Test("the shares of a shot are those that were painted")
  func shares() throws {
    var film = PaintedShots()
    try film.add(Self.forest)
    let palette = try #require(try film.colored().shots[0].palette)
    #expect(palette.swatches.map { Int(($0.proportion * 100).rounded()) } == [60, 25, 10, 5])
    #expect(palette.pixels == 4000)
  }

  @Test("each histogram is asked for once and in order")
  func asking() throws {
    var film = PaintedShots()
    for _ in 0..<5 { try film.add(Self.forest) }
    var asked: [Int] = []
    _ = try FilmColoring(options: PaletteOptions(), source: PaintedShots.source)
      .color(shots: film.shots, excluded: Histogram()) {
        asked.append($0)
        return film.histograms[$0]
      }
    #expect(asked == [0, 1, 2, 3, 4])
  }

  @Test("a film that is one scene has the colors of that scene, whatever its shots share")
  func oneScene() throws {
    // Hues around the circle, every one a little darker than the one before.
    let bands = (0..<25).map { step in
      let place = SIMD3(0.85 - Double(step) * 0.025, 0.1, Double(step) * 29)
      return PaintedShots.Band(hex: Color(place, in: .oklch).hex, rows: 4)
    }
    var film = PaintedShots()
    for _ in 0..<3 { try film.add(bands) }
    let colored = try film.colored(count: 8)
    try #require(colored.scenes.count == 1)
    let scene = try #require(colored.scenes[0].palette)
    #expect(Set(scene.swatches.map(\.color.hex)) == Set(colored.palette.swatches.map(\.color.hex)))
  }

  @Test("what is left out counts only in the palette of everything")
  func leftOut() throws {
    var film = PaintedShots()
    try film.add(Self.forest)
    try film.add([("#000000", 100)], leftOut: .black)
    let colored = try film.colored(
      excluded: try PaintedShots.histogram([("#000000", 100)]), count: 8)
    #expect(colored.shots[1].palette == nil)
    #expect(colored.shots[1].tone.lightness < 0.06)
    #expect(try colored.palette.distance(to: "#000000") > 10)
    #expect(try colored.everything.distance(to: "#000000") < 2)
    #expect(colored.everything.pixels == 8000)
    #expect(colored.palette.pixels == 4000)
  }

  @Test("a film that is all left out still has a palette, and says so")
  func allBlack() throws {
    var film = PaintedShots()
    try film.add([("#000000", 100)], leftOut: .black)
    let colored = try film.colored(excluded: film.histograms[0])
    #expect(try colored.palette.distance(to: "#000000") < 2)
    #expect(colored.notes.count == 1)
    #expect(colored.scenes.map(\.palette) == [nil])
  }

  @Test("a shot of which the filters leave nothing is left out, and keeps its tone")
  func filtered() throws {
    var film = PaintedShots()
    try film.add([("#c03020", 60), ("#2040c0", 40)])
    try film.add([("#101010", 60), ("#141414", 40)])
    var options = PaletteOptions()
    options.minBrightness = 0.2
    let colored = try FilmColoring(options: options, source: PaintedShots.source)
      .color(shots: film.shots, excluded: film.histograms[1]) { film.histograms[$0] }
    #expect(colored.shots.map(\.leftOut) == [nil, .filtered])
    #expect(colored.shots[1].palette == nil)
    #expect((0.1..<0.25).contains(colored.shots[1].tone.lightness))
    #expect(colored.everything.pixels == 4000)
  }

  @Test("a shot in parts is as in one piece, also if filters leave nothing of one of them")
  func parts() throws {
    var film = PaintedShots()
    let pieces: [[PaintedShots.Band]] = [
      [("#c03020", 60), ("#2040c0", 40)], [("#101010", 60), ("#141414", 40)],
      [("#30c020", 30), ("#181818", 70)],
    ]
    try film.add(pieces[0])
    let histograms = try pieces.map { try PaintedShots.histogram($0) }
    var whole = Histogram()
    for histogram in histograms { whole.merge(histogram) }
    for least in [0, 0.2] {
      var options = PaletteOptions()
      options.minBrightness = least
      let coloring = FilmColoring(options: options, source: PaintedShots.source)
      let one = try coloring.color(shots: film.shots, excluded: whole) { _ in whole }
      let many = try coloring.color(
        shots: film.shots,
        excluded: { part in for histogram in histograms { try part(CountedBins(histogram)) } },
        parts: { _, part in for histogram in histograms { try part(CountedBins(histogram)) } })
      #expect(many.shots[0].palette == one.shots[0].palette)
      #expect(many.shots[0].tone == one.shots[0].tone)
      #expect(many.everything == one.everything)
      #expect(many.palette.pixels == (least == 0 ? 12000 : 5200))
    }
  }

  @Test("other algorithms, an automatic count and locked colors work in films too")
  func choices() throws {
    var film = PaintedShots()
    try film.add(Self.forest)
    try film.add(Self.room)
    for algorithm in PaletteAlgorithm.all {
      var options = PaletteOptions()
      options.algorithm = algorithm
      options.count = .automatic
      options.lock = [try Color(hex: "#ff00ff")]
      let colored = try FilmColoring(options: options, source: PaintedShots.source)
        .color(shots: film.shots, excluded: Histogram()) { film.histograms[$0] }
      #expect(try colored.shots[0].palette?.distance(to: "#ff00ff") == 0)
      #expect((2...24).contains(colored.palette.swatches.count))
    }
  }

  @Test("a color that was locked at a place has it in shots and film, and no other color has one")
  func lockedPlace() throws {
    var film = PaintedShots()
    try film.add(Self.forest)
    try film.add(Self.room)
    var options = PaletteOptions()
    let place = Swatch.Position(x: 0.25, y: 0.5)
    options.lockedColors = [LockedColor(try Color(hex: "#ff00ff"), at: place)]
    let colored = try FilmColoring(options: options, source: PaintedShots.source)
      .color(shots: film.shots, excluded: Histogram()) { film.histograms[$0] }
    for palette in [colored.palette] + colored.shots.compactMap(\.palette) {
      let placed = palette.swatches.filter { $0.position != nil }
      #expect(placed.map(\.color.hex) == ["#ff00ff"])
      #expect(placed.map(\.position) == [place])
    }
  }

  @Test("the same film gives the same colors, twice")
  func deterministic() throws {
    var film = PaintedShots()
    for _ in 0..<3 { try film.add(Self.forest) }
    try film.add(Self.room)
    let (one, two) = (try film.colored(), try film.colored())
    #expect(one.shots == two.shots)
    #expect(one.scenes == two.scenes)
    #expect(one.identities == two.identities)
  }

  @Test("every second frame gives the whole film the same palette, color by color")
  func everySecond() throws {
    var (all, half) = (PaintedShots(), PaintedShots())
    var noise = TestNoise(seed: 11)
    for _ in 0..<60 {
      // A frame whose bands are nowhere quite what they were in the frame before.
      let step = noise.next(below: 5)
      let bands: [PaintedShots.Band] = [
        ("#23451f", 38 + step), ("#7fa650", 25 - step), ("#c7dbe8", 20), ("#d8c8a8", 10 - step),
        ("#b03030", 4), ("#2a3a6a", 3 + step),
      ]
      try all.add(bands)
      if all.shots.count % 2 == 0 { try half.add(bands) }
    }
    let (whole, second) = (try all.colored(count: 6).palette, try half.colored(count: 6).palette)
    #expect(whole.swatches.count == 6)
    for swatch in whole.swatches { #expect(try second.distance(to: swatch.color.hex) < 2) }
  }
}
