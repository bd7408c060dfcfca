import Testing

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

  @Test("shots of a varying rate follow each other without gaps, within half a frame")
  func varying() throws {
    let film = try OddFilms.variableRate()
    let spans = ShotSpans(film)
    #expect(zip(spans.spans, spans.spans.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    for (shot, span) in zip(film.shots, spans.spans) {
      #expect(!span.isEmpty)
      let seconds = Double(span.lowerBound) / spans.rate.frames.value
      #expect(abs(seconds - shot.start) <= 0.5 / spans.rate.frames.value)
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
}
