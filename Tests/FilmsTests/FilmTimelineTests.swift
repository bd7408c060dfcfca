import Specimens
import Testing

@testable import Films
@testable import Palettes

struct FilmTimelineTests {
  @Test("seconds are exact to the last digit at 30000/1001 frames a second")
  func exactSeconds() {
    let timeline = FilmTimeline(
      tick: Rational(1, 30000), frameRate: Rational(30000, 1001), numbers: [0, 1, 2],
      ticks: [0, 1001, 2002], end: 3003)
    #expect(timeline.seconds(at: 2) == 2002.0 / 30000)
    #expect(timeline.seconds(at: 3) == 3003.0 / 30000)
  }

  @Test("a frame that was not read is found at the one before it")
  func sampledFrames() {
    let timeline = FilmTimeline(
      tick: Rational(1, 24), frameRate: Rational(24, 1), numbers: [0, 12, 24],
      ticks: [0, 12, 24], end: 36)
    #expect([0, 11, 12, 30].map(timeline.index(ofFrame:)) == [0, 0, 1, 2])
  }

  @Test("the sample film is whole")
  func sampleFilm() throws {
    let film = try SampleFilm.film()
    #expect(film.shots.last?.frames.upperBound == film.timeline.numbers.last)
    #expect(film.shots.allSatisfy { $0.palette != nil || $0.leftOut != nil })
  }
}
