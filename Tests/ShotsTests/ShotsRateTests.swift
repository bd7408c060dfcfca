import Testing

@testable import Frames
@testable import Shots

/// What is too short for a shot is a time, at any number of frames a second.
@Suite struct ShotsRateTests {
  @Test("slides of a frame each are shots at a few frames a second", arguments: [0.5, 1, 2, 5])
  func slides(rate: Double) {
    var film = PaintedFilm()
    for scene in 0..<18 { film.add(scene, count: 1) }
    #expect(film.shots(framesPerSecond: rate).keys.sorted() == Array(0..<18))
  }

  @Test("slides of a frame each are shots at ten frames a second if they differ much")
  func quickSlides() {
    var film = PaintedFilm()
    for scene in [0, 1, 10, 16, 4, 5] { film.add(scene, count: 1) }
    #expect(film.shots(framesPerSecond: 10).keys.sorted() == Array(0..<6))
  }

  @Test("slides of a second are shots at any rate", arguments: [2.0, 5, 10, 24, 60, 120])
  func seconds(rate: Double) {
    var film = PaintedFilm()
    for scene in 0..<4 { film.add(scene, count: Int(rate)) }
    #expect(film.shots(framesPerSecond: rate).keys.sorted() == film.starts)
  }

  @Test("slides at uneven times are shots, and so is what follows them")
  func unevenTimes() {
    var film = PaintedFilm()
    for scene in 0..<6 { film.add(scene, count: 1) }
    film.add(6, count: 120, move: (1, 0))
    let times = (0..<126).map { (number: Int) -> Double in
      let number = Double(number)
      return number < 6 ? 3 * number : 18 + (number - 6) / 60
    }
    #expect(film.shots(framesPerSecond: 6.3, times: times).keys.sorted() == film.starts)
  }

  @Test("black slides of a frame are spans of their own at a frame a second")
  func blackSlide() {
    var film = PaintedFilm()
    film.add(0, count: 2)
    film.add(gray: 0, count: 1)
    film.add(1, count: 2)
    #expect(film.shots(framesPerSecond: 1).keys.sorted() == [0, 2, 3])
  }

  @Test(
    "damage of under a tenth of a second is no shot", arguments: [(24.0, 2), (60, 5), (120, 10)])
  func damage(rate: Double, count: Int) {
    var film = PaintedFilm()
    let second = Int(rate)
    film.add(0, count: 2 * second + count)
    for number in second..<second + count { film.replace(number, with: 1) }
    #expect(film.shots(framesPerSecond: rate) == [0: .start])
  }

  @Test("shots of a tenth of a second are kept", arguments: [(24.0, 3), (60, 7), (120, 13)])
  func shortShots(rate: Double, count: Int) {
    var film = PaintedFilm()
    film.add(0, count: Int(rate))
    for scene in 1...4 { film.add(scene, count: count) }
    film.add(5, count: Int(rate))
    #expect(film.shots(framesPerSecond: rate).keys.sorted() == film.starts)
  }

  @Test(
    "a flash lasts up to a sixth of a second", arguments: [(10.0, 1), (24, 4), (60, 10), (120, 20)])
  func flash(rate: Double, count: Int) {
    var film = PaintedFilm()
    let second = Int(rate)
    film.add(0, count: 2 * second)
    for number in second..<second + count { film.change(number) { Int($0) * 2 + 90 } }
    #expect(film.shots(framesPerSecond: rate) == [0: .start])
    let flashes = film.decisions(framesPerSecond: rate).filter(\.isFlash).map(\.index)
    #expect(flashes == Array(second..<second + count))
  }

  @Test(
    "as many frames are held back, and looked back at, as is promised", arguments: [1.0, 60, 240])
  func promises(rate: Double) {
    var film = PaintedFilm()
    for scene in 0..<16 {
      film.add(scene, count: 29, move: (1, 0))
      if scene % 5 == 4 { film.add(gray: 0, count: 20) }
    }
    let whole = film.decisions(framesPerSecond: rate).map { "\($0.begins as Any) \($0.isBlend)" }
    var detector = ShotDetector(framesPerSecond: rate)
    var held = 0
    for bytes in film.frames {
      held += 1
      held -=
        detector.add(
          Frame(width: PaintedFilm.width, height: PaintedFilm.height, bytes: bytes)
        ).count
      #expect(held <= detector.lookahead)
    }
    let from = 100
    let resumed = film.decisions(from: from, framesPerSecond: rate)
      .map { "\($0.begins as Any) \($0.isBlend)" }.dropFirst(detector.memory)
    #expect(Array(resumed) == Array(whole.dropFirst(from + detector.memory)))
  }
}
