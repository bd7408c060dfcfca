import Fixtures
import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsContinuationTests {
  /// Whether a pixel of a painted frame belongs to one of two rows of huge letters.
  private static func isInk(_ x: Int, _ y: Int) -> Bool {
    let (column, row) = (x % 16, (y - 3) % 16)
    guard x >= 2, x < 62, y >= 3, y < 31, row < 13 else { return false }
    return column < 3 || column >= 9 && column < 12 && row > 5 || column < 12 && row >= 5 && row < 8
  }

  @Test(
    "a huge caption begins no shot when it appears and when it vanishes", arguments: [1, 2, 4])
  func caption(scene: Int) {
    var film = PaintedFilm()
    film.add(scene, count: 70, move: (1, 0))
    for number in 20..<50 {
      film.changePixels(number) { x, y, byte in Self.isInk(x, y) ? 250 : byte / 5 * 2 }
    }
    #expect(film.shots() == [0: .start])
  }

  @Test("a cut under a caption that stays is found", arguments: [0, 1, 2, 4, 5])
  func captionOverCut(scene: Int) {
    var film = PaintedFilm()
    film.add(2 * scene, count: 30, move: (1, 0))
    film.add(2 * scene + 1, count: 30)
    for number in 0..<60 {
      film.changePixels(number) { x, y, byte in y > 17 && Self.isInk(x, y) ? 250 : byte }
    }
    #expect(film.shots() == [0: .start, 30: .cut])
  }

  @Test("a lamp that burns out half of the picture and stays begins no shot", arguments: 0..<6)
  func lamp(scene: Int) {
    var film = PaintedFilm()
    film.add(scene, count: 60, move: (1, 0))
    for number in 30..<60 {
      film.changePixels(number) { x, _, byte in UInt8(min(255, 2 * Int(byte) + 40 + x)) }
    }
    #expect(film.shots() == [0: .start])
  }

  @Test("an explosion that fades over half a second begins no shot", arguments: 0..<6)
  func explosion(scene: Int) {
    var film = PaintedFilm()
    film.add(scene, count: 80, move: (1, 0), repeats: 6)
    for age in 0..<16 {
      let force = min(Double(age + 1) / 4, 1 - Double(age - 4) / 12)
      film.frames[30 + age] = Self.burning(film.frames[30 + age], force)
    }
    #expect(film.shots() == [0: .start])
  }

  /// The frame behind three clouds of fire.
  private static func burning(_ frame: [UInt8], _ force: Double) -> [UInt8] {
    let fire = [255.0, 200, 110]
    return frame.indices.map { index in
      let (x, y) = (index / 3 % PaintedFilm.width, index / 3 / PaintedFilm.width)
      let heat = [(18.0, 20.0), (34, 12), (48, 24)].map { cloud in
        let (right, down) = (Double(x) - cloud.0, Double(y) - cloud.1)
        return 1.7 - (right * right + down * down).squareRoot() / 16
      }.max()!
      let share = max(0, min(1, heat)) * force
      return UInt8(Double(frame[index]) * (1 - share) + fire[index % 3] * share)
    }
  }

  @Test("a cut from one chart to another with the same fields is found", arguments: 0..<8)
  func charts(seed: Int) {
    var noise = TestNoise(seed: UInt64(seed))
    var film = PaintedFilm()
    for chart in 0..<4 {
      let colors = (0..<30).map { _ in (0..<3).map { _ in UInt8(20 + noise.next(below: 210)) } }
      film.add(0, count: 24)
      for number in 24 * chart..<24 * (chart + 1) {
        var part = 0
        film.changePixels(number) { x, y, _ in
          defer { part = (part + 1) % 3 }
          let field = y * 5 / PaintedFilm.height * 6 + x * 6 / PaintedFilm.width
          return colors[field][part]
        }
      }
    }
    #expect(film.shots() == [0: .start, 24: .cut, 48: .cut, 72: .cut])
  }
}
