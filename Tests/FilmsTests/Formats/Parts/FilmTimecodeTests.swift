import Frames
import Specimens
import Testing

@testable import Films

@Suite("the timecode of a film's frames")
struct FilmTimecodeTests {
  private func film(_ rate: Rational, from code: String?, isVariable: Bool = false) throws -> Film {
    var film = try SampleFilm.film()
    film.timeline.frameRate = rate
    film.timeline.isVariable = isVariable
    film.source.timecode = code
    return film
  }

  @Test("frames are counted from the film's own timecode, and else from zero")
  func origin() throws {
    #expect(try film(Rational(25, 1), from: "10:00:00:00").timecode?.text == "10:00:00:00")
    #expect(try film(Rational(25, 1), from: nil).timecode?.text == "00:00:00:00")
    let code = try film(Rational(25, 1), from: "10:00:59:24").timecode
    #expect(code?.later(by: 1).text == "10:01:00:00")
  }

  // The numbers that drop-frame timecode skips: SMPTE ST 12-1.
  @Test("drop-frame timecode skips the first two numbers of most minutes")
  func dropped() throws {
    let code = try film(Rational(30000, 1001), from: "00:00:59;29").timecode
    #expect(code?.later(by: 1).text == "00:01:00;02")
    let tenth = try film(Rational(30000, 1001), from: "00:09:59;29").timecode
    #expect(tenth?.later(by: 1).text == "00:10:00;00")
  }

  @Test("a film of changing rate has none")
  func variable() throws {
    #expect(try film(Rational(25, 1), from: "10:00:00:00", isVariable: true).timecode == nil)
  }
}
