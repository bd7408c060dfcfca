import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("shots on a timeline")
struct ShotSpansTests {
  @Test("shots of a steady rate are where their frames are, to the last of 2,000")
  func steady() throws {
    let film = try OddFilms.manyShots()
    let spans = ShotSpans(film)
    for (shot, span) in zip(film.shots, spans.spans) {
      #expect(span == shot.frames.lowerBound..<shot.frames.upperBound + 1)
    }
  }

  @Test("shots of a varying rate follow each other without gaps, and are seen where they begin")
  func varying() throws {
    let film = try OddFilms.variableRate()
    let spans = ShotSpans(film)
    // A shot of one frame of 17 ms is missed by 29.97 frames a second.
    #expect(spans.rate.frames == Rational(60000, 1001))
    #expect(zip(spans.spans, spans.spans.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    for (shot, span) in zip(film.shots, spans.spans) {
      #expect(!span.isEmpty)
      // A tenth of a frame before, since containers round times.
      let place = (Double(span.lowerBound) + 0.1) / spans.rate.frames.value
      #expect(place >= shot.start && place < shot.end)
      let first = shot.frames.lowerBound
      #expect(place < film.timeline.seconds(at: first + 1))
    }
  }

  @Test("two shots within one frame of the timeline get a frame each")
  func crowded() throws {
    var film = try OddFilms.variableRate()
    for index in film.shots.indices {
      film.shots[index].start = Double(index) * 0.001
      film.shots[index].end = Double(index + 1) * 0.001
    }
    #expect(ShotSpans(film).spans == [0..<1, 1..<2, 2..<3, 3..<4])
  }

  @Test("a sampled film's shots have no gaps between them")
  func sampled() throws {
    var film = try OddFilms.film(lengths: [24, 24])
    film.shots[0].frames = 0...18
    film.shots[1].frames = 24...42
    #expect(ShotSpans(film).spans == [0..<24, 24..<43])
  }

  @Test(
    "ten frames a second are frames of thirty, each found again",
    arguments: [Rational(10, 1), Rational(12, 1), Rational(15, 2), Rational(18, 1)])
  func mapped(rate: Rational) throws {
    let film = try OddFilms.film(lengths: [7, 1, 1, 30], rate: rate)
    let spans = ShotSpans(film)
    for (shot, span) in zip(film.shots, spans.spans) {
      let seconds = (Double(span.lowerBound) + 0.1) / spans.rate.frames.value
      #expect(Int((seconds * rate.value).rounded(.down)) == shot.frames.lowerBound)
    }
  }

  @Test("a span of a film is at its true time in the source, and begins the record")
  func span() throws {
    var film = try OddFilms.span(from: 240, lengths: [48, 24])
    film.source.timecode = "10:00:00:00"
    var spans = ShotSpans(film)
    #expect(spans.spans == [240..<288, 288..<312])
    #expect(spans.source(240).text == "10:00:10:00")
    #expect(spans.record(240).text == "01:00:00:00")
    #expect(spans.record(288).text == "01:00:02:00")
    film.edit.recordStart = TimecodeText("23:59:59:00")
    spans = ShotSpans(film)
    #expect(spans.record(288).text == "00:00:01:00")
  }

  @Test("the record may count otherwise than the film")
  func mixed() throws {
    var film = try OddFilms.film(lengths: [1800, 30], rate: Rational(30000, 1001))
    film.source.timecode = "10:00:00:00"
    #expect(ShotSpans(film).record(1800).text == "01:01:00:00")
    film.edit.recordStart = TimecodeText("10:00:00;00")
    let spans = ShotSpans(film)
    #expect(spans.source(1800).text == "10:01:00:00")
    #expect(spans.record(1800).text == "10:01:00;02")
  }

  @Test("numbered pictures without timecode are counted by their numbers")
  func pictures() throws {
    var film = try OddFilms.film(lengths: [48, 24])
    film.source.pictures = NumberedNames(prefix: "a.", suffix: ".png", digits: 4, first: 1001)
    #expect(ShotSpans(film).source(48).frame == 1049)
    film.timeline.frameRate = Rational(12, 1)
    film.timeline.tick = Rational(1, 12)
    #expect(ShotSpans(film).origin.frame == 2002)
    film.source.timecode = "10:00:00:00"
    #expect(ShotSpans(film).origin.text == "10:00:00:00")
  }

  @Test("pictures that are numbered by dates are counted from 0", arguments: [2_073_600, Int.max])
  func dates(first: Int) throws {
    var film = try OddFilms.numberedPictures()
    film.source.pictures?.first = first
    #expect(ShotSpans(film).origin.frame == 0)
    film.timeline.frameRate = Rational(1, 1)
    #expect(ShotSpans(film).origin.frame == 0)
  }

  @Test("times beyond all films do not overflow", arguments: [true, false])
  func endless(isVariable: Bool) throws {
    var film = try OddFilms.film(lengths: [24, 24])
    film.timeline.isVariable = isVariable
    film.shots[1].frames = 1 << 58...1 << 58
    (film.shots[1].start, film.shots[1].end) = (1e18, 2e18)
    #expect(ShotSpans(film).spans == [0..<1 << 40, 1 << 40..<1 << 40 + 1])
    for (_, write) in FilmFormatLawTests.written {
      #expect(try !write(film).isEmpty)
    }
  }
}
