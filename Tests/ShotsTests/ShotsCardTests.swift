import Testing

@testable import Frames
@testable import Shots

/// Frames of one color, as cards before a film are.
@Suite struct ShotsCardTests {
  @Test("black, gray and white cards are three shots", arguments: [1.0, 10, 24, 60])
  func cards(rate: Double) {
    var film = PaintedFilm()
    let count = Int(5 * rate)
    for gray: UInt8 in [0, 128, 255] { film.add(gray: gray, count: count) }
    #expect(film.shots(framesPerSecond: rate) == [0: .start, count: .cut, 2 * count: .cut])
    let reasons = film.leftOut(framesPerSecond: rate)
    #expect(reasons.prefix(count).allSatisfy { $0 == .black })
    #expect(reasons.dropFirst(count).allSatisfy { $0 == .uniform })
  }

  @Test("cards at uneven times are cut when they change")
  func unevenTimes() {
    var film = PaintedFilm()
    film.add(gray: 0, count: 5)
    film.add(gray: 128, count: 300)
    film.add(gray: 255, count: 4)
    let times = (0..<309).map { number in
      let number = Double(number)
      return number < 5 ? number : number < 305 ? 5 + (number - 5) / 60 : number - 295
    }
    #expect(
      film.shots(framesPerSecond: 23.7, times: times) == [0: .start, 5: .cut, 305: .cut])
  }

  @Test(
    "cards of two colors are two shots",
    arguments: [
      ([200, 20, 20], [20, 20, 200]), ([100, 100, 100], [114, 114, 114]),
      ([0, 0, 40], [40, 0, 0]),
      ([220, 220, 220], [250, 250, 250]),
    ] as [([UInt8], [UInt8])])
  func colors(first: [UInt8], second: [UInt8]) {
    var film = PaintedFilm()
    film.add(color: first, count: 40)
    film.add(color: second, count: 40)
    #expect(film.shots() == [0: .start, 40: .cut])
  }

  @Test("cards between pictures are shots")
  func betweenPictures() {
    var film = PaintedFilm()
    film.add(0, count: 30)
    film.add(color: [200, 20, 20], count: 24)
    film.add(color: [20, 20, 200], count: 24)
    film.add(1, count: 30)
    #expect(film.shots() == [0: .start, 30: .cut, 54: .cut, 78: .cut])
  }

  @Test("black of under half a second between two cards begins one shot")
  func shortBlack() {
    var film = PaintedFilm()
    film.add(color: [200, 20, 20], count: 30)
    film.add(gray: 0, count: 6)
    film.add(color: [20, 20, 200], count: 30)
    #expect(film.shots() == [0: .start, 36: .cut])
  }

  @Test("a fade from black to white is no cut", arguments: [4, 8, 24, 48])
  func fade(count: Int) {
    var film = PaintedFilm()
    film.add(gray: 0, count: 24)
    film.add(gray: 255, count: count + 24)
    film.fade(24..<24 + count, gray: 0, out: false)
    #expect(film.shots() == [0: .start])
  }

  @Test("a flash on a card, light or dark, is no cut", arguments: [0, 250] as [UInt8])
  func flash(gray: UInt8) {
    var film = PaintedFilm()
    film.add(gray: 100, count: 30)
    film.add(gray: gray, count: 4)
    film.add(gray: 100, count: 30)
    #expect(film.shots() == [0: .start])
  }

  @Test("fog that flickers is one shot")
  func fog() {
    var film = PaintedFilm()
    for number in 0..<72 { film.add(gray: UInt8(40 + number % 3 * 4), count: 1) }
    #expect(film.shots() == [0: .start])
  }
}
