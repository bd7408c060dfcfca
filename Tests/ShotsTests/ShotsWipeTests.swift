import Testing

@testable import Frames
@testable import Shots

@Suite struct ShotsWipeTests {
  /// The way of an edge: when it passes a point, 0…1.
  struct Way: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let place: @Sendable (_ x: Double, _ y: Double) -> Double

    /// The distance from the middle of the frame ÷ half its height.
    private static func radius(_ x: Double, _ y: Double) -> Double {
      let (dx, dy) = ((x - 0.5) * 64 / 36, y - 0.5)
      return (dx * dx + dy * dy).squareRoot() * 36 / 32
    }

    static let all = [
      Way(testDescription: "to the right") { x, _ in x },
      Way(testDescription: "to the left") { x, _ in 1 - x },
      Way(testDescription: "down") { _, y in y },
      Way(testDescription: "up") { _, y in 1 - y },
      Way(testDescription: "along the diagonal") { x, y in (x + y) / 2 },
      Way(testDescription: "along the other diagonal") { x, y in (1 - x + y) / 2 },
      Way(testDescription: "iris that opens") { x, y in min(1, radius(x, y)) },
      Way(testDescription: "iris that closes") { x, y in 1 - min(1, radius(x, y)) },
      Way(testDescription: "doors that open") { x, _ in abs(2 * x - 1) },
    ]
  }

  /// Two shots of 40 frames without the wipe, and `count` frames of the wipe between them.
  private static func film(
    _ way: Way, count: Int, soft: Double = 0.01, move: (x: Int, y: Int) = (0, 0)
  ) -> PaintedFilm {
    var (film, next) = (PaintedFilm(), PaintedFilm())
    film.add(2, count: 40 + count, move: move)
    next.add(3, count: 40 + count, move: (-move.x, move.y))
    film.wipe(from: 40, next: Array(next.frames.prefix(count)), soft: soft, place: way.place)
    film.frames += next.frames.dropFirst(count)
    return film
  }

  /// Expects one wipe in the middle of `count` frames from 40 on, and that these are blends.
  private static func expectWipe(_ film: PaintedFilm, count: Int) throws {
    let shots = film.shots()
    #expect(shots.count == 2)
    let begin = try #require(shots.first { $0.value == .wipe }?.key)
    #expect(abs(begin - (40 + count / 2)) <= 2 + count / 10)
    let blends = film.decisions().filter(\.isBlend).map(\.index)
    #expect(blends.count >= 2 * count / 3 && blends.count <= 4 * count / 3 + 2)
    #expect(blends.allSatisfy { $0 >= 38 - count / 4 && $0 < 42 + count + count / 4 })
  }

  @Test("a wipe begins a shot in its middle", arguments: Way.all)
  func wipe(way: Way) throws { try Self.expectWipe(Self.film(way, count: 16), count: 16) }

  @Test("wipes of 8 to 40 frames are found", arguments: [8, 12, 24, 40])
  func length(count: Int) throws {
    try Self.expectWipe(Self.film(Way.all[0], count: count), count: count)
  }

  @Test("a soft edge is an edge", arguments: [0.1, 0.25])
  func soft(width: Double) throws {
    try Self.expectWipe(Self.film(Way.all[1], count: 20, soft: width), count: 20)
  }

  @Test("both shots may move during a wipe")
  func moving() throws {
    try Self.expectWipe(Self.film(Way.all[2], count: 20, move: (1, 0)), count: 20)
  }

  /// A film in which the next shot comes in from the left, and pushes the last one or covers it.
  private static func slide(pushes: Bool, count: Int) -> PaintedFilm {
    var (film, next) = (PaintedFilm(), PaintedFilm())
    film.add(2, count: 40 + count)
    next.add(3, count: 40)
    let new = next.frames[0]
    for number in 0..<count {
      let at = (number + 1) * PaintedFilm.width / (count + 1)
      let old = film.frames[40 + number]
      for index in old.indices {
        let (x, row) = (index / 3 % PaintedFilm.width, index / 3 / PaintedFilm.width)
        let source = x < at ? x + PaintedFilm.width - at : pushes ? x - at : x
        let from = 3 * (row * PaintedFilm.width + source) + index % 3
        film.frames[40 + number][index] = x < at ? new[from] : old[from]
      }
    }
    film.frames += next.frames
    return film
  }

  @Test("a shot that slides in is a wipe", arguments: [false, true])
  func slide(pushes: Bool) throws {
    try Self.expectWipe(Self.slide(pushes: pushes, count: 15), count: 15)
  }

  @Test("the same wipe backward begins its shot at the same place")
  func backward() throws {
    var film = Self.film(Way.all[0], count: 16)
    film.frames.reverse()
    try Self.expectWipe(film, count: 16)
  }

  @Test("something that passes and covers all of the picture is no wipe", arguments: [4, 5, 8])
  func passing(speed: Int) {
    var (film, thing) = (PaintedFilm(), PaintedFilm())
    film.add(2, count: 110)
    thing.add(3, count: 1)
    let (width, bytes) = (PaintedFilm.width, thing.frames[0])
    for number in 30..<110 {
      // A thing of the frame's size, that moves to the right.
      let left = (number - 30) * speed - width
      for index in bytes.indices {
        let (x, row) = (index / 3 % width, index / 3 / width)
        guard (left..<left + width).contains(x) else { continue }
        film.frames[number][index] = bytes[3 * (row * width + x - left) + index % 3]
      }
    }
    #expect(!film.shots().values.contains(.wipe))
  }

  @Test("a whip pan is no wipe", arguments: [6, 8, 12])
  func whipPan(count: Int) {
    var film = PaintedFilm()
    film.add(5, count: 30, from: (10, 40))
    var place = 10.0
    for number in 0..<count {
      // It starts and ends slowly.
      let share = (Double(number) + 1) / Double(count + 1)
      place += 420 / Double(count) * share * (1 - share)
      film.add(5, count: 1, from: (Int(place), 40))
    }
    film.add(5, count: 30, from: (Int(place), 40))
    #expect(!film.shots().values.contains(.wipe))
  }

  @Test("a band that rises over a third of the picture is no wipe")
  func band() {
    var film = PaintedFilm()
    film.add(2, count: 90)
    for number in 30..<90 {
      let top = max(24, 36 - (number - 30))
      film.changePixels(number) { x, y, byte in y >= top ? UInt8(40 + (x + y) % 5) : byte }
    }
    #expect(film.shots() == [0: .start])
  }

  @Test("a shadow that crosses all of the picture is no wipe")
  func shadow() {
    var film = PaintedFilm()
    film.add(2, count: 90)
    for number in 30..<90 {
      let edge = Double(number - 30) / 20
      film.changePixels(number) { _, y, byte in Double(y) / 36 < edge ? byte / 2 : byte }
    }
    #expect(!film.shots().values.contains(.wipe))
  }
}
