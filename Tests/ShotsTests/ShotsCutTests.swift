import Fixtures
import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsCutTests {
  @Test("cuts are found to the frame")
  func cuts() {
    var film = PaintedFilm()
    for (scene, count) in [25, 12, 40, 18].enumerated() { film.add(scene, count: count) }
    #expect(film.shots() == [0: .start, 25: .cut, 37: .cut, 77: .cut])
  }

  @Test("shots of eight, five and three frames are kept", arguments: [8, 5, 3])
  func shortShots(count: Int) {
    var film = PaintedFilm()
    film.add(0, count: 20)
    for scene in 1...4 { film.add(scene, count: count, move: (1, 0)) }
    film.add(5, count: 20)
    #expect(film.shots().keys.sorted() == film.starts)
  }

  @Test("a camera that moves makes no cut", arguments: [(2, 0), (5, 1), (-4, 1)])
  func pan(move: (x: Int, y: Int)) {
    var film = PaintedFilm()
    film.add(0, count: 12)
    film.add(1, count: 14, move: move)
    film.add(2, count: 12)
    #expect(film.shots().keys.sorted() == film.starts)
  }

  @Test("a camera that starts to move at once makes no cut")
  func suddenPan() {
    var film = PaintedFilm()
    film.add(3, count: 20)
    let still = film.frames.count
    film.add(3, count: 20, move: (5, 1))
    #expect(film.shots() == [0: .start])
    #expect(film.frames.count > still)
  }

  @Test("frames that are shown twice or three times make no cuts", arguments: [2, 3])
  func repeatedFrames(repeats: Int) {
    var film = PaintedFilm()
    for scene in 0..<3 { film.add(scene, count: 18, move: (3, 1), repeats: repeats) }
    #expect(film.shots().keys.sorted() == film.starts)
  }

  @Test("cuts between dark shots are found")
  func dark() {
    var film = PaintedFilm()
    for scene in 0..<4 { film.add(scene, count: 15, move: (1, 0)) }
    for number in film.frames.indices { film.change(number) { Int($0) / 5 } }
    #expect(film.shots().keys.sorted() == film.starts)
  }

  @Test("a lamp that is switched on makes no cut")
  func lamp() {
    var film = PaintedFilm()
    film.add(0, count: 40, move: (1, 0))
    for number in 0..<20 { film.change(number) { Int($0) / 2 } }
    #expect(film.shots() == [0: .start])
  }

  @Test("a film of one frame, of one picture, or of none has no cuts")
  func nothing() {
    #expect(PaintedFilm().decisions().isEmpty)
    var one = PaintedFilm()
    one.add(0, count: 1)
    #expect(one.shots() == [0: .start])
    var still = PaintedFilm()
    still.add(0, count: 200)
    #expect(still.shots() == [0: .start])
  }

  @Test("frames of any size are taken", arguments: [(16, 16), (160, 90), (333, 187), (24, 90)])
  func sizes(size: (width: Int, height: Int)) {
    var noise = TestNoise(seed: 3)
    let scenes = (0..<2).map { _ in
      [UInt8]((0..<3 * size.width * size.height).map { _ in UInt8(noise.next(below: 256)) })
    }
    var detector = ShotDetector(framesPerSecond: 25)
    var decided: [ShotFrame] = []
    for number in 0..<24 {
      decided += detector.add(
        Frame(width: size.width, height: size.height, bytes: scenes[number / 12]))
    }
    decided += detector.finish()
    #expect(decided.filter { $0.begins != nil }.map(\.index).first == 0)
    #expect(decided.count == 24)
  }
}
