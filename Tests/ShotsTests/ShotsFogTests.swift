import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsFogTests {
  @Test(
    "a cut between two views of one place in fog is found, with and without black bars",
    arguments: [1, 4, 5], [0, 5])
  func cut(scene: Int, bars: Int) {
    var film = PaintedFilm()
    film.add(scene, count: 24, move: (1, 0))
    film.add(scene, count: 24, move: (-1, 0), from: (190, 90))
    film.fog()
    film.addBars(rows: bars)
    #expect(film.shots() == [0: .start, 24: .cut])
  }

  @Test("a camera that moves through fog makes no cut", arguments: [1, 4, 5])
  func pan(scene: Int) {
    var film = PaintedFilm()
    film.add(scene, count: 24)
    film.add(scene, count: 24, move: (3, 1))
    film.fog()
    #expect(film.shots() == [0: .start])
  }

  @Test("noise in fog without anything else makes no cut")
  func noise() {
    var film = PaintedFilm()
    film.add(gray: 150, count: 40)
    for number in 0..<40 {
      film.changePixels(number) { x, y, byte in
        UInt8((x &* 7 &+ y &* 13 &+ number &* (x ^ y)) % 3) + byte
      }
    }
    #expect(film.shots() == [0: .start])
  }
}
