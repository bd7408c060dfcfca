import ColorScience
import Testing

@testable import Films
@testable import Palettes

@Suite("colors through time")
struct IdentityTests {
  private static func palette(_ colors: [(hex: String, share: Double)]) throws -> Palette {
    Palette(
      name: "shot",
      swatches: try colors.map {
        Swatch(
          color: try Color(hex: $0.hex), population: Int($0.share * 1000), proportion: $0.share,
          name: "", role: .supporting, reason: "")
      })
  }

  @Test("a color that stays is one identity, also across a shot without it")
  func gap() throws {
    var tracker = IdentityTracker()
    let first = tracker.follow(
      try Self.palette([("#0f8080", 0.7), ("#e06020", 0.3)]), shot: 0)
    let second = tracker.follow(try Self.palette([("#302018", 1)]), shot: 1)
    let third = tracker.follow(
      try Self.palette([("#e16524", 0.6), ("#118484", 0.4)]), shot: 2)
    #expect(first == [0, 1])
    #expect(second == [2])
    #expect(third == [1, 0])
    let teal = tracker.identities()[0]
    #expect(teal.firstShot == 0)
    #expect(teal.shares.map(\.shot) == [0, 2])
    #expect(teal.shares.map(\.share) == [0.7, 0.4])
    #expect(teal.name.contains("teal") || teal.name.contains("cyan"))
  }

  @Test("two swatches of a shot are never the same identity")
  func oneToOne() throws {
    var tracker = IdentityTracker()
    _ = tracker.follow(try Self.palette([("#808080", 1)]), shot: 0)
    let two = tracker.follow(try Self.palette([("#848484", 0.5), ("#828282", 0.5)]), shot: 1)
    #expect(Set(two).count == 2)
    #expect(two[1] == 0, "the nearer one goes on")
  }

  @Test("a color that changes in small steps does not stay the same for ever")
  func drift() throws {
    var tracker = IdentityTracker()
    var grays: [(identity: Int, color: Color)] = []
    for step in 0..<30 {
      let gray = Color(red: UInt8(40 + 6 * step), green: UInt8(40 + 6 * step), blue: 90)
      let palette = try Self.palette([(gray.hex, 1)])
      grays.append((tracker.follow(palette, shot: step)[0], gray))
    }
    let identities = tracker.identities()
    #expect(identities.count > 2)
    #expect(identities.count < 12)
    for (identity, color) in grays {
      let mean = identities[identity].color
      #expect(ColorDifference.ciede2000.between(mean, color) <= 10)
    }
  }

  @Test("after a long time only the very same color is the same identity")
  func longTime() throws {
    var tracker = IdentityTracker()
    _ = tracker.follow(try Self.palette([("#0f8080", 1)]), shot: 0)
    #expect(tracker.follow(try Self.palette([("#1f9090", 1)]), shot: 40) == [1])
    #expect(tracker.follow(try Self.palette([("#108181", 1)]), shot: 80) == [0])
  }

  @Test("identities come by first shot and then by share")
  func order() throws {
    var film = PaintedShots()
    try film.add([("#23451f", 20), ("#c7dbe8", 50), ("#b03030", 30)])
    try film.add([("#23451f", 20), ("#2030c0", 80)])
    let identities = try film.colored(count: 3).identities
    #expect(identities.map(\.firstShot) == identities.map(\.firstShot).sorted())
    #expect(identities[0].shares[0].share > identities[1].shares[0].share)
  }

  @Test("a color of the scene takes the place of one of its kind, if it is in the shot")
  func held() throws {
    let counted = try PaintedShots.cells([("#23451f", 60), ("#b03030", 40)])
    let picture = ColorCells(counted.entries)
    let standout = Standout()
    func held(_ hex: String) throws -> [SIMD3<Double>] {
      SceneColors().chosen(
        of: [try Color(hex: hex).coordinates(in: .lab)], in: picture,
        standout.importance.weights(of: picture), count: 2, locked: [], standout: standout)
    }
    let red = try #require(try held("#b43634").first)
    let color = Color(red, in: .din2000)
    #expect(ColorDifference.ciede2000.between(color, try Color(hex: "#b03030")) < 1)
    #expect(try held("#3030b0").isEmpty)
  }

  @Test("a held color is shown as it looks in its own shot")
  func shownTrue() throws {
    var film = PaintedShots()
    try film.add([("#23451f", 50), ("#a0a8a0", 44), ("#b03030", 6)])
    try film.add([("#23451f", 50), ("#a0a8a0", 44), ("#ba3a36", 6)])
    let colored = try film.colored(count: 3)
    #expect(try colored.shots[1].palette?.distance(to: "#ba3a36") ?? 99 < 1)
    #expect(colored.identities.count == 3)
  }
}
