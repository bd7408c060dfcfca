import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("rates of timecode")
struct TimecodeRateTests {
  private func rate(
    _ rate: Rational, isVariable: Bool = false, timecode: String? = nil
  ) throws -> TimecodeRate {
    var film = try OddFilms.noShots()
    film.timeline = FilmTimeline(tick: Rational(1, 1000), frameRate: rate, isVariable: isVariable)
    film.source.timecode = timecode
    return TimecodeRate(film)
  }

  @Test("a rate that was rounded by its container is the one that was meant")
  func rounded() throws {
    #expect(try rate(Rational(23976, 1000)).frames == Rational(24000, 1001))
    #expect(try rate(Rational(2398, 100)).frames == Rational(24000, 1001))
    #expect(try rate(Rational(2997, 100)).frames == Rational(30000, 1001))
    #expect(try rate(Rational(24, 1)).frames == Rational(24, 1))
    #expect(try rate(Rational(5994, 100)).isDropFrame)
  }

  /// The rates of OpenTimelineIO 0.18.1, which refuses timecode of every other.
  @Test(
    "a steady rate that editing programs refuse becomes the next one that they offer",
    arguments: [
      (Rational(10, 1), Rational(30, 1)), (Rational(12, 1), Rational(24, 1)),
      (Rational(15, 1), Rational(30, 1)), (Rational(15, 2), Rational(30, 1)),
      (Rational(8, 1), Rational(24, 1)), (Rational(1, 1), Rational(24000, 1001)),
      (Rational(16, 1), Rational(48, 1)), (Rational(18, 1), Rational(24000, 1001)),
      (Rational(20, 1), Rational(60, 1)), (Rational(25, 2), Rational(25, 1)),
      (Rational(15000, 1001), Rational(30000, 1001)), (Rational(90, 1), Rational(60, 1)),
      (Rational(100, 1), Rational(50, 1)), (Rational(120, 1), Rational(60, 1)),
      (Rational(120_000, 1001), Rational(60000, 1001)), (Rational(1000, 1), Rational(60, 1)),
      (Rational(2661, 100), Rational(30000, 1001)), (Rational(0, 1), Rational(24000, 1001)),
    ])
  func refused(steady: Rational, offered: Rational) throws {
    #expect(try rate(steady).frames == offered)
  }

  @Test("a varying rate becomes the next one that programs know")
  func varying() throws {
    #expect(try rate(Rational(2987, 100), isVariable: true).frames == Rational(30000, 1001))
    #expect(try rate(Rational(18, 1), isVariable: true).frames == Rational(24000, 1001))
    #expect(try rate(Rational(24, 1), isVariable: true).frames == Rational(24, 1))
    var film = try OddFilms.noShots()
    film.timeline.isVariable = true
    #expect(!TimecodeRate(film).counts(film.timeline))
  }

  @Test("drop-frame is what the film's timecode says, and only where it can be")
  func dropFrame() throws {
    let ntsc = Rational(30000, 1001)
    #expect(try rate(ntsc).isDropFrame)
    #expect(try rate(ntsc, timecode: "10:00:00;00").isDropFrame)
    #expect(try rate(ntsc, timecode: "10:00:00:00").isDropFrame == false)
    #expect(try rate(Rational(30, 1), timecode: "10:00:00;00").isDropFrame == false)
    #expect(try rate(Rational(48000, 1001)).isDropFrame == false)
  }
}
