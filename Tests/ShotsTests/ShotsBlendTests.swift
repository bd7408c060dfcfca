import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsBlendTests {
  /// Frames that are no flash, no blend, and frames that are blends.
  private static func blends(_ film: PaintedFilm) -> [Int] {
    film.decisions().filter(\.isBlend).map(\.index)
  }

  @Test(
    "a dissolve begins a shot in its middle",
    arguments: [(8, 0), (16, 0), (30, 0), (48, 0), (8, 5), (16, 5), (30, 5)])
  func dissolve(count: Int, bars: Int) throws {
    var film = PaintedFilm()
    film.add(0, count: 40 + count / 2)
    film.add(1, count: 40 + count / 2)
    film.dissolve(from: 40, count: count)
    film.addBars(rows: bars)
    let shots = film.shots()
    #expect(shots.count == 2)
    let begin = try #require(shots.first { $0.value == .dissolve }?.key)
    #expect(abs(begin - film.starts[1]) <= 2)
    let blends = Self.blends(film)
    #expect(blends.count >= count - 3 && blends.count <= count + 2)
    #expect(blends.allSatisfy { (38...41 + count).contains($0) })
  }

  @Test("a fade through black or white begins one shot", arguments: [0, 255], [0, 5])
  func fadeThrough(gray: Int, bars: Int) throws {
    var film = PaintedFilm()
    film.add(0, count: 40)
    film.add(gray: UInt8(gray), count: 3)
    film.add(1, count: 40)
    film.fade(28..<40, gray: UInt8(gray), out: true)
    film.fade(43..<55, gray: UInt8(gray), out: false)
    film.addBars(rows: bars)
    let shots = film.shots()
    #expect(shots.count == 2)
    #expect((40...43).contains(try #require(shots.first { $0.value == .fade }?.key)))
    #expect(Self.blends(film).count >= 20)
  }

  @Test("a long black stretch between two shots is a span of its own")
  func longBlack() {
    var film = PaintedFilm()
    film.add(0, count: 30)
    film.add(gray: 0, count: 30)
    film.add(1, count: 40)
    film.fade(60..<72, gray: 0, out: false)
    #expect(film.shots() == [0: .start, 30: .cut, 60: .fade])
  }

  @Test("how long black must be depends on the frames in a second")
  func blackInTime() {
    var film = PaintedFilm()
    film.add(0, count: 30)
    film.add(gray: 0, count: 16)
    film.add(1, count: 30)
    #expect(film.shots(framesPerSecond: 24).count == 3)
    #expect(film.shots(framesPerSecond: 50).count == 2)
  }

  @Test("a film that fades in from black begins once")
  func fadeIn() {
    var film = PaintedFilm()
    film.add(gray: 0, count: 4)
    film.add(0, count: 50)
    film.fade(4..<24, gray: 0, out: false)
    #expect(film.shots() == [0: .start])
    #expect(Self.blends(film).contains(8))
  }

  @Test("a bright shot between a long fade and a long dissolve is not called black")
  func brightBetweenBlends() {
    var film = PaintedFilm()
    film.add(0, count: 40)
    film.add(gray: 0, count: 3)
    film.add(1, count: 70)
    film.add(2, count: 60)
    film.fade(28..<40, gray: 0, out: true)
    film.fade(43..<63, gray: 0, out: false)
    film.dissolve(from: 86, count: 50)
    let reasons = film.leftOut()
    #expect(reasons[68...82].allSatisfy { $0 == nil })
    // A step of a fade is black as well.
    #expect(reasons.indices.allSatisfy { reasons[$0] != .black || (39...43).contains($0) })
  }

  @Test("a title that fades in is no dissolve")
  func title() {
    var film = PaintedFilm()
    film.add(0, count: 80)
    let (left, right) = (20, 44)
    for number in 30..<80 {
      let share = min(1, Double(number - 29) / 20)
      film.changePixels(number) { x, y, byte in
        guard (left..<right).contains(x), (14..<24).contains(y), (x / 3 + y / 3) % 2 == 0 else {
          return byte
        }
        return UInt8(Double(byte) * (1 - share) + 255 * share)
      }
    }
    #expect(film.shots() == [0: .start])
  }

  @Test("a slow pan is no dissolve")
  func slowPan() {
    var film = PaintedFilm()
    film.add(2, count: 100, move: (1, 0))
    #expect(film.shots() == [0: .start])
    #expect(Self.blends(film).isEmpty)
  }
}
