import Testing

@testable import Frames
@testable import Shots

@Suite struct EdgeSearchTests {
  private static func edges(
    _ scene: Int, x: Int = 60, _ change: (Int) -> Int = { $0 }
  ) -> EdgePlane {
    let bytes = PaintedScene(seed: UInt64(scene)).frame(x: x, y: 40)
    return EdgePlane(
      Plane(
        width: PaintedFilm.width, height: PaintedFilm.height,
        bytes: bytes.map { UInt8(clamping: change(Int($0))) }))
  }

  private static func continuity(_ first: EdgePlane, _ second: EdgePlane) -> Double {
    EdgeSearch.continuity(first, second, reach: (8, 6))
  }

  @Test("all edges of a picture are found in itself, moved or not", arguments: [0, 1, 5, 8])
  func moved(by distance: Int) {
    let (still, moved) = (Self.edges(3), Self.edges(3, x: 60 + distance))
    #expect(Self.continuity(still, moved) > 0.95)
  }

  @Test("edges are found at another exposure", arguments: 1..<7)
  func exposure(scene: Int) {
    let picture = Self.edges(scene)
    #expect(Self.continuity(picture, Self.edges(scene) { $0 / 3 + 5 }) > 0.6)
    #expect(Self.continuity(picture, Self.edges(scene) { 2 * $0 }) > 0.6)
  }

  @Test("few edges are found in another picture or a negative", arguments: 0..<8)
  func others(scene: Int) {
    let picture = Self.edges(scene)
    #expect(Self.continuity(picture, Self.edges(scene + 8)) < 0.35)
    #expect(Self.continuity(picture, Self.edges(scene) { 255 - $0 }) < 0.35)
  }

  @Test("the edges of black bars do not make two dim pictures one", arguments: 0..<8)
  func bars(scene: Int) {
    let planes = [scene, scene + 8].map { seed in
      var film = PaintedFilm()
      film.add(seed, count: 1)
      film.change(0) { 60 + Int($0) / 4 }
      film.addBars(rows: 6)
      return EdgePlane(
        Plane(width: PaintedFilm.width, height: PaintedFilm.height, bytes: film.frames[0]))
    }
    #expect(planes[0].rows == 8..<28)
    #expect(planes[0].columns == 1..<63)
    #expect(Self.continuity(planes[0], planes[1]) < 0.35)
  }

  @Test("a picture that is almost empty continues nothing")
  func empty() {
    let empty = Self.edges(0) { _ in 90 }
    #expect(Self.continuity(empty, empty) == 0)
    #expect(Self.continuity(empty, Self.edges(0)) == 0)
  }
}
