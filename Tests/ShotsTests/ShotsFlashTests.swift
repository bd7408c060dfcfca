import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsFlashTests {
  @Test("a flash begins no shot and is told", arguments: 1...4)
  func flash(count: Int) {
    var film = PaintedFilm()
    film.add(0, count: 40, move: (1, 0))
    for number in 20..<20 + count { film.change(number) { Int($0) * 2 + 90 } }
    #expect(film.shots() == [0: .start])
    #expect(film.decisions().filter(\.isFlash).map(\.index) == Array(20..<20 + count))
  }

  @Test("a lamp that burns for five or eight frames begins no shot", arguments: [5, 8])
  func lamp(count: Int) {
    var film = PaintedFilm()
    film.add(2, count: 60, move: (1, 0))
    for number in 20..<20 + count { film.change(number) { Int($0) * 2 + 150 } }
    #expect(film.shots() == [0: .start])
  }

  @Test("a short shot that is brighter, from which the film returns, stays a shot")
  func brightInsert() {
    var film = PaintedFilm()
    film.add(0, count: 30)
    film.add(1, count: 8)
    film.add(0, count: 30)
    for number in 30..<38 { film.change(number) { Int($0) / 2 + 120 } }
    #expect(film.shots().keys.sorted() == film.starts)
  }

  @Test("white frames that the shot returns from begin none", arguments: 1...3)
  func white(count: Int) {
    var film = PaintedFilm()
    film.add(0, count: 40)
    for number in 20..<20 + count { film.change(number) { _ in 255 } }
    #expect(film.shots() == [0: .start])
    #expect(film.decisions().filter(\.isFlash).map(\.index) == Array(20..<20 + count))
  }

  @Test("a lost frame, black or of another shot, begins none")
  func lostFrames() {
    var film = PaintedFilm()
    film.add(0, count: 60, move: (1, 0))
    film.change(15) { _ in 0 }
    film.replace(30, with: 1)
    film.change(50) { 255 - Int($0) }
    #expect(film.shots() == [0: .start])
  }

  @Test("white between two shots is no flash")
  func whiteCut() {
    var film = PaintedFilm()
    film.add(0, count: 30)
    film.add(gray: 255, count: 2)
    film.add(1, count: 30)
    #expect(film.shots().count == 2)
    #expect(film.shots()[32] == .cut)
    #expect(film.decisions().filter(\.isFlash).isEmpty)
  }
}
