import Testing

@testable import Films
@testable import Palettes
@testable import Shots

@Suite("scenes")
struct SceneTests {
  private static let forest: [PaintedShots.Band] = [("#23451f", 60), ("#7fa650", 40)]
  private static let sky: [PaintedShots.Band] = [("#a8c8e8", 70), ("#f0f4f8", 30)]
  private static let night: [PaintedShots.Band] = [("#101828", 70), ("#304060", 30)]

  private func scenes(_ film: PaintedShots) throws -> [ClosedRange<Int>] {
    try film.colored().scenes.map(\.shots)
  }

  @Test("a lasting change of colors begins a scene")
  func change() throws {
    var film = PaintedShots()
    for _ in 0..<4 { try film.add(Self.forest, seconds: 4) }
    for _ in 0..<4 { try film.add(Self.night, seconds: 4) }
    #expect(try scenes(film) == [0...3, 4...7])
  }

  @Test("two sets of colors that take turns are one scene")
  func turns() throws {
    var film = PaintedShots()
    for _ in 0..<5 {
      try film.add(Self.forest, seconds: 3)
      try film.add(Self.sky, seconds: 3)
    }
    for _ in 0..<4 { try film.add(Self.night, seconds: 4) }
    #expect(try scenes(film) == [0...9, 10...13])
  }

  @Test("a very short shot is no scene, however unlike it is")
  func short() throws {
    var film = PaintedShots()
    try film.add(Self.forest, seconds: 10)
    try film.add(Self.night, seconds: 0.5)
    try film.add(Self.forest, seconds: 10)
    #expect(try scenes(film) == [0...2])
  }

  @Test("a moment of black ends a scene, and long black is one of its own without colors")
  func black() throws {
    var film = PaintedShots()
    try film.add([("#000000", 100)], seconds: 5, leftOut: .black)
    try film.add(Self.forest, seconds: 6)
    try film.add([("#000000", 100)], seconds: 1, leftOut: .black)
    try film.add(Self.forest, seconds: 6)
    try film.add([("#000000", 100)], seconds: 30, leftOut: .credits)
    let colored = try film.colored()
    #expect(colored.scenes.map(\.shots) == [0...0, 1...2, 3...3, 4...4])
    #expect(colored.scenes.map { $0.palette == nil } == [true, false, false, true])
    #expect(colored.scenes[1].end == 12)
  }

  @Test("scenes hold every shot, and each of their colors is one that is followed")
  func whole() throws {
    var film = PaintedShots()
    for part in [Self.forest, Self.sky, Self.night, Self.sky] {
      for _ in 0..<3 { try film.add(part, seconds: 5) }
    }
    let colored = try film.colored()
    #expect(colored.scenes.flatMap { Array($0.shots) } == Array(0..<12))
    for scene in colored.scenes {
      #expect(scene.identities.count == scene.palette?.swatches.count)
      let own = Set(colored.shots[scene.shots].flatMap(\.identities))
      #expect(own.isSuperset(of: scene.identities))
    }
  }

  @Test("a dissolve begins a scene where a cut would not yet")
  func dissolve() throws {
    let lighter: [PaintedShots.Band] = [("#2a4c26", 60), ("#86ad57", 40)]
    var found: [[ClosedRange<Int>]] = []
    for transition in [ShotTransition.cut, .dissolve] {
      var film = PaintedShots()
      for _ in 0..<3 { try film.add(Self.forest, seconds: 4) }
      try film.add(lighter, seconds: 8, transition: transition)
      try film.add(lighter, seconds: 8)
      found.append(try scenes(film))
    }
    #expect(found[1].count >= found[0].count)
  }
}
