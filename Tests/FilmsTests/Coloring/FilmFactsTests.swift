import ColorScience
import Fixtures
import Testing

@testable import Films
@testable import Palettes
@testable import Shots

@Suite("facts of shots, scenes and films")
struct FilmFactsTests {
  private static let night: [PaintedShots.Band] = [
    ("#140a05", 50), ("#2a2a2a", 46), ("#505050", 3), ("#ff2030", 1),
  ]
  private static let day: [PaintedShots.Band] = [
    ("#7a7a78", 60), ("#a03020", 36), ("#f8f0e0", 4),
  ]

  /// A night shot and two day shots.
  private static func film() throws -> PaintedShots {
    var film = PaintedShots()
    try film.add(night, seconds: 8)
    try film.add(day, seconds: 8)
    try film.add(day, seconds: 8)
    return film
  }

  /// Neighboring pixels of a painted band differ by one step.
  private static func isNear(_ color: Color?, _ hex: String) throws -> Bool {
    let (one, other) = (try #require(color).bytes, try Color(hex: hex).bytes)
    return (0..<3).allSatisfy { abs(Int(one[$0]) - Int(other[$0])) <= 1 }
  }

  @Test("a shot's blacks, whites, neutrals and lights are those that were painted")
  func shots() throws {
    let shots = try Self.film().colored().shots
    let night = try #require(shots[0].palette?.facts)
    #expect(try Self.isNear(night.blackPoint, "#140a05"))
    #expect(abs(night.nearNeutral - 0.99) < 1e-9)
    #expect(try night.lights.count == 1 && Self.isNear(night.lights[0].color, "#ff2030"))
    #expect(night.lights[0].position == nil && abs(night.lights[0].proportion - 0.01) < 1e-9)
    let day = try #require(shots[1].palette?.facts)
    #expect(try Self.isNear(day.whitePoint, "#f8f0e0"))
    #expect(abs(day.nearNeutral - 0.64) < 0.05)
    #expect(day.lights.isEmpty)
  }

  @Test("the film has the blacks of one shot and the whites of another")
  func film() throws {
    let colored = try Self.film().colored()
    let facts = try #require(colored.palette.facts)
    #expect(try Self.isNear(facts.blackPoint, "#140a05"))
    // 4% of two thirds of the pixels are the lightest.
    #expect(try Self.isNear(facts.whitePoint, "#f8f0e0"))
    let shots = try colored.shots.map { try #require($0.palette?.facts) }
    let mean = (shots[0].nearNeutral + 2 * shots[1].nearNeutral) / 3
    #expect(abs(facts.nearNeutral - mean) < 1e-9)
  }

  @Test("a scene of one shot has the facts of that shot, and equal shots those of one")
  func scenes() throws {
    let colored = try Self.film().colored()
    #expect(colored.scenes.map(\.shots) == [0...0, 1...2])
    for scene in colored.scenes {
      #expect(scene.palette?.facts == colored.shots[scene.shots.lowerBound].palette?.facts)
    }
  }

  @Test("frames that are left out have no part in the film's facts, but in those of everything")
  func leftOut() throws {
    var film = PaintedShots()
    try film.add(Self.day)
    try film.add([("#000000", 100)], leftOut: .black)
    let colored = try film.colored(excluded: try PaintedShots.histogram([("#000000", 100)]))
    #expect(colored.shots[1].palette == nil)
    #expect(try Self.isNear(colored.everything.facts?.blackPoint, "#000000"))
    #expect(try !Self.isNear(colored.palette.facts?.blackPoint, "#000000"))
  }

  @Test("a shot has the facts of the same frame as a still, within a level")
  func still() throws {
    var film = PaintedShots()
    try film.add(Self.night)
    let shot = try #require(try film.colored().shots[0].palette?.facts)
    let still = try #require(PictureFacts(FactCounts(try PaintedShots.histogram(Self.night))))
    #expect(try Self.isNear(shot.blackPoint, still.blackPoint.hex))
    #expect(try Self.isNear(shot.whitePoint, still.whitePoint.hex))
    #expect(shot.nearNeutral == still.nearNeutral)
    #expect(shot.lights.map(\.proportion) == still.lights.map(\.proportion))
  }
}
